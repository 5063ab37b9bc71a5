import type { Construct } from 'constructs';
import type {
  VirtualServiceSpec,
  VirtualServiceSpecHttp,
  VirtualServiceSpecTcp,
  VirtualServiceSpecTls,
} from '../../imports/networking.istio.io';
import { MeshError } from '../core/errors';
import { Host, type HostRef } from '../core/host';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type ExportTo, renderExportTo } from './export-to';
import { type GatewayRef, renderGateways } from './gateway-ref';
import { type HttpRoute, renderHttpRoute } from './http-route';
import { renderTcpRoute, type TcpRoute } from './tcp-route';
import { renderTlsRoute, type TlsRoute } from './tls-route';

interface OneHost {
  /** The host whose requests are routed. */
  readonly host: HostRef;
  readonly hosts?: never;
  readonly delegated?: never;
}

interface SeveralHosts {
  /** The hosts whose requests are routed. */
  readonly hosts: readonly HostRef[];
  readonly host?: never;
  readonly delegated?: never;
}

interface NoHost {
  /** The VirtualService has no hosts of its own: routes of others `delegate` to it. */
  readonly delegated: true;
  readonly host?: never;
  readonly hosts?: never;
  readonly gateways?: never;
}

/** What a VirtualService is for. */
export type VirtualServiceProps = MeshResourceProps & {
  /**
   * Which proxies follow the rules.
   * @default - the sidecars of the mesh
   */
  readonly gateways?: readonly GatewayRef[];
  /**
   * Which namespaces see the rules.
   * @default - all namespaces, unless the mesh is set up otherwise
   */
  readonly exportTo?: readonly ExportTo[];
  /**
   * Rules for HTTP and gRPC, tried in this order; `addHttpRoute` appends.
   * @default - none
   */
  readonly http?: readonly HttpRoute[];
} & (OneHost | SeveralHosts | NoHost);

/**
 * How requests to a host are routed.
 *
 * Routes are tried in the order in which they were added, and the first that matches is taken.
 *
 * @example
 * const reviews = Host.service('reviews', { namespace: 'bookinfo' });
 * const routes = new VirtualService(chart, 'reviews-routes', { host: reviews });
 * routes.addHttpRoute({
 *   match: [{ headers: { 'end-user': StringMatch.exact('jason') } }],
 *   to: Destination.of(reviews, { subset: 'v2' }),
 * });
 * routes.addHttpRoute({ to: Destination.of(reviews, { subset: 'v1' }), timeout: Duration.seconds(5) });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: VirtualService
 * metadata:
 *   name: reviews-routes
 *   namespace: bookinfo
 * spec:
 *   hosts:
 *     - reviews
 *   http:
 *     - match:
 *         - headers:
 *             end-user:
 *               exact: jason
 *       route:
 *         - destination:
 *             host: reviews
 *             subset: v2
 *     - route:
 *         - destination:
 *             host: reviews
 *             subset: v1
 *       timeout: 5s
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/
 */
export class VirtualService extends MeshResource<Wire<VirtualServiceSpec>> {
  readonly #hosts: string[] | undefined;
  readonly #gateways: string[] | undefined;
  readonly #exportTo: string[] | undefined;
  readonly #http: Wire<VirtualServiceSpecHttp>[] = [];
  readonly #tls: Wire<VirtualServiceSpecTls>[] = [];
  readonly #tcp: Wire<VirtualServiceSpecTcp>[] = [];

  /**
   * @throws MeshError MESH_WILDCARD_IN_MESH for the host `*` without a gateway
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a VirtualService without routes
   */
  public constructor(scope: Construct, id: string, props: VirtualServiceProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', plural: 'virtualservices' }, props);
    this.#hosts = props.delegated ? undefined : this.renderHosts(props);
    this.#gateways = renderGateways(props.gateways, this);
    this.#exportTo = renderExportTo(props.exportTo, this);
    for (const route of props.http ?? []) this.addHttpRoute(route);
    this.node.addValidation({ validate: () => this.missingRoutes() });
  }

  /**
   * Adds a rule for HTTP and gRPC requests, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a route behind one that takes every request
   */
  public addHttpRoute(route: HttpRoute): void {
    const index = this.#http.length;
    const catchAll = this.#http.findIndex(({ match = [] }) => match.length === 0);
    if (catchAll !== -1) {
      throw new MeshError('MESH_UNREACHABLE_ROUTE', {
        property: `http[${index}]`,
        must: `come before http[${catchAll}], which has no match and takes every request`,
        fix: 'add the route without a match last',
        at: this,
      });
    }
    this.#http.push(renderHttpRoute(route, this, `http[${index}]`));
  }

  /** Adds a rule for TLS connections that are passed on unopened, after those that are there. */
  public addTlsRoute(route: TlsRoute): void {
    this.#tls.push(renderTlsRoute(route, this, `tls[${this.#tls.length}]`));
  }

  /** Adds a rule for TCP connections, after those that are there. */
  public addTcpRoute(route: TcpRoute): void {
    this.#tcp.push(renderTcpRoute(route, this, `tcp[${this.#tcp.length}]`));
  }

  /** @internal */
  public _toSpec(): Wire<VirtualServiceSpec> {
    return {
      hosts: this.#hosts,
      gateways: this.#gateways,
      exportTo: this.#exportTo,
      http: filled(this.#http),
      tls: filled(this.#tls),
      tcp: filled(this.#tcp),
    };
  }

  private renderHosts(props: OneHost | SeveralHosts | { gateways?: readonly GatewayRef[] }): string[] {
    const refs = 'hosts' in props && props.hosts ? props.hosts : 'host' in props && props.host ? [props.host] : [];
    const hosts = refs.map((ref) => Host.of(ref).nameFrom(this.namespace));
    if (hosts.length === 0) {
      throw new MeshError('MESH_EMPTY', {
        property: 'hosts',
        value: hosts,
        must: 'have at least one entry',
        fix: 'name a host, or say delegated: true for rules that others delegate to',
        at: this,
      });
    }
    const gateways = (props as { gateways?: readonly GatewayRef[] }).gateways;
    const inMesh = gateways === undefined || gateways.includes('mesh');
    if (inMesh && hosts.includes('*')) {
      throw new MeshError('MESH_WILDCARD_IN_MESH', {
        property: 'hosts',
        value: hosts,
        must: "not be '*' for the sidecars of the mesh",
        fix: 'name the gateways, or the hosts',
        at: this,
      });
    }
    return hosts;
  }

  private missingRoutes(): string[] {
    if (this.#http.length + this.#tls.length + this.#tcp.length > 0) return [];
    const problem = { property: 'http', must: 'have at least one route', fix: 'call addHttpRoute, addTlsRoute or addTcpRoute' };
    return [new MeshError('MESH_NO_ROUTE', problem).message];
  }
}

/** An empty list of rules would be an invalid one. */
function filled<T>(routes: readonly T[]): readonly T[] | undefined {
  return routes.length > 0 ? routes : undefined;
}
