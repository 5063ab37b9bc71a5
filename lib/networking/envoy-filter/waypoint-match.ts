import type { EnvoyFilterSpecConfigPatchesMatchWaypoint } from '../../../imports/networking.istio.io';
import { checkPort, type Place } from '../../core/checks';
import type { Wire } from '../../core/wire';
import type { HTTP_CONNECTION_MANAGER } from './listener-match';

/** What of a waypoint a patch is for. */
export interface WaypointMatch {
  /**
   * The port of the service.
   * @default - any port
   */
  readonly portNumber?: number;
}

/** The network filters of a waypoint that a patch is for. */
export interface NetworkFilterWaypointMatch extends WaypointMatch {
  /**
   * The network filter, by the name that Envoy has for it now.
   * @default - any
   */
  readonly filter?: { readonly name: string };
}

/** The HTTP filters of a waypoint that a patch is for. */
export interface HttpFilterWaypointMatch extends WaypointMatch {
  /**
   * The HTTP connection manager, and the HTTP filter in it.
   * @default - any
   */
  readonly filter?: {
    readonly name: typeof HTTP_CONNECTION_MANAGER;
    readonly subFilter?: { readonly name: string };
  };
}

/** The routes of a waypoint that a patch is for. */
export interface HttpRouteWaypointMatch extends WaypointMatch {
  /**
   * The route, by its name: that of the route's rule, or `default`.
   * @default - any
   */
  readonly route?: { readonly name: string };
}

/** The match in its wire form. */
export function renderWaypointMatch(
  match: NetworkFilterWaypointMatch | HttpFilterWaypointMatch | HttpRouteWaypointMatch,
  place: Place,
): Wire<EnvoyFilterSpecConfigPatchesMatchWaypoint> {
  const { filter, route } = match as HttpFilterWaypointMatch & HttpRouteWaypointMatch;
  return {
    portNumber: checkPort(match.portNumber, { ...place, property: `${place.property}.portNumber` }),
    filter: filter && { name: filter.name, subFilter: filter.subFilter && { name: filter.subFilter.name } },
    route: route && { name: route.name },
  };
}
