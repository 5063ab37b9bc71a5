import type { Construct } from 'constructs';
import type {
  HttpRouteSpec,
  HttpRouteSpecParentRefs,
  HttpRouteSpecRules,
} from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkHostname } from './hostname';
import { matchKey } from './http-match';
import { type HTTPRouteRule, renderHTTPRouteRule } from './http-route-rule';
import { checkAtMost } from './list-checks';
import { type RouteParent, renderParents } from './parent-ref';

/** What an HTTPRoute is for. */
export interface HTTPRouteProps extends MeshResourceProps {
  /**
   * The Gateways, or listeners of Gateways, whose requests are routed; 1 to 32.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
   */
  readonly parents: readonly RouteParent[];
  /**
   * The hosts whose requests are routed, at most 16: DNS names, or wildcards such as `*.example.com`. Those that no
   * listener takes are left out.
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

/** The API server counts the matches of all rules; a rule without matches has one. */
const MAX_MATCHES = 128;

/**
 * How the HTTP requests of a Gateway are routed.
 *
 * The best match is taken, wherever its rule stands, and over all routes of the Gateway: an exact path before a prefix,
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
  readonly #rules: Wire<HttpRouteSpecRules>[] = [];

  /**
   * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
   */
  public constructor(scope: Construct, id: string, props: HTTPRouteProps) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', plural: 'httproutes' }, props);
    this.#parentRefs = renderParents(props.parents, this);
    checkAtMost(props.hostnames, { property: 'hostnames', at: this }, 16);
    this.#hostnames = props.hostnames?.map((hostname, index) =>
      checkHostname(hostname, { property: `hostnames[${index}]`, at: this }),
    );
    for (const rule of props.rules ?? []) this.addRule(rule);
    this.node.addValidation({ validate: () => this.missingRules() });
  }

  /**
   * Adds a rule, after those that are there.
   *
   * @throws MeshError MESH_UNREACHABLE_ROUTE for a rule whose every match an earlier rule has
   */
  public addRule(rule: HTTPRouteRule): void {
    const property = `rules[${this.#rules.length}]`;
    const json = renderHTTPRouteRule(rule, this, property);
    this.checkCounts(json);
    this.checkName(json, property);
    this.checkReachable(json, property);
    this.#rules.push(json);
  }

  /** @internal */
  public _toSpec(): Wire<HttpRouteSpec> {
    // An empty list of rules would be an invalid one.
    const rules = this.#rules.length > 0 ? this.#rules : undefined;
    return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules };
  }

  private checkCounts(rule: Wire<HttpRouteSpecRules>): void {
    const rules = [...this.#rules, rule];
    checkAtMost(rules, { property: 'rules', at: this }, 16, 'put the rest into another HTTPRoute');
    const matches = rules.reduce((sum, { matches }) => sum + (matches?.length ?? 1), 0);
    if (matches > MAX_MATCHES) {
      throw new MeshError('MESH_TOO_MANY', {
        property: 'rules[].matches',
        value: matches,
        must: `have at most ${MAX_MATCHES} entries in all`,
        fix: 'put the rest into another HTTPRoute',
        at: this,
      });
    }
  }

  private checkName({ name }: Wire<HttpRouteSpecRules>, property: string): void {
    if (name === undefined || !this.#rules.some((rule) => rule.name === name)) return;
    throw new MeshError('MESH_DUPLICATE_RULE', {
      property: `${property}.name`,
      value: name,
      must: 'be another than those of the other rules',
      at: this,
    });
  }

  private checkReachable(rule: Wire<HttpRouteSpecRules>, property: string): void {
    const taken = new Set(this.#rules.flatMap(matchKeys));
    if (!matchKeys(rule).every((key) => taken.has(key))) return;
    throw new MeshError('MESH_UNREACHABLE_ROUTE', {
      property,
      must: 'have a match that no earlier rule has',
      fix: 'the first of equal matches is taken; drop one of the rules, or narrow its matches',
      at: this,
    });
  }

  private missingRules(): string[] {
    if (this.#rules.length > 0) return [];
    const problem = { property: 'rules', must: 'have at least one rule', fix: 'call addRule' };
    return [new MeshError('MESH_NO_ROUTE', problem).message];
  }
}

function matchKeys({ matches = [] }: Wire<HttpRouteSpecRules>): string[] {
  return (matches.length > 0 ? matches : [{}]).map(matchKey);
}
