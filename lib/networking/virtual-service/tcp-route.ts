import type { VirtualServiceSpecTcp } from '../../../imports/networking.istio.io';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type DestinationRef, renderDestinations, type WeightedDestination } from '../destination';
import { type L4Match, renderL4Match } from './l4-match';

/**
 * One rule for TCP connections.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute
 */
export interface TcpRoute {
  /**
   * Which connections the route is for: those that one of the matches accepts.
   * @default - all connections that no earlier route took
   */
  readonly match?: readonly L4Match[];
  /** Where to: one destination, or several with their weights. */
  readonly to: DestinationRef | readonly WeightedDestination[];
}

/** The route in its wire form. */
export function renderTcpRoute(
  route: TcpRoute,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecTcp> {
  return {
    match: route.match?.map((match, index) => renderL4Match(match, rule, `${property}.match[${index}]`)),
    route: renderDestinations(route.to, rule, `${property}.to`).map(({ destination, weight }) => ({
      destination,
      weight,
    })),
  };
}
