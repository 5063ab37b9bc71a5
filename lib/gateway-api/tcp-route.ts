import type { Construct } from 'constructs';
import type { TcpRouteSpec } from '../../imports/gateway.networking.k8s.io';
import { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type L4RouteProps, renderL4Route } from './l4-route';
import type { RouteParent } from './parent-ref';

/** What a TCPRoute is for. */
export interface TCPRouteProps extends L4RouteProps {
  /**
   * The Gateways, listeners of Gateways, or services of the mesh whose connections are routed; 1 to 32. A listener that
   * ends TLS can have TCPRoutes, too.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
   */
  readonly parents: readonly RouteParent[];
}

/**
 * Where the TCP connections of a listener, or those for a service of the mesh, go.
 *
 * @example
 * const mysql = new kplus.Service(chart, 'mysql', { ports: [{ port: 3306, name: 'mysql' }] });
 * new gatewayApi.TCPRoute(chart, 'mysql-route', {
 *   parents: [{ name: 'shared', sectionName: 'mysql' }],
 *   backends: [mysql],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: TCPRoute
 * metadata:
 *   name: mysql-route
 *   namespace: bookinfo
 * spec:
 *   parentRefs:
 *     - name: shared
 *       sectionName: mysql
 *   rules:
 *     - backendRefs:
 *         - name: mysql
 *           port: 3306
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#tcproute
 */
export class TCPRoute extends MeshResource<Wire<TcpRouteSpec>> {
  readonly #spec: Wire<TcpRouteSpec>;

  /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
  public constructor(scope: Construct, id: string, props: TCPRouteProps) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TCPRoute', plural: 'tcproutes' }, props);
    this.#spec = renderL4Route(props, this);
  }

  /** @internal */
  public _toSpec(): Wire<TcpRouteSpec> {
    return this.#spec;
  }
}
