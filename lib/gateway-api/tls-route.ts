import type { Construct } from 'constructs';
import type { TlsRouteSpec } from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty } from '../core/checks';
import { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkHostname } from './hostname';
import { type L4RouteProps, renderL4Route } from './l4-route';
import { checkAtMost } from './list-checks';
import type { RouteParent } from './parent-ref';

/** What a TLSRoute is for. */
export interface TLSRouteProps extends L4RouteProps {
  /**
   * The Gateways, listeners that pass TLS on, or services of the mesh whose connections are routed; 1 to 32.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
   */
  readonly parents: readonly RouteParent[];
  /**
   * The server names (SNI) that clients ask for, 1 to 1024: DNS names, or wildcards such as `*.example.com`.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#hostname
   */
  readonly hostnames: readonly string[];
}

/**
 * Where TLS connections go, by the server name that the client asks for; TLS itself is not opened.
 *
 * @example
 * const vault = new kplus.Service(chart, 'vault', { ports: [{ port: 8200, name: 'tls' }] });
 * new gatewayApi.TLSRoute(chart, 'vault-route', {
 *   parents: [{ name: 'shared', sectionName: 'tls' }],
 *   hostnames: ['vault.example.com'],
 *   backends: [vault],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: TLSRoute
 * metadata:
 *   name: vault-route
 *   namespace: bookinfo
 * spec:
 *   hostnames:
 *     - vault.example.com
 *   parentRefs:
 *     - name: shared
 *       sectionName: tls
 *   rules:
 *     - backendRefs:
 *         - name: vault
 *           port: 8200
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#tlsroute
 */
export class TLSRoute extends MeshResource<Wire<TlsRouteSpec>> {
  readonly #spec: Wire<TlsRouteSpec>;

  /** @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap */
  public constructor(scope: Construct, id: string, props: TLSRouteProps) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'TLSRoute', plural: 'tlsroutes' }, props);
    const place = { property: 'hostnames', at: this };
    checkNotEmpty(props.hostnames, place, 'name the server names that clients ask for');
    checkAtMost(props.hostnames, place, 1024);
    const hostnames = props.hostnames.map((hostname, index) =>
      checkHostname(hostname, { property: `hostnames[${index}]`, at: this }),
    );
    this.#spec = { hostnames, ...renderL4Route(props, this) };
  }

  /** @internal */
  public _toSpec(): Wire<TlsRouteSpec> {
    return this.#spec;
  }
}
