import type { HttpRouteSpecRules, HttpRouteSpecRulesBackendRefs } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type BackendTarget, renderBackends, type WeightedBackend } from './backend-ref';
import {
  type HTTPRouteFilter,
  type HTTPRouteFilterJson,
  type HTTPRouteFilterType,
  renderHTTPRouteFilters,
} from './http-filter';
import { type HTTPRouteMatch, renderHTTPRouteMatch } from './http-match';
import { checkAtMost } from './list-checks';
import { checkSectionName } from './section-name';
import { type HTTPRouteTimeouts, renderTimeouts } from './timeouts';

/**
 * Which requests, and what happens to them: they are sent on to `backends`, or answered by a filter.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httprouterule
 */
export type HTTPRouteRule = HTTPForwardingRule | HTTPAnsweringRule;

/** What every rule has. */
export interface HTTPRouteRuleBase {
  /**
   * A name, unique in its route.
   * @default - none
   */
  readonly name?: string;
  /**
   * Which requests the rule is for: those that one of the matches accepts.
   * @default - every request
   */
  readonly matches?: readonly HTTPRouteMatch[];
  /**
   * How long requests may take.
   * @default - Istio has no limit
   */
  readonly timeouts?: HTTPRouteTimeouts;
}

/** One of several backends of an HTTPRoute. */
export interface HTTPWeightedBackend extends WeightedBackend {
  /**
   * What is done with the requests for this backend only.
   * @default - nothing
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpbackendref
   */
  readonly filters?: readonly HTTPRouteFilter[];
}

/** Requests that are sent on. */
export interface HTTPForwardingRule extends HTTPRouteRuleBase {
  /** Where to, 1 to 16 backends. */
  readonly backends: readonly (BackendTarget | HTTPWeightedBackend)[];
  /**
   * What is done with the requests on the way.
   * @default - nothing
   */
  readonly filters?: readonly HTTPRouteFilter<Exclude<HTTPRouteFilterType, 'RequestRedirect'>>[];
}

/** Requests that a filter answers: a redirect, or an extension. */
export interface HTTPAnsweringRule extends HTTPRouteRuleBase {
  readonly backends?: never;
  /** The filters, one of which gives the answer. */
  readonly filters: readonly HTTPRouteFilter<Exclude<HTTPRouteFilterType, 'URLRewrite'>>[];
}

/** The rule in its wire form. */
export function renderHTTPRouteRule(
  rule: HTTPRouteRule,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRules> {
  const { name, matches, filters, backends, timeouts } = rule;
  const at = route;
  checkAction(rule, property, route);
  checkAtMost(matches, { property: `${property}.matches`, at }, 64, 'spread them over several rules');
  const json: Wire<HttpRouteSpecRules> = {
    name: checkSectionName(name, { property: `${property}.name`, at }),
    matches: matches?.map((match, index) => renderHTTPRouteMatch(match, route, `${property}.matches[${index}]`)),
    filters: renderHTTPRouteFilters(filters, route, `${property}.filters`),
    backendRefs: backends && renderHTTPBackends(backends, route, `${property}.backends`),
    timeouts: timeouts && renderTimeouts(timeouts, route, `${property}.timeouts`),
  };
  checkPrefixModifiers(json, property, route);
  return json;
}

function renderHTTPBackends(
  backends: readonly (BackendTarget | HTTPWeightedBackend)[],
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesBackendRefs>[] {
  return renderBackends(backends, route, property).map(({ json, of }, index) => ({
    ...json,
    filters: renderHTTPRouteFilters(of?.filters, route, `${property}[${index}].filters`),
  }));
}

/** For callers whose types were lost on the way, and for redirects and extensions that are not there. */
function checkAction({ backends, filters = [] }: HTTPRouteRule, property: string, at: MeshResource<unknown>): void {
  const types: HTTPRouteFilterType[] = filters.map(({ type }) => type);
  if (backends !== undefined && types.includes('RequestRedirect')) {
    throw new MeshError('MESH_RULE_ACTION', {
      property,
      must: 'not have both backends and a requestRedirect',
      fix: 'a request that is redirected is not sent on; drop backends',
      at,
    });
  }
  if (backends === undefined && !types.includes('RequestRedirect') && !types.includes('ExtensionRef')) {
    throw new MeshError('MESH_RULE_ACTION', {
      property,
      must: 'have backends, or a filter that answers: requestRedirect or extensionRef',
      fix: 'without either, every request is answered with 500',
      at,
    });
  }
}

/** A prefix can be replaced where one prefix is what matched; no matches are the prefix `/`. */
function checkPrefixModifiers(rule: Wire<HttpRouteSpecRules>, property: string, at: MeshResource<unknown>): void {
  const filters = [...(rule.filters ?? []), ...(rule.backendRefs ?? []).flatMap((backend) => backend.filters ?? [])];
  if (!filters.some((filter) => replacesPrefix(filter as HTTPRouteFilterJson))) return;
  const { matches = [{}] } = rule;
  if (matches.length === 1 && (matches[0]?.path?.type ?? 'PathPrefix') === 'PathPrefix') return;
  throw new MeshError('MESH_PREFIX_WITHOUT_MATCH', {
    property: `${property}.matches`,
    value: matches.map(({ path }) => path?.type ?? 'PathPrefix'),
    must: 'be one match with PathMatch.prefix(…) where a filter has replacePrefixMatch',
    fix: 'make a rule of each match, or write replaceFullPath',
    at,
  });
}

function replacesPrefix({ requestRedirect, urlRewrite }: HTTPRouteFilterJson): boolean {
  return [requestRedirect, urlRewrite].some((filter) => filter?.path?.type === 'ReplacePrefixMatch');
}
