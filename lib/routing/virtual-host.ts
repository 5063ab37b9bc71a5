import type { ManifestObject } from '../manifest/manifest-object';
import { applies, type HttpRule } from './http-rule';
import type { TraceEntry } from './outcome';
import type { Seen } from './request';
import { entry, nameOf } from './trace';

/** The rules for one host on one port of a proxy. */
export interface VirtualHost {
  /** `reviews.bookinfo.svc.cluster.local`, `*.example.com`. */
  readonly domain: string;
  readonly rules: readonly HttpRule[];
  readonly trace: readonly TraceEntry[];
  /** Objects that might as well come first, if they were created earlier; by their names. */
  readonly undefinedOrder: readonly string[];
  /** Where several objects share the host: the others that a request may be for. */
  readonly merged: boolean;
}

export interface FoundRule {
  readonly rule: HttpRule | undefined;
  readonly trace: readonly TraceEntry[];
  readonly undefinedOrder: readonly string[];
}

/** The first rule that a request fits; without one the trace names the nearest. */
export function findRule(host: VirtualHost, request: Seen): FoundRule {
  for (const rule of host.rules) {
    if (!applies(rule, request)) continue;
    const rivals = host.merged ? rivalsOf(host, rule, request) : host.undefinedOrder;
    const trace = [...host.trace, ...rule.via];
    if (rule.object !== undefined) trace.push(matched(rule));
    return { rule, trace, undefinedOrder: rivals };
  }
  return { rule: undefined, trace: [...host.trace, ...nearestOf(host, request)], undefinedOrder: host.undefinedOrder };
}

const STEPS: { readonly [kind: string]: string } = {
  VirtualService: 'virtual-service',
  HTTPRoute: 'http-route',
  GRPCRoute: 'grpc-route',
};

function stepOf(object: ManifestObject<unknown>): string {
  return STEPS[object.kind] ?? 'route';
}

const reasons = new WeakMap<HttpRule, TraceEntry>();

function matched(rule: HttpRule): TraceEntry {
  let found = reasons.get(rule);
  if (found === undefined) {
    const object = rule.object as ManifestObject<unknown>;
    const asked = rule.conditions.map(({ asks }) => asks).join(', ');
    const reason = asked === '' ? 'this rule takes every request' : `the request fits: ${asked}`;
    found = { ...entry(stepOf(object), object, rule.pointer, reason), match: rule.matchPointer };
    reasons.set(rule, found);
  }
  return found;
}

/** Other objects of undefined order whose rules the request fits, too. */
function rivalsOf(host: VirtualHost, rule: HttpRule, request: Seen): readonly string[] {
  if (rule.object === undefined) return [];
  const others = host.rules.filter(
    (other) =>
      other.object !== rule.object &&
      (other.group !== rule.group || other.precedence === rule.precedence) &&
      (other.conditions.length === 0) === (rule.conditions.length === 0) &&
      other.object !== undefined &&
      applies(other, request),
  );
  const names = new Set(others.map(({ object }) => nameOf(object as ManifestObject<unknown>)));
  return names.size === 0 ? [] : [nameOf(rule.object), ...names].filter((name) => host.undefinedOrder.includes(name));
}

/** What the rule that asks for the least more would have to be given. */
function nearestOf(host: VirtualHost, request: Seen): readonly TraceEntry[] {
  let best: { readonly rule: HttpRule; readonly lacks: readonly string[] } | undefined;
  for (const rule of host.rules) {
    const lacks = rule.conditions
      .filter((condition) => !condition.test(request))
      .map(({ asks, has }) => `${asks}, but it has ${has(request)}`);
    if (best === undefined || lacks.length < best.lacks.length) best = { rule, lacks };
  }
  if (best?.rule.object === undefined) return [];
  const reason = `the nearest rule asks for ${best.lacks.join('; and for ')}`;
  return [entry('nearest-rule', best.rule.object, best.rule.matchPointer, reason)];
}

/** Names of objects whose order Istio takes from their age, where manifests do not tell it. */
export function unordered(objects: readonly ManifestObject<unknown>[]): readonly string[] {
  if (objects.length < 2) return [];
  const ages = objects.map((object) => ageOf(object));
  const isKnown = ages.every((age) => age !== undefined) && new Set(ages).size === ages.length;
  return isKnown ? [] : objects.map(nameOf);
}

function ageOf(object: ManifestObject<unknown>): string | undefined {
  const { metadata } = object.json as { metadata?: { creationTimestamp?: unknown } };
  return typeof metadata?.creationTimestamp === 'string' ? metadata.creationTimestamp : undefined;
}
