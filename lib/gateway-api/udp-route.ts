import type { Construct } from 'constructs';
import type { UdpRouteSpec } from '../../imports/gateway.networking.k8s.io';
import { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type L4RouteProps, renderL4Route } from './l4-route';
import type { GatewayParent } from './parent-ref';

/** What a UDPRoute is for. */
export interface UDPRouteProps extends L4RouteProps {
  /**
   * The Gateways, or listeners of Gateways, whose packets are routed; 1 to 32.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
   */
  readonly parents: readonly GatewayParent[];
}

/**
 * Where the UDP packets of a listener go. Istio knows no UDPRoutes; other implementations do.
 *
 * @example
 * const dns = new kplus.Service(chart, 'dns', { ports: [{ port: 53, protocol: kplus.Protocol.UDP }] });
 * new gatewayApi.UDPRoute(chart, 'dns-route', {
 *   parents: [{ name: 'edge', sectionName: 'dns' }],
 *   backends: [dns],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: UDPRoute
 * metadata:
 *   name: dns-route
 *   namespace: bookinfo
 * spec:
 *   parentRefs:
 *     - name: edge
 *       sectionName: dns
 *   rules:
 *     - backendRefs:
 *         - name: dns
 *           port: 53
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#udproute
 */
export class UDPRoute extends MeshResource<Wire<UdpRouteSpec>> {
  readonly #spec: Wire<UdpRouteSpec>;

  /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
  public constructor(scope: Construct, id: string, props: UDPRouteProps) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'UDPRoute', plural: 'udproutes' }, props);
    this.#spec = renderL4Route(props, this);
  }

  /** @internal */
  public _toSpec(): Wire<UdpRouteSpec> {
    return this.#spec;
  }
}
