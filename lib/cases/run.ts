import { durationMs } from '../mesh/duration';
import { asObject, asString } from '../mesh/json';
import type { Mesh } from '../mesh/mesh';
import { findClient, route } from '../routing';
import { closestRule } from '../routing/closest-rule';
import type { Coverage } from '../routing/coverage';
import { differences } from '../routing/expectation';
import type { Client, RouteRequest, TraceEntry } from '../routing/outcome';
import type { Case, CaseMesh, RouteCase, RuleCase } from './case';
import { ruleFor } from './rule-case';
import { RULE_FIELDS } from './rule-expectation';

/** What has become of a case. */
export interface CaseResult {
  readonly case: Case;
  /** What is not as expected; empty where the case has passed. */
  readonly differences: readonly string[];
  /** Of the request that is not as expected; of the last one where all are. */
  readonly trace: readonly TraceEntry[];
  /** The rule that the request has missed by the least. */
  readonly closest: TraceEntry | undefined;
}

/** Runs cases one after another; what they reach counts in the coverage. */
export function runCases(
  cases: readonly Case[],
  meshOf: (mesh: CaseMesh) => Mesh,
  coverage: Pick<Coverage, 'include' | 'add'>,
): readonly CaseResult[] {
  return cases.map((one) => {
    const mesh = meshOf(one.mesh);
    coverage.include(mesh);
    return one.kind === 'route' ? runRoute(one, mesh, coverage) : runRule(one, mesh, coverage);
  });
}

function runRoute(one: RouteCase, mesh: Mesh, coverage: Pick<Coverage, 'add'>): CaseResult {
  const found = findClient(mesh, one.from);
  if ('error' in found) {
    return { case: one, differences: [`request.from: ${found.error}`], trace: [], closest: undefined };
  }
  const routed = route(mesh, found.client, one.request);
  coverage.add(mesh, routed);
  const unlike = differences(routed.outcome, one.expected, namespaceOf(mesh, found.client));
  const closest = unlike.length === 0 ? undefined : closestRule(mesh, one.request, routed, one.expected);
  return { case: one, differences: unlike, trace: routed.trace, closest };
}

function namespaceOf(mesh: Mesh, client: Client): string {
  return client.kind === 'workload' ? client.pod.namespace : mesh.namespaceOf(client.gateway);
}

function runRule(one: RuleCase, mesh: Mesh, coverage: Pick<Coverage, 'add'>): CaseResult {
  const unlike: string[] = [];
  let shown: readonly TraceEntry[] = [];
  for (const request of one.requests) {
    const { json, trace } = ruleFor(mesh, request);
    coverage.add(mesh, { trace });
    const found = RULE_FIELDS.flatMap((field) => {
      const wanted = one.expected[field];
      if (wanted === undefined) return [];
      const [expected, got] = [textOf(wanted), textOf(json[field])];
      if ((expected === got) === one.wantMatch) return [];
      return [
        `${requestText(request)}: ${field}: expected ${one.wantMatch ? '' : 'anything but '}${expected}, got ${got}`,
      ];
    });
    if (unlike.length === 0) shown = trace;
    unlike.push(...found);
  }
  return { case: one, differences: unlike, trace: shown, closest: undefined };
}

function requestText({ method, headers, path }: RouteRequest): string {
  return `${method} ${headers?.host}${path}`;
}

function textOf(json: unknown): string {
  const form = normalized(json);
  return form === undefined ? 'none' : JSON.stringify(form);
}

/** The form in which two writings of one thing are alike: without what means nothing, names in order. */
function normalized(json: unknown, name = ''): unknown {
  if (Array.isArray(json)) return json.length === 0 ? undefined : json.map((item) => normalized(item) ?? {});
  const object = asObject(json);
  if (object === undefined) {
    if (json === '' || json === 0 || json === false || json === null) return undefined;
    return name.endsWith('Delay') ? (durationMs(asString(json)) ?? json) : json;
  }
  const members = Object.entries(object)
    .map(([key, member]) => [key, normalized(member, key)] as const)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
