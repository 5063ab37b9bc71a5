import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asList, asNumber, asObject, asString, at, objectsOf } from '../../mesh/json';
import { GATEWAY_API, ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';
import { type HttpRule, httpRulesOf, matchesOf, tokensOf } from './http-rules';
import { unsafeConditions } from './retried-conditions';

/** Methods that do their work once more each time they are sent. */
const WRITES = ['POST', 'PATCH'] as const;
type Write = (typeof WRITES)[number];

/** Retries that may carry out a POST or PATCH twice. */
export const retriedWrites: Rule = {
  code: 'MESH0102',
  title: 'requests that are not idempotent are retried',
  severity: 'warning',
  reads: ['VirtualService', 'HTTPRoute', 'MeshConfig'],
  fix: 'match the methods that may be repeated in a rule of their own, or retry only on connect-failure,refused-stream,reset-before-request',
  description:
    'After 5xx, 503, gateway-error or reset the server may have done its work before it failed: sent again, a POST or PATCH does it twice (a second payment, a second order). A warning where the route names such a method, info where it merely admits it; harmless where the server recognises repeated requests.',
  check(mesh, report) {
    for (const object of mesh.kind('VirtualService', ISTIO_NETWORKING)) checkVirtualService(mesh, object, report);
    for (const object of mesh.kind('HTTPRoute', GATEWAY_API)) checkRoute(object, report);
  },
};

function checkVirtualService(mesh: Mesh, object: ManifestObject, report: Report): void {
  const taken = new Set<Write>();
  for (const rule of httpRulesOf(mesh, object)) {
    const policy = policyOf(mesh, rule);
    const conditions = unsafeConditions(policy?.on ?? []);
    if (policy !== undefined && conditions.length > 0 && rule.json.route !== undefined) {
      const asked = matchesOf(rule).map(writesOf);
      const named = left(
        taken,
        asked.flatMap((writes) => (writes.named ? writes.methods : [])),
      );
      const admitted = left(
        taken,
        asked.flatMap((writes) => writes.methods),
      );
      const what = `${policy.attempts} ${policy.attempts === 1 ? 'retry' : 'retries'} on ${conditions.join(',')}`;
      if (named.length > 0) {
        report({ ...policy.place, message: `${named.join(' and ')} requests get ${what}${policy.source}` });
      } else if (admitted.length > 0 && policy.source === '') {
        const message = `the rule admits every method, so ${admitted.join(' and ')} requests, too, get ${what}`;
        report({ ...policy.place, severity: 'info', message });
      }
    }
    for (const match of matchesOf(rule)) {
      if (Object.keys(match).every((key) => key === 'method' || key === 'name')) {
        for (const method of writesOf(match).methods) taken.add(method);
      }
    }
  }
}

interface Policy {
  readonly attempts: number;
  readonly on: readonly string[];
  readonly place: { readonly object: ManifestObject; readonly pointer: string };
  readonly source: string;
}

/** The retries of a rule, else those that the mesh has for all; undefined where the proxy's own list applies. */
function policyOf(mesh: Mesh, rule: HttpRule): Policy | undefined {
  const own = asObject(rule.json.retries);
  const retries = own ?? mesh.config.defaultHttpRetryPolicy;
  const on = tokensOf(retries?.retryOn);
  const attempts = asNumber(retries?.attempts) ?? 0;
  if (on === undefined || attempts <= 0) return undefined;
  const { object } = rule;
  return own === undefined
    ? { attempts, on, place: { object, pointer: rule.pointer }, source: ' by defaultHttpRetryPolicy of the mesh' }
    : { attempts, on, place: { object, pointer: `${rule.pointer}/retries/retryOn` }, source: '' };
}

function left(taken: ReadonlySet<Write>, methods: readonly Write[]): Write[] {
  return WRITES.filter((method) => methods.includes(method) && !taken.has(method));
}

/** The writes that a condition lets through, and whether it names them or simply says nothing of methods. */
function writesOf(match: JsonObject): { readonly methods: readonly Write[]; readonly named: boolean } {
  const admits = methodTest(match.method);
  if (admits === undefined) return { methods: WRITES, named: false };
  return { methods: WRITES.filter(admits), named: !admits('ANYTHING') };
}

function methodTest(method: unknown): ((name: string) => boolean) | undefined {
  const { exact, prefix, regex } = asObject(method) ?? {};
  if (typeof exact === 'string') return (name) => name === exact;
  if (typeof prefix === 'string') return (name) => name.startsWith(prefix);
  if (typeof regex !== 'string' || !/^[A-Za-z|()?:.*+^$]{1,100}$/.test(regex)) return undefined;
  try {
    const whole = new RegExp(`^(?:${regex})$`);
    return (name) => whole.test(name);
  } catch {
    return undefined;
  }
}

function checkRoute(object: ManifestObject, report: Report): void {
  for (const [index, rule] of objectsOf(at(object.spec, 'rules'))) {
    const retry = asObject(rule.retry);
    const codes = asList(retry?.codes).filter((code): code is number => typeof code === 'number' && code >= 500);
    if (codes.length === 0 || asNumber(retry?.attempts) === 0) continue;
    const matches = objectsOf(rule.matches).map(([, match]) => asString(match.method));
    const named = WRITES.filter((method) => matches.includes(method));
    const pointer = `/spec/rules/${index}/retry/codes`;
    const what = `are retried on ${codes.join(',')}`;
    if (named.length > 0) report({ object, pointer, message: `${named.join(' and ')} requests ${what}` });
    else if (matches.length === 0 || matches.includes(undefined)) {
      report({
        object,
        pointer,
        severity: 'info',
        message: `the rule admits every method, so POST and PATCH requests, too, ${what}`,
      });
    }
  }
}
