import type { ManifestObject } from '../manifest/manifest-object';
import { asString, at, objectsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { writtenRules } from './delegate';
import type { Expected } from './expectation';
import { isHost } from './expected-host';
import { compileMatch } from './http-match';
import { routeRules } from './http-route-rules';
import type { Condition, HttpRule } from './http-rule';
import type { Routed, RouteRequest, TraceEntry } from './outcome';
import { type Seen, seen } from './request';
import { entry } from './trace';

/**
 * The rule beside the one that a request has met which asks for the least more, with what it asks for; one that leads
 * where the request was expected to go comes first. Undefined where there is none, or the trace names it.
 */
export function closestRule(
  mesh: Mesh,
  request: RouteRequest,
  { trace }: Pick<Routed, 'trace'>,
  expected: Expected = {},
): TraceEntry | undefined {
  if (trace.some(({ step }) => step === 'nearest-rule')) return undefined;
  const met = trace.find(({ match }) => match !== undefined);
  // What has no rules for HTTP has no conditions to miss.
  if (met?.source === undefined || /^\/spec\/t(?:ls|cp)\//.test(met.pointer ?? '')) return undefined;
  const asSent = seen(request, 'BASE');
  let best: { readonly rule: Rule; readonly lacks: readonly string[]; readonly distance: number } | undefined;
  for (const rule of rulesOf(mesh, met.source)) {
    if (trace.some(({ source, match }) => source === rule.object && match === rule.matchPointer)) continue;
    const missed = rule.conditions.filter((condition) => !condition.test(asSent));
    const leads = leadsAsExpected(rule, expected);
    // One that leads nowhere special and comes too late.
    if (missed.length === 0 && !leads) continue;
    const distance = (leads ? 0 : FAR) + distanceOf(missed, asSent);
    const lacks = missed.map((condition) => `${condition.asks}, but the request has ${condition.has(asSent)}`);
    if (best === undefined || distance < best.distance) best = { rule, lacks, distance };
  }
  if (best === undefined) return undefined;
  const { rule, lacks } = best;
  const why =
    lacks.length === 0
      ? 'is never reached: the request fits it, but a rule before it takes the request'
      : `asks for ${lacks.join('; and for ')}`;
  return entry('closest-rule', rule.object, rule.matchPointer, `the closest rule ${why}`);
}

/** More than any rule can lack. */
const FAR = 1e6;

/** What a request does have, only with another value, it lacks less. */
function distanceOf(missed: readonly Condition[], request: Seen): number {
  const isNear = ({ attribute }: Condition) =>
    attribute.startsWith('header:') && request.headers.has(attribute.slice('header:'.length));
  return missed.reduce((sum, condition) => sum + (isNear(condition) ? 0.9 : 1), 0);
}

type Rule = Pick<HttpRule, 'conditions' | 'matchPointer'> & {
  readonly object: ManifestObject<unknown>;
  readonly routes: unknown;
};

/** The HTTP rules beside the one that was met, whatever proxy they are for. */
function rulesOf(mesh: Mesh, source: ManifestObject<unknown>): readonly Rule[] {
  if (source.kind === 'VirtualService') {
    return writtenRules(mesh, source).flatMap(({ object, json, pointer, matches = [{ json: {}, pointer }] }) =>
      matches.map((match) => ({
        object,
        routes: json.route,
        matchPointer: match.pointer,
        conditions: compileMatch(match.json).conditions,
      })),
    );
  }
  if (source.kind !== 'HTTPRoute' && source.kind !== 'GRPCRoute') return [];
  return routeRules(mesh, [{ route: source, needsGrants: false }]).map(({ conditions, matchPointer, action }) => ({
    object: source,
    routes: action.json.route,
    matchPointer,
    conditions,
  }));
}

function leadsAsExpected({ routes, object }: Rule, { destinations = [] }: Expected): boolean {
  const wanted = Array.isArray(destinations) ? destinations : [destinations];
  return objectsOf(routes).some(([, { destination }]) =>
    wanted.some(
      ({ host, subset }) =>
        (subset ?? undefined) === asString(at(destination, 'subset')) &&
        isSimilarHost(asString(at(destination, 'host')) ?? '', host, object),
    ),
  );
}

/** As it is written, short or in full. */
function isSimilarHost(written: string, host: string, { namespace }: ManifestObject<unknown>): boolean {
  return written === host || isHost(written, host, namespace) || isHost(host, written, namespace);
}
