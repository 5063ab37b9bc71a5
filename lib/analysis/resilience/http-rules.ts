import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { durationMs } from '../../mesh/duration';
import { asList, asNumber, asObject, asString, at, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';

/** One rule of the `http` of a VirtualService. */
export interface HttpRule {
  readonly object: ManifestObject;
  readonly namespace: string;
  readonly json: JsonObject;
  /** `/spec/http/0`. */
  readonly pointer: string;
}

/** Where a rule sends requests; those of weight 0 among several are left out. */
export interface HttpDestination {
  /** As Istio completes it. */
  readonly host: string;
  readonly subset: string | undefined;
}

/** What a rule makes of failing requests. */
export interface Retries {
  readonly attempts: number;
  readonly perTryTimeoutMs: number | undefined;
  /** As they are written; undefined where the proxy's own list applies. */
  readonly on: readonly string[] | undefined;
}

/** The `http` rules of a VirtualService. */
export function httpRulesOf(mesh: Mesh, object: ManifestObject): HttpRule[] {
  const namespace = mesh.namespaceOf(object);
  return objectsOf(at(object.spec, 'http')).map(([index, json]) => ({
    object,
    namespace,
    json,
    pointer: `/spec/http/${index}`,
  }));
}

const known = new WeakMap<Mesh, readonly HttpRule[]>();

/** The `http` rules of all VirtualServices; found once, however many rules ask. */
export function httpRules(mesh: Mesh): readonly HttpRule[] {
  let rules = known.get(mesh);
  if (rules === undefined) {
    rules = mesh.kind('VirtualService', ISTIO_NETWORKING).flatMap((object) => httpRulesOf(mesh, object));
    known.set(mesh, rules);
  }
  return rules;
}

/** The destinations that get requests of a rule. */
export function destinationsOf(mesh: Mesh, rule: HttpRule): HttpDestination[] {
  const routes = objectsOf(rule.json.route);
  return routes.flatMap(([, route]) => {
    const host = asString(at(route, 'destination', 'host'));
    if (host === undefined || (routes.length > 1 && asNumber(route.weight) === 0)) return [];
    return [{ host: mesh.resolveHost(host, rule.namespace), subset: asString(at(route, 'destination', 'subset')) }];
  });
}

/** The retries that a rule asks for; undefined where it asks for none or turns them off. */
export function retriesOf(rule: HttpRule): Retries | undefined {
  const retries = asObject(rule.json.retries);
  const attempts = asNumber(retries?.attempts) ?? 0;
  if (retries === undefined || attempts <= 0) return undefined;
  return { attempts, perTryTimeoutMs: durationMs(retries.perTryTimeout), on: tokensOf(retries.retryOn) };
}

/** The conditions of a `retryOn`; undefined where it is left out or empty. */
export function tokensOf(retryOn: unknown): readonly string[] | undefined {
  if (typeof retryOn !== 'string' || retryOn.trim() === '') return undefined;
  return retryOn.split(',').map((token) => token.trim());
}

/** How long a rule's route may take with all retries; undefined without a limit. */
export function timeoutOf(rule: HttpRule): number | undefined {
  const ms = durationMs(rule.json.timeout);
  return ms === 0 ? undefined : ms;
}

/** The delay that a rule injects in some of its requests. */
export function delayOf(rule: HttpRule): number | undefined {
  const delay = asObject(at(rule.json, 'fault', 'delay'));
  return delay !== undefined && happens(delay) ? durationMs(delay.fixedDelay) : undefined;
}

/** Whether a fault strikes any request: without a percentage it strikes none. */
export function happens(fault: JsonObject): boolean {
  return (asNumber(at(fault, 'percentage', 'value')) ?? asNumber(fault.percent) ?? 0) > 0;
}

/** The conditions under which a rule applies; one empty condition where it always does. */
export function matchesOf(rule: HttpRule): readonly JsonObject[] {
  const matches = asList(rule.json.match).map((match) => asObject(match) ?? {});
  return matches.length === 0 ? [{}] : matches;
}

/** `VirtualService bookinfo/reviews`. */
export function nameOf(mesh: Mesh, object: ManifestObject): string {
  return `${object.kind} ${mesh.namespaceOf(object)}/${object.name}`;
}

/** The VirtualService that owns a host for the clients of a namespace. */
export function ownerOf(mesh: Mesh, host: string, clientNamespace: string): ManifestObject | undefined {
  const [owner] = mesh.virtualServicesFor(host, clientNamespace);
  return owner as ManifestObject<unknown> as ManifestObject | undefined;
}
