import type { ManifestObject } from '../manifest/manifest-object';
import { asObject, asString, at, objectsOf } from '../mesh/json';
import type { Mesh, VirtualPod } from '../mesh/mesh';
import { type Answer, any, type Incoming, ruleAnswer } from './authorization-rule';
import { authenticate } from './jwt';
import { membership } from './membership';
import type { Authorization, TraceEntry } from './outcome';
import type { Seen } from './request';
import { entry } from './trace';

export interface Verdict {
  readonly authorization: Authorization;
  /** 401 or 403 where the request is refused for certain; null on TCP, too. */
  readonly status: number | null;
  readonly trace: readonly TraceEntry[];
  /** The request as it goes on: with the claims that were accepted, without a token that is not handed on. */
  readonly request: Seen;
}

interface Policies {
  readonly authorization: readonly ManifestObject[];
  readonly authentication: readonly ManifestObject[];
}

const cache = new WeakMap<VirtualPod, Policies>();

/** Where a request arrives, and as what. */
export interface Arrival {
  readonly pod: VirtualPod;
  /** The pod's port. */
  readonly port: number | undefined;
  readonly principal: string | undefined;
  readonly isHttp: boolean;
}

/** Whether the policies of a workload let a request in: CUSTOM, the token, DENY, ALLOW. */
export function authorize(mesh: Mesh, request: Seen, arrival: Arrival): Verdict {
  const { authorization, authentication } = policiesOf(mesh, arrival.pod);
  if (authorization.length === 0 && authentication.length === 0) {
    return { authorization: 'allow', status: null, trace: [], request };
  }
  const before: Incoming = {
    request,
    principal: arrival.principal,
    claims: undefined,
    port: arrival.port,
    trustDomains: [...new Set([mesh.config.trustDomain, 'cluster.local', ...mesh.config.trustDomainAliases])],
    namespace: '',
    isHttp: arrival.isHttp,
  };
  const custom = matching(mesh, authorization, 'CUSTOM', before);
  const trace: TraceEntry[] = custom.trace.slice();
  let doubt = custom.answer !== false;
  const lost = custom.answer === true ? unknownProvider(mesh, authorization, before) : undefined;
  if (lost !== undefined) {
    trace.push(entry('authorization', lost, '/spec/provider/name', 'the mesh has no such external authorizer: denied'));
    return { authorization: 'deny', status: arrival.isHttp ? 403 : null, trace, request };
  }
  let incoming = before;
  let onward = request;
  if (arrival.isHttp) {
    const token = authenticate(authentication, request);
    trace.push(...token.trace);
    if (token.refused) return { authorization: 'deny', status: 401, trace, request };
    incoming = { ...before, claims: token.claims };
    if (token.claims !== undefined)
      onward = { ...(token.forwarded ? request : withoutToken(request)), accepted: token.claims };
  }
  const denied = matching(mesh, authorization, 'DENY', incoming);
  trace.push(...denied.trace);
  if (denied.answer === true) return { authorization: 'deny', status: arrival.isHttp ? 403 : null, trace, request };
  doubt ||= denied.answer === 'unknown';
  const allowing = authorization.filter((policy) => actionOf(policy) === 'ALLOW' && !isDryRun(policy));
  if (allowing.length > 0) {
    const allowed = matching(mesh, authorization, 'ALLOW', incoming);
    trace.push(...allowed.trace);
    if (allowed.answer === false) {
      const [first] = allowing;
      const more = allowing.length > 1 ? ` or of the ${allowing.length - 1} other ALLOW policies` : '';
      const who = arrival.principal ?? 'a client without identity';
      const what = arrival.isHttp ? `${request.method} ${request.path}` : 'the connection';
      trace.push(entry('authorization', first, '/spec/rules', `no rule of it${more} allows ${what} of ${who}: denied`));
      return { authorization: 'deny', status: arrival.isHttp ? 403 : null, trace, request };
    }
    doubt ||= allowed.answer === 'unknown';
  }
  return { authorization: doubt ? 'conditional' : 'allow', status: null, trace, request: onward };
}

/** A CUSTOM policy that the request fits and whose provider MeshConfig, where it is given, does not define. */
function unknownProvider(
  mesh: Mesh,
  policies: readonly ManifestObject[],
  incoming: Incoming,
): ManifestObject | undefined {
  if (!mesh.config.given) return undefined;
  const known = mesh.config.extensionProviders.map(({ name }) => name);
  return policies.find(
    (policy) =>
      actionOf(policy) === 'CUSTOM' &&
      !known.includes(asString(at(policy.spec, 'provider', 'name')) ?? '') &&
      matching(mesh, [policy], 'CUSTOM', incoming).answer === true,
  );
}

function withoutToken(request: Seen): Seen {
  const headers = new Map(request.headers);
  headers.delete('authorization');
  return { ...request, headers, jwt: undefined, hasToken: false };
}

function matching(mesh: Mesh, policies: readonly ManifestObject[], action: string, incoming: Incoming) {
  const answers: Answer[] = [];
  const trace: TraceEntry[] = [];
  for (const policy of policies) {
    // An external authorizer is asked even in a dry run.
    if (actionOf(policy) !== action || (isDryRun(policy) && action !== 'CUSTOM')) continue;
    const own = { ...incoming, namespace: mesh.namespaceOf(policy) };
    for (const [index, rule] of objectsOf(at(policy.spec, 'rules'))) {
      const answer = ruleAnswer(rule, own, action !== 'ALLOW');
      answers.push(answer);
      if (answer !== false)
        trace.push(entry('authorization', policy, `/spec/rules/${index}`, reasonOf(action, answer)));
      if (answer === true) return { answer, trace };
    }
  }
  return { answer: any(answers), trace };
}

function reasonOf(action: string, answer: Answer): string {
  if (answer === 'unknown')
    return `whether this ${action} rule applies depends on what is not given, such as an address`;
  if (action === 'CUSTOM') return 'the request fits: the external authorizer decides';
  return action === 'DENY' ? 'the request fits this DENY rule: denied' : 'the request fits this ALLOW rule';
}

function actionOf(policy: ManifestObject): string {
  return asString(at(policy.spec, 'action')) ?? 'ALLOW';
}

function isDryRun(policy: ManifestObject): boolean {
  return policy.annotations['istio.io/dry-run'] === 'true';
}

function policiesOf(mesh: Mesh, pod: VirtualPod): Policies {
  let policies = cache.get(pod);
  if (policies === undefined) {
    const takesPart = membership(mesh, pod) !== undefined;
    policies = takesPart
      ? {
          authorization: mesh.policiesOf(pod, 'AuthorizationPolicy'),
          authentication: mesh
            .policiesOf(pod, 'RequestAuthentication')
            .filter((policy) => objectsOf(asObject(policy.spec)?.jwtRules).length > 0),
        }
      : { authorization: [], authentication: [] };
    cache.set(pod, policies);
  }
  return policies;
}
