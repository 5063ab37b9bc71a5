import type { Json, JsonObject, ManifestObject } from '../manifest/manifest-object';
import { byAgeAndNamespace } from '../mesh/age';
import { durationMs } from '../mesh/duration';
import { asNumber, asObject, asString, objectsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { backendsOf } from './backends';
import { compileMatch, pathCondition } from './http-match';
import { routeFilters } from './http-route-filters';
import type { Condition, HttpRule, PathMatch } from './http-rule';
import { below } from './string-match';

/** An HTTPRoute or GRPCRoute, with what it is attached to. */
export interface AttachedRoute {
  readonly route: ManifestObject<unknown>;
  /** Backends in other namespaces take a ReferenceGrant there; routes of the mesh do without. */
  readonly needsGrants: boolean;
}

interface Ranked {
  readonly rule: HttpRule;
  readonly rank: readonly number[];
}

/** The rules of routes in the order in which Istio tries them: by how much they ask for, then by the age of the route. */
export function routeRules(mesh: Mesh, attached: readonly AttachedRoute[]): readonly HttpRule[] {
  const inOrder = [...attached].sort((one, other) => byAgeAndNamespace(one.route, other.route));
  return inOrder
    .flatMap((one) => rankedRules(mesh, one))
    .sort((one, other) => compare(other.rank, one.rank))
    .map(({ rule }) => rule);
}

function rankedRules(mesh: Mesh, { route, needsGrants }: AttachedRoute): readonly Ranked[] {
  const namespace = mesh.namespaceOf(route);
  const rules = objectsOf(asObject(route.spec)?.rules);
  const filtersOf = rules.map(([, { filters }]) => routeFilters(mesh, route, filters, needsGrants));
  if (filtersOf.includes(undefined)) return [];
  return rules.flatMap(([index, json], position) => {
    const pointer = `/spec/rules/${index}`;
    const backends = backendsOf(mesh, route, json.backendRefs, needsGrants);
    const filters = filtersOf[position] ?? {};
    const action = {
      json: { ...filters, ...(filters.redirect === undefined && { route: backends.routes }), ...limits(json) },
      namespace,
      segments: true,
      invalidShare: filters.redirect === undefined ? backends.invalidShare : 0,
      destinationPointer: (at: number) => `${pointer}/backendRefs/${backends.indices[at] ?? at}`,
    };
    const written = objectsOf(json.matches);
    const matches = written.length === 0 ? [[undefined, {}] as const] : written;
    return matches.map(([at, match]): Ranked => {
      const compiled = route.kind === 'GRPCRoute' ? grpcMatch(match) : httpMatch(match);
      const matchPointer = at === undefined ? pointer : `${pointer}/matches/${at}`;
      const { conditions, path, rank } = compiled;
      return {
        rank,
        rule: { object: route, pointer, matchPointer, conditions, path, action, precedence: rank.join(' '), via: [] },
      };
    });
  });
}

interface Compiled {
  readonly conditions: readonly Condition[];
  readonly path: PathMatch;
  readonly rank: readonly number[];
}

const EXACT = 3;
const PREFIX = 2;
const REGEX = 1;

function httpMatch(match: JsonObject): Compiled {
  const path = asObject(match.path) ?? { type: 'PathPrefix', value: '/' };
  const type = asString(path.type) ?? 'PathPrefix';
  const text = asString(path.value) ?? '/';
  const rest = compileMatch({
    ...(typeof match.method === 'string' && { method: { exact: match.method } }),
    headers: valueMatches(match.headers),
    queryParams: valueMatches(match.queryParams),
  });
  const rank = [
    match.method === undefined ? 0 : 1,
    objectsOf(match.headers).length,
    objectsOf(match.queryParams).length,
  ];
  if (type === 'Exact' || type === 'RegularExpression') {
    const uri = compileMatch({ uri: { [type === 'Exact' ? 'exact' : 'regex']: text } });
    return {
      conditions: [...uri.conditions, ...rest.conditions],
      path: { kind: 'whole' },
      rank: [type === 'Exact' ? EXACT : REGEX, text.length, ...rank],
    };
  }
  return {
    conditions: [...prefixCondition(text), ...rest.conditions],
    path: { kind: 'segments', value: text },
    rank: [PREFIX, text === '/' ? 1 : text.replace(/\/$/, '').length, ...rank],
  };
}

function prefixCondition(prefix: string): Condition[] {
  if (prefix === '/' || prefix === '') return [];
  return [pathCondition(below(prefix))];
}

function grpcMatch(match: JsonObject): Compiled {
  const method = asObject(match.method);
  const [service, name] = [asString(method?.service), asString(method?.method)];
  const isRegex = method?.type === 'RegularExpression';
  const uri: JsonObject =
    service === undefined && name === undefined
      ? {}
      : isRegex
        ? { uri: { regex: `/${service ?? '[^/]+'}/${name ?? '[^/]+'}` } }
        : name === undefined
          ? { uri: { prefix: `/${service}/` } }
          : service === undefined
            ? { uri: { regex: `/[^/]+/${name}` } }
            : { uri: { exact: `/${service}/${name}` } };
  const { conditions } = compileMatch({ ...uri, headers: valueMatches(match.headers) });
  const kind = asObject(uri.uri) ?? {};
  const type =
    kind.exact !== undefined ? EXACT : kind.prefix !== undefined ? PREFIX : kind.regex !== undefined ? REGEX : 0;
  const length = Object.values(kind).map((text) => String(text).length)[0] ?? 0;
  return { conditions, path: { kind: 'whole' }, rank: [type, length, 0, objectsOf(match.headers).length, 0] };
}

/** The list of the Gateway API as the map of a VirtualService; of two with one name the first counts. */
function valueMatches(list: Json | undefined): JsonObject {
  const matches: { [name: string]: Json } = {};
  for (const [, match] of objectsOf(list)) {
    const name = asString(match.name) ?? '';
    if (Object.hasOwn(matches, name)) continue;
    matches[name] = { [match.type === 'RegularExpression' ? 'regex' : 'exact']: asString(match.value) ?? '' };
  }
  return matches;
}

/** Timeouts and retries in the terms of a VirtualService. */
function limits(rule: JsonObject): JsonObject {
  const timeouts = asObject(rule.timeouts);
  const retry = asObject(rule.retry);
  const [request, each] = [asString(timeouts?.request), asString(timeouts?.backendRequest)];
  const codes = Array.isArray(retry?.codes) ? retry.codes.map(String) : [];
  return {
    ...(retry === undefined
      ? { timeout: shorter(request, each) }
      : {
          timeout: request,
          retries: {
            attempts: asNumber(retry.attempts) ?? 2,
            retryOn: ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', ...codes].join(','),
            ...(each !== undefined && { perTryTimeout: each }),
          },
        }),
  };
}

/** Without retries the time of a try bounds the request, too; it is never the longer one. */
function shorter(request: string | undefined, each: string | undefined): string | undefined {
  return durationMs(each) ? each : request;
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < one.length; index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
