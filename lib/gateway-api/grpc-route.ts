import type { Construct } from 'constructs';
import type {
  GrpcRouteSpec,
  GrpcRouteSpecParentRefs,
  GrpcRouteSpecRules,
  GrpcRouteSpecRulesMatches,
} from '../../imports/gateway.networking.k8s.io';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { grpcMatchKey } from './grpc-match';
import { type GRPCRouteRule, renderGRPCRouteRule } from './grpc-route-rule';
import { type RouteParent, renderParents } from './parent-ref';
import { renderHostnames } from './route-hostnames';
import { RuleList } from './rule-list';

/** What a GRPCRoute is for. */
export interface GRPCRouteProps extends MeshResourceProps {
  /**
   * The Gateways, listeners of Gateways, or services of the mesh whose calls are routed; 1 to 32.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
   */
  readonly parents: readonly RouteParent[];
  /**
   * The hosts whose calls are routed, at most 16: DNS names, or wildcards such as `*.example.com`. Those that no
   * listener takes are left out. Services know their own.
   * @default - every host of the listeners
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#hostname
   */
  readonly hostnames?: readonly string[];
  /**
   * The rules; `addRule` appends.
   * @default - none
   */
  readonly rules?: readonly GRPCRouteRule[];
}

/**
 * How the gRPC calls of a Gateway, or those for a service of the mesh, are routed: by service, method and headers.
 *
 * The best match is taken, wherever its rule stands, and over all routes of the parent. For Istio that is a method of a
 * service before a whole service, and both before regular expressions and methods of any service; then the longer
 * names, then more headers. A host has GRPCRoutes or HTTPRoutes, and not both.
 *
 * @example
 * const gateway = { name: 'shared', namespace: 'istio-ingress' };
 * const guide = new kplus.Service(chart, 'guide', { ports: [{ port: 50051, name: 'grpc' }] });
 * const route = new gatewayApi.GRPCRoute(chart, 'guide-routes', {
 *   parents: [gateway],
 *   hostnames: ['guide.example.com'],
 * });
 * route.addRule({
 *   matches: [{ method: gatewayApi.GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide' }) }],
 *   backends: [guide],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: GRPCRoute
 * metadata:
 *   name: guide-routes
 *   namespace: bookinfo
 * spec:
 *   hostnames:
 *     - guide.example.com
 *   parentRefs:
 *     - name: shared
 *       namespace: istio-ingress
 *   rules:
 *     - backendRefs:
 *         - name: guide
 *           port: 50051
 *       matches:
 *         - method:
 *             service: routeguide.RouteGuide
 *             type: Exact
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcroute
 */
export class GRPCRoute extends MeshResource<Wire<GrpcRouteSpec>> {
  readonly #parentRefs: Wire<GrpcRouteSpecParentRefs>[];
  readonly #hostnames: string[] | undefined;
  readonly #rules = new RuleList<Wire<GrpcRouteSpecRulesMatches>, Wire<GrpcRouteSpecRules>>(this, {
    implied: 0,
    keyOf: grpcMatchKey,
  });

  /**
   * @throws MeshError MESH_DUPLICATE_PARENT for parents that overlap
   * @throws MeshError MESH_HOSTNAMES_IN_MESH for hostnames where every parent is a service
   * @throws MeshError MESH_NO_ROUTE, when the app is synthesized, for a route without rules
   */
  public constructor(scope: Construct, id: string, props: GRPCRouteProps) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GRPCRoute', plural: 'grpcroutes' }, props);
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
  public addRule(rule: GRPCRouteRule): void {
    this.#rules.add(renderGRPCRouteRule(rule, this, this.#rules.next));
  }

  /** @internal */
  public _toSpec(): Wire<GrpcRouteSpec> {
    return { parentRefs: this.#parentRefs, hostnames: this.#hostnames, rules: this.#rules.render() };
  }
}
