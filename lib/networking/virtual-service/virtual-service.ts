import type { Construct } from 'constructs';
import type {
  VirtualServiceSpec,
  VirtualServiceSpecHttp,
  VirtualServiceSpecTcp,
  VirtualServiceSpecTls,
} from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { HostRef } from '../../core/host';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type ExportTo, renderExportTo } from '../export-to';
import { type GatewayRef, renderGateways } from '../gateway-ref';
import { checkNoClaims } from './http-match';
import { type HttpRoute, renderHttpRoute } from './http-route';
import { checkReachable } from './reachability';
import { renderHosts } from './route-hosts';
import { renderTcpRoute, type TcpRoute } from './tcp-route';
import { checkSniHosts, renderTlsRoute, type TlsRoute } from './tls-route';

const VIRTUAL_SERVICE = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', plural: 'virtualservices' };

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
  readonly #delegated: boolean;
  readonly #hosts: string[] | undefined;
  readonly #gateways: string[] | undefined;
  readonly #exportTo: string[] | undefined;
  readonly #http: Wire<VirtualServiceSpecHttp>[] = [];
  readonly #tls: Wire<VirtualServiceSpecTls>[] = [];
  readonly #tcp: Wire<VirtualServiceSpecTcp>[] = [];

  /**
   * @throws MeshError MESH_WILDCARD_IN_MESH for the host `*` without a gateway
   * @throws MeshError MESH_OVERLAPPING_HOSTS for a host that another one includes
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a VirtualService without routes
   */
  public constructor(scope: Construct, id: string, props: VirtualServiceProps) {
    super(scope, id, VIRTUAL_SERVICE, props);
    this.#delegated = props.delegated === true;
    if (this.#delegated) this.checkDelegated(props);
    this.#gateways = renderGateways(props.gateways, this);
    const refs = props.hosts ?? (props.host === undefined ? [] : [props.host]);
    this.#hosts = this.#delegated ? undefined : renderHosts(refs, !this.isForGatewaysOnly(), this);
    this.#exportTo = renderExportTo(props.exportTo, this);
    for (const route of props.http ?? []) this.addHttpRoute(route);
    this.node.addValidation({ validate: () => this.missingRoutes() });
  }

  /**
   * Adds a rule for HTTP and gRPC requests, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a route behind one that takes every request
   * @throws MeshError MESH_CLAIM_IN_MESH for a match of a claim where sidecars follow the rules
   * @throws MeshError MESH_DELEGATE_WITH_HOSTS for delegating to a VirtualService that is not `delegated`
   */
  public addHttpRoute(route: HttpRoute): void {
    const property = `http[${this.#http.length}]`;
    checkReachable(this.#http, this, 'http', 'request');
    if (route.delegate !== undefined) this.checkDelegate(route.delegate, property);
    const rendered = renderHttpRoute(route, this, property);
    if (!this.isForGatewaysOnly()) checkNoClaims(rendered, this, property);
    this.#http.push(rendered);
  }

  /**
   * Adds a rule for TLS connections that are passed on unopened, after those that are there.
   *
   * @throws MeshError MESH_SNI_OUTSIDE_HOSTS for a server name that no host of the VirtualService includes
   */
  public addTlsRoute(route: TlsRoute): void {
    const property = `tls[${this.#tls.length}]`;
    this.checkOwnHosts(property);
    const rendered = renderTlsRoute(route, this, property);
    checkSniHosts(rendered, this.#hosts ?? [], this, property);
    this.#tls.push(rendered);
  }

  /**
   * Adds a rule for TCP connections, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a route behind one that takes every connection
   */
  public addTcpRoute(route: TcpRoute): void {
    const property = `tcp[${this.#tcp.length}]`;
    this.checkOwnHosts(property);
    checkReachable(this.#tcp, this, 'tcp', 'connection');
    this.#tcp.push(renderTcpRoute(route, this, property));
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

  /** No gateways are the same as the gateway `mesh`: all sidecars. */
  private isForGatewaysOnly(): boolean {
    return this.#gateways !== undefined && this.#gateways.length > 0 && !this.#gateways.includes('mesh');
  }

  /** For callers whose types were lost on the way. */
  private checkDelegated(props: VirtualServiceProps): void {
    const own = (['host', 'hosts', 'gateways'] as const).filter((key) => props[key] !== undefined);
    if (own.length === 0) return;
    const fix = 'its rules are for the hosts and gateways of those that delegate to it';
    throw new MeshError('MESH_DELEGATED', {
      property: own.join(', '),
      must: 'not stand beside delegated',
      fix,
      at: this,
    });
  }

  private checkOwnHosts(property: string): void {
    if (!this.#delegated) return;
    const must = 'not be in a VirtualService that others delegate to';
    throw new MeshError('MESH_DELEGATED', { property, must, fix: 'only HTTP routes are delegated', at: this });
  }

  private checkDelegate(delegate: NonNullable<HttpRoute['delegate']>, property: string): void {
    const problem = { property: `${property}.delegate`, value: delegate.name, at: this };
    if (this.#delegated) {
      const must = 'not be in a VirtualService that others delegate to';
      throw new MeshError('MESH_DELEGATED', { ...problem, must, fix: 'delegate to it from the one with hosts' });
    }
    if (delegate instanceof VirtualService && !delegate.#delegated) {
      const must = 'be a VirtualService without hosts';
      throw new MeshError('MESH_DELEGATE_WITH_HOSTS', { ...problem, must, fix: 'make it with delegated: true' });
    }
  }

  private missingRoutes(): string[] {
    if (this.#http.length + this.#tls.length + this.#tcp.length > 0) return [];
    const fix = 'call addHttpRoute, addTlsRoute or addTcpRoute';
    return [new MeshError('MESH_NO_ROUTE', { property: 'http', must: 'have at least one route', fix }).message];
  }
}

/** An empty list of rules would be an invalid one. */
function filled<T>(routes: readonly T[]): readonly T[] | undefined {
  return routes.length > 0 ? routes : undefined;
}
