import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { isHostWithin, isWildcard } from '../mesh/host-match';
import { asObject, at, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { hostsOf } from '../mesh/virtual-services';
import { type WrittenRule, writtenRules } from '../routing/delegate';
import { compileMatch } from '../routing/http-match';
import type { Condition } from '../routing/http-rule';
import type { RouteRequest, TraceEntry } from '../routing/outcome';
import { hostOf, type Seen, seen } from '../routing/request';
import { entry } from '../routing/trace';

/** The rule of a VirtualService that is for a request, whoever sends it. */
export interface FoundRule {
  /** Its fields; `{}` where no rule is for the request. */
  readonly json: JsonObject;
  readonly trace: readonly TraceEntry[];
}

/** Finds a rule by host, path, method, headers and query alone: which gateway or client it is for does not count. */
export function ruleFor(mesh: Mesh, request: RouteRequest): FoundRule {
  const asSent = seen(request, 'BASE');
  let nearest: { readonly trace: TraceEntry; readonly lacks: number } | undefined;
  for (const virtualService of claiming(mesh, hostOf(asSent.authority))) {
    const rules = writtenRules(mesh, virtualService);
    for (const [index, json] of objectsOf(at(virtualService.spec, 'http'))) {
      const pointer = `/spec/http/${index}`;
      const root = fitOf(virtualService, pointer, json, asSent);
      if (root.lacks.length > 0) {
        if (nearest === undefined || root.lacks.length < nearest.lacks)
          nearest = { trace: nearestEntry(root), lacks: root.lacks.length };
        continue;
      }
      if (asObject(json.delegate) === undefined) return { json, trace: [metEntry(root)] };
      const own = rules.filter(({ via }) => via.some((one) => one.pointer === `${pointer}/delegate`));
      // A delegate that is not given may be tested where it is.
      if (own.length === 0) return { json, trace: [metEntry(root)] };
      const met = own
        .map((rule) => ({ rule, fit: fitOfWritten(rule, asSent) }))
        .find(({ fit }) => fit.lacks.length === 0);
      if (met !== undefined) {
        const via = met.rule.via.map((one) => ({ ...one, match: root.pointer }));
        return { json: { ...met.rule.json, delegate: json.delegate }, trace: [...via, metEntry(met.fit)] };
      }
    }
  }
  return { json: {}, trace: nearest === undefined ? [] : [nearest.trace] };
}

/** VirtualServices that name the host, then those with a wildcard that covers it, the longest first. */
function claiming(mesh: Mesh, host: string): readonly ManifestObject<unknown>[] {
  const all: readonly ManifestObject<unknown>[] = mesh.virtualServices;
  const named = all.filter((one) => hostsOf(one).includes(host) || stringsOf(at(one.spec, 'hosts')).includes(host));
  const longest = (one: ManifestObject<unknown>) =>
    Math.max(
      0,
      ...hostsOf(one)
        .filter((name) => isWildcard(name) && isHostWithin(host, name))
        .map(({ length }) => length),
    );
  const wild = all.filter((one) => !named.includes(one) && longest(one) > 0);
  return [...named, ...wild.sort((one, other) => longest(other) - longest(one))];
}

/** How much a request lacks for the match of a rule that is the nearest to it. */
interface Fit {
  readonly object: ManifestObject<unknown>;
  readonly rule: string;
  /** The match; the rule where it has none. */
  readonly pointer: string;
  readonly asks: string;
  readonly lacks: readonly string[];
}

function fitOf(object: ManifestObject<unknown>, rule: string, json: JsonObject, request: Seen): Fit {
  const matches = objectsOf(json.match).map(([index, match]) => ({ json: match, pointer: `${rule}/match/${index}` }));
  return bestFit(object, rule, matches.length === 0 ? undefined : matches, request);
}

function fitOfWritten({ object, pointer, matches }: WrittenRule, request: Seen): Fit {
  return bestFit(object, pointer, matches, request);
}

function bestFit(
  object: ManifestObject<unknown>,
  rule: string,
  matches: WrittenRule['matches'] = [{ json: {}, pointer: rule }],
  request: Seen,
): Fit {
  const fits = matches.map(({ json, pointer }): Fit => {
    const { conditions } = compileMatch(json);
    const asks = conditions.map((condition) => condition.asks).join(', ');
    return { object, rule, pointer, asks, lacks: lacksOf(conditions, request) };
  });
  return fits.reduce((best, fit) => (fit.lacks.length < best.lacks.length ? fit : best));
}

function lacksOf(conditions: readonly Condition[], request: Seen): readonly string[] {
  return conditions
    .filter((condition) => !condition.test(request))
    .map(({ asks, has }) => `${asks}, but it has ${has(request)}`);
}

function metEntry({ object, rule, pointer, asks }: Fit): TraceEntry {
  const reason = asks === '' ? 'this rule takes every request' : `the request fits: ${asks}`;
  return { ...entry('virtual-service', object, rule, reason), match: pointer };
}

function nearestEntry({ object, pointer, lacks }: Fit): TraceEntry {
  return entry('nearest-rule', object, pointer, `the nearest rule asks for ${lacks.join('; and for ')}`);
}
