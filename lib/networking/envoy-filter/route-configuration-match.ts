import type { EnvoyFilterSpecConfigPatchesMatchRouteConfiguration } from '../../../imports/networking.istio.io';
import { checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import type { GatewayRef } from '../gateway-ref';

/** What a route does with a request. */
export enum RouteAction {
  /** Any of the others. */
  ANY = 'ANY',
  /** It sends it on. */
  ROUTE = 'ROUTE',
  /** It redirects it. */
  REDIRECT = 'REDIRECT',
  /** It answers it. */
  DIRECT_RESPONSE = 'DIRECT_RESPONSE',
}

/** The route configurations of sidecars, and of gateways. */
export interface RouteConfigurationMatch {
  /**
   * The name, such as `9080` or `http.80`.
   * @default - any name
   */
  readonly name?: string;
  /**
   * The port of the service, or of the gateway's server.
   * @default - any port
   */
  readonly portNumber?: number;
  /**
   * The name of the gateway's port; for gateways only.
   * @default - any port
   */
  readonly portName?: string;
  /**
   * The Gateway whose servers the configuration is for; for gateways only.
   * @default - any Gateway
   */
  readonly gateway?: Exclude<GatewayRef, 'mesh'>;
}

/** A virtual host of a route configuration. */
export interface VirtualHostMatch {
  /**
   * The name: host and port, such as `reviews.bookinfo.svc.cluster.local:9080`.
   * @default - any name
   */
  readonly name?: string;
  /**
   * A domain that the virtual host serves.
   * @default - any domain
   */
  readonly domainName?: string;
}

/** A route of a virtual host. */
export interface RouteMatch {
  /**
   * The name: that of the VirtualService's route, or `default`.
   * @default - any name
   */
  readonly name?: string;
  /**
   * What the route does.
   * @default RouteAction.ANY
   */
  readonly action?: RouteAction;
}

/**
 * The virtual hosts that a patch is for.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch
 */
export interface VirtualHostRouteConfigurationMatch extends RouteConfigurationMatch {
  /**
   * The virtual host.
   * @default - any
   */
  readonly vhost?: VirtualHostMatch;
}

/**
 * The routes that a patch is for.
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-RouteConfigurationMatch-RouteMatch
 */
export interface HttpRouteRouteConfigurationMatch extends RouteConfigurationMatch {
  /**
   * The virtual host, and the route in it.
   * @default - any
   */
  readonly vhost?: VirtualHostMatch & {
    /**
     * The route.
     * @default - any
     */
    readonly route?: RouteMatch;
  };
}

/** The route configurations in their wire form. */
export function renderRouteConfigurationMatch(
  match: HttpRouteRouteConfigurationMatch,
  filter: MeshResource<unknown>,
  property: string,
): Wire<EnvoyFilterSpecConfigPatchesMatchRouteConfiguration> {
  const place = (field: string): Place => ({ property: `${property}.${field}`, at: filter });
  const { name, portNumber, portName, gateway, vhost } = match;
  return {
    name,
    portNumber: checkPort(portNumber, place('portNumber')),
    portName,
    gateway: gateway && gatewayName(gateway, filter, place('gateway')),
    vhost: vhost && {
      name: vhost.name,
      domainName: vhost.domainName,
      route: vhost.route && { name: vhost.route.name, action: vhost.route.action },
    },
  };
}

/** Envoy's route names have the namespace of the Gateway in them, always. */
function gatewayName(gateway: Exclude<GatewayRef, 'mesh'>, filter: MeshResource<unknown>, place: Place): string {
  const namespace = gateway.namespace ?? filter.namespace;
  if (namespace === undefined) {
    const fix = 'give the Gateway or its chart a namespace';
    throw new MeshError('MESH_GATEWAY_WITHOUT_NAMESPACE', {
      ...place,
      value: gateway.name,
      must: 'have a namespace',
      fix,
    });
  }
  return `${namespace}/${gateway.name}`;
}
