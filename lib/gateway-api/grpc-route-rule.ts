import type { GrpcRouteSpecRules, GrpcRouteSpecRulesBackendRefs } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type BackendTarget, renderBackends, type WeightedBackend } from './backend-ref';
import { type GRPCRouteFilter, renderGRPCRouteFilters } from './grpc-filter';
import { type GRPCRouteMatch, renderGRPCRouteMatch } from './grpc-match';
import { checkAtMost } from './list-checks';
import { checkSectionName } from './section-name';

/**
 * Which calls, and what happens to them: they are sent on to `backends`, or answered by an extension.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcrouterule
 */
export type GRPCRouteRule = GRPCForwardingRule | GRPCAnsweringRule;

/** What every rule has. */
export interface GRPCRouteRuleBase {
  /**
   * A name, unique in its route.
   * @default - none
   */
  readonly name?: string;
  /**
   * Which calls the rule is for: those that one of the matches accepts.
   * @default - every call
   */
  readonly matches?: readonly GRPCRouteMatch[];
}

/** One of several backends of a GRPCRoute. */
export interface GRPCWeightedBackend extends WeightedBackend {
  /**
   * What is done with the calls for this backend only.
   * @default - nothing
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcbackendref
   */
  readonly filters?: readonly GRPCRouteFilter[];
}

/** Calls that are sent on. */
export interface GRPCForwardingRule extends GRPCRouteRuleBase {
  /** Where to, 1 to 16 backends. */
  readonly backends: readonly (BackendTarget | GRPCWeightedBackend)[];
  /**
   * What is done with the calls on the way.
   * @default - nothing
   */
  readonly filters?: readonly GRPCRouteFilter[];
}

/** Calls that an extension of the implementation answers. */
export interface GRPCAnsweringRule extends GRPCRouteRuleBase {
  readonly backends?: never;
  /** The filters, one of which is the extension. */
  readonly filters: readonly GRPCRouteFilter[];
}

/** The rule in its wire form. */
export function renderGRPCRouteRule(
  rule: GRPCRouteRule,
  route: MeshResource<unknown>,
  property: string,
): Wire<GrpcRouteSpecRules> {
  const { name, matches, filters, backends } = rule;
  const at = route;
  if (backends === undefined && !filters?.some(({ type }) => type === 'ExtensionRef')) {
    throw new MeshError('MESH_RULE_ACTION', {
      property,
      must: 'have backends, or a filter that answers: extensionRef',
      fix: 'without either, every call fails',
      at,
    });
  }
  checkAtMost(matches, { property: `${property}.matches`, at }, 64, 'spread them over several rules');
  return {
    name: checkSectionName(name, { property: `${property}.name`, at }),
    matches: matches?.map((match, index) => renderGRPCRouteMatch(match, route, `${property}.matches[${index}]`)),
    filters: renderGRPCRouteFilters(filters, route, `${property}.filters`),
    backendRefs: backends && renderGRPCBackends(backends, route, `${property}.backends`),
  };
}

function renderGRPCBackends(
  backends: readonly (BackendTarget | GRPCWeightedBackend)[],
  route: MeshResource<unknown>,
  property: string,
): Wire<GrpcRouteSpecRulesBackendRefs>[] {
  return renderBackends(backends, route, property).map(({ json, of }, index) => ({
    ...json,
    filters: renderGRPCRouteFilters(of?.filters, route, `${property}[${index}].filters`),
  }));
}
