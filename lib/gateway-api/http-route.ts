import type { Construct } from 'constructs';
import type {
  HttpRouteSpec,
  HttpRouteSpecParentRefs,
  HttpRouteSpecRules,
  HttpRouteSpecRulesMatches,
} from '../../imports/gateway.networking.k8s.io';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { matchKey } from './http-match';
import { type HTTPRouteRule, renderHTTPRouteRule } from './http-route-rule';
import { type RouteParent, renderParents } from './parent-ref';
import { renderHostnames } from './route-hostnames';
import { RuleList } from './rule-list';

/** What an HTTPRoute is for. */
export interface HTTPRouteProps extends MeshResourceProps {
  /**
   * The Gateways, listeners of Gateways, or services of the mesh whose requests are routed; 1 to 32.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
   */
  readonly parents: readonly RouteParent[];
  /**
   * The hosts whose requests are routed, at most 16: DNS names, or wildcards such as `*.example.com`. Those that no
   * listener takes are left out. Services know their own.
   * @default - every host of the listeners
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#hostname
   */
  readonly hostnames?: readonly string[];
  /**
   * The rules; `addRule` appends.
   * @default - none
   */
  readonly rules?: readonly HTTPRouteRule[];
}

/**
 * How the HTTP requests of a Gateway, or those for a service of the mesh, are routed.
 *
 * The best match is taken, wherever its rule stands, and over all routes of the parent: an exact path before a prefix,
 * a longer prefix before a shorter one, then a method, more headers, more query parameters. Only of equal matches the
 * first is taken.
 *
 * @example
 * const gateway = { name: 'bookinfo-gateway' };
 * const productpage = new kplus.Service(chart, 'productpage', { ports: [{ port: 9080 }] });
 * const route = new gatewayApi.HTTPRoute(chart, 'bookinfo', {
 *   parents: [gateway],
 *   hostnames: ['bookinfo.example.com'],
 * });
 * route.addRule({
 *   matches: [
 *     { path: gatewayApi.PathMatch.exact('/productpage') },
 *     { path: gatewayApi.PathMatch.prefix('/static') },
 *   ],
 *   backends: [productpage],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: HTTPRoute
 * metadata:
 *   name: bookinfo
 *   namespace: bookinfo
 * spec:
 *   hostnames:
 *     - bookinfo.example.com
 *   parentRefs:
 *     - name: bookinfo-gateway
 *   rules:
 *     - backendRefs:
 *         - name: productpage
 *           port: 9080
 *       matches:
 *         - path:
 *             type: Exact
 *             value: /productpage
 *         - path:
 *             type: PathPrefix
 *             value: /static
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httproute
 */
export class HTTPRoute extends MeshResource<Wire<HttpRouteSpec>> {
  readonly #parentRefs: Wire<HttpRouteSpecParentRefs>[];
  readonly #hostnames: string[] | undefined;
  // The API server gives a rule without matches one.
  readonly #rules = new RuleList<Wire<HttpRouteSpecRulesMatches>, Wire<HttpRouteSpecRules>>(this, {
    implied: 1,
    keyOf: matchKey,
  });

  /**
   * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
   * @throws MeshError MESH_HOSTNAMES_IN_MESH for hostnames where every parent is a service
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
   */
  public constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', plural: 'httproutes' }, props);
    this.#parentRefs = renderParents(props.parents, this);
    this.#hostnames = renderHostnames(props.hostnames, this.#parentRefs, this);
    for (const rule of props.rules ?? []) this.addRule(rule);
    this.node.addValidation({ validate: () => this.#rules.problems() });
  }

  /**
   * Adds a rule, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a rule whose every match an earlier rule has
   */
  public addRule(rule: HTTPRouteRule): void {
    this.#rules.add(renderHTTPRouteRule(rule, this, this.#rules.next));
  }

  /** @internal */
  public _toSpec(): Wire<HttpRouteSpec> {
    return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules: this.#rules.render() };
  }
}
