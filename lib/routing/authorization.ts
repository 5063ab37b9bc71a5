import type { ManifestObject } from '../manifest/manifest-object';
import { asObject, asString, at, objectsOf } from '../mesh/json';
import type { Mesh, VirtualPod } from '../mesh/mesh';
import { type Answer, type Incoming, ruleAnswer } from './authorization-rule';
import { isPreflight } from './cors';
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

/** A policy as it is looked at for each request. */
interface Checked {
  readonly policy: ManifestObject;
  readonly namespace: string;
  readonly rules: ReturnType<typeof objectsOf>;
  readonly dryRun: boolean;
}

/** What a workload asks of those who call it. */
interface Policies {
  readonly custom: readonly Checked[];
  readonly deny: readonly Checked[];
  readonly allow: readonly Checked[];
  readonly authentication: readonly ManifestObject[];
  readonly trustDomains: readonly string[];
  /** Whether a ztunnel asks them, which knows ALLOW and DENY and no HTTP. */
  readonly isTunnel: boolean;
}

const cache = new WeakMap<Mesh, WeakMap<VirtualPod, Policies | 'none'>>();

/** Where a request arrives, and as what. */
export interface Arrival {
  readonly pod: VirtualPod;
  /** The pod's port. */
  readonly port: number | undefined;
  readonly principal: string | undefined;
  readonly isHttp: boolean;
  /** At a waypoint: the service that is meant, whose policies count, too. */
  readonly target?: ManifestObject;
}

/** Whether the policies of a workload let a request in: CUSTOM, the token, DENY, ALLOW. */
export function authorize(mesh: Mesh, request: Seen, arrival: Arrival): Verdict {
  const policies = policiesOf(mesh, arrival.pod, arrival.target);
  if (policies === 'none') return { authorization: 'allow', status: null, trace: [], request };
  const { deny, allow, authentication } = policies;
  const before: Incoming = {
    request,
    principal: arrival.principal,
    claims: undefined,
    port: arrival.port,
    trustDomains: policies.trustDomains,
    namespace: arrival.pod.namespace,
    isHttp: arrival.isHttp && !policies.isTunnel,
    isTunnel: policies.isTunnel,
  };
  const { isHttp } = before;
  const trace: TraceEntry[] = [];
  const refused = (status: number) => {
    return { authorization: 'deny', status: isHttp ? status : null, trace, request } as const;
  };
  const custom = askCustom(mesh, policies.custom, before);
  trace.push(...custom.trace);
  if (custom.answer === false) return refused(403);
  let doubt = custom.answer === 'unknown';
  let incoming = before;
  let onward = request;
  if (isHttp && authentication.length > 0 && !isPreflight(request)) {
    const token = authenticate(authentication, request);
    trace.push(...token.trace);
    if (token.refused !== undefined) return refused(token.refused);
    incoming = { ...before, claims: token.claims, request: token.request };
    onward = token.request;
  }
  const denied = matching(deny, 'DENY', incoming);
  trace.push(...denied.trace);
  if (denied.answer === true) return refused(403);
  doubt ||= denied.answer === 'unknown';
  if (allow.length > 0) {
    const allowed = matching(allow, 'ALLOW', incoming);
    trace.push(...allowed.trace);
    if (allowed.answer === false) {
      // A policy without rules is there for nothing but this.
      const first = allow.find(({ rules }) => rules.length === 0) ?? allow[0];
      const more = allow.length > 1 ? ` or of the ${allow.length - 1} other ALLOW policies` : '';
      const who = arrival.principal ?? 'a client without identity';
      const what = isHttp ? `${request.method} ${request.path}` : 'the connection';
      const reason = `no rule of it${more} allows ${what} of ${who}: denied`;
      trace.push(entry('authorization', first?.policy, '/spec/rules', reason));
      return refused(403);
    }
    doubt ||= allowed.answer === 'unknown';
  }
  return { authorization: doubt ? 'conditional' : 'allow', status: null, trace, request: onward };
}

/** What external authorizers make of a request: true where none is asked, false where it is denied without asking. */
function askCustom(mesh: Mesh, policies: readonly Checked[], incoming: Incoming) {
  const trace: TraceEntry[] = [];
  if (policies.length === 0) return { answer: true as Answer, trace };
  const providers = new Set(policies.map(({ policy }) => providerOf(policy)));
  const [name = ''] = providers;
  const kind = providers.size > 1 ? 'several' : kindOfProvider(mesh, name);
  if (kind === 'http' && !incoming.isHttp) return { answer: true as Answer, trace };
  if (kind === 'several' || kind === 'none') {
    // Who cannot be asked says no; but not to what is only rehearsed.
    const { answer, trace: fitting } = matching(
      policies.filter(({ dryRun }) => !dryRun),
      'CUSTOM',
      incoming,
    );
    if (answer === false) return { answer: true as Answer, trace };
    const [first] = fitting;
    const reason =
      kind === 'none'
        ? 'the mesh has no such external authorizer: denied'
        : `the workload has several external authorizers (${[...providers].join(', ')}), which Istio refuses: denied`;
    const policy = policies.find(({ policy: one }) => one === first?.source)?.policy;
    trace.push(...fitting.slice(0, 1), entry('authorization', policy, '/spec/provider/name', reason));
    return { answer: answer === true ? (false as Answer) : ('unknown' as Answer), trace };
  }
  const asked = matching(policies, 'CUSTOM', incoming);
  return { answer: (asked.answer === false ? true : 'unknown') as Answer, trace: asked.trace };
}

function providerOf(policy: ManifestObject): string {
  return asString(at(policy.spec, 'provider', 'name')) ?? '';
}

/** Where no MeshConfig is given, a provider may well be there. */
function kindOfProvider(mesh: Mesh, name: string): 'http' | 'grpc' | 'unknown' | 'none' {
  const provider = mesh.config.extensionProviders.find((one) => one.name === name);
  if (asObject(provider?.envoyExtAuthzHttp) !== undefined) return 'http';
  if (asObject(provider?.envoyExtAuthzGrpc) !== undefined) return 'grpc';
  return mesh.config.given ? 'none' : 'unknown';
}

function matching(policies: readonly Checked[], action: 'CUSTOM' | 'DENY' | 'ALLOW', incoming: Incoming) {
  let answer: Answer = false;
  const trace: TraceEntry[] = [];
  for (const { policy, namespace, rules } of policies) {
    const own = incoming.namespace === namespace ? incoming : { ...incoming, namespace };
    for (const [index, rule] of rules) {
      const found = ruleAnswer(rule, own, action !== 'ALLOW');
      if (found === false) continue;
      trace.push(entry('authorization', policy, `/spec/rules/${index}`, reasonOf(action, found)));
      answer = found;
      if (found === true) return { answer, trace };
    }
  }
  return { answer, trace };
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

function policiesOf(mesh: Mesh, pod: VirtualPod, target: ManifestObject | undefined): Policies | 'none' {
  if (target !== undefined) return readPolicies(mesh, pod, target);
  let byPod = cache.get(mesh);
  if (byPod === undefined) {
    byPod = new WeakMap();
    cache.set(mesh, byPod);
  }
  let policies = byPod.get(pod);
  if (policies === undefined) {
    policies = membership(mesh, pod) === undefined ? 'none' : readPolicies(mesh, pod);
    byPod.set(pod, policies);
  }
  return policies;
}

function readPolicies(mesh: Mesh, pod: VirtualPod, target?: ManifestObject): Policies | 'none' {
  const applying = (kind: 'AuthorizationPolicy' | 'RequestAuthentication') => [
    ...mesh.policiesOf(pod, kind),
    ...(target === undefined ? [] : mesh.policiesTargeting(target, kind)),
  ];
  const all = applying('AuthorizationPolicy');
  const authentication = applying('RequestAuthentication').filter(
    (policy) => objectsOf(at(policy.spec, 'jwtRules')).length > 0,
  );
  if (all.length === 0 && authentication.length === 0) return 'none';
  const isTunnel = membership(mesh, pod) === 'ambient';
  const of = (action: string) =>
    all
      .filter((policy) => actionOf(policy) === action)
      .map((policy): Checked => {
        const rules = objectsOf(at(policy.spec, 'rules'));
        return { policy, namespace: mesh.namespaceOf(policy), rules, dryRun: isDryRun(policy) };
      });
  return {
    // An external authorizer is asked even in a dry run.
    custom: isTunnel ? [] : of('CUSTOM'),
    deny: of('DENY').filter(({ dryRun }) => !dryRun),
    allow: of('ALLOW').filter(({ dryRun }) => !dryRun),
    authentication: isTunnel ? [] : authentication,
    isTunnel,
    trustDomains: [...new Set([mesh.config.trustDomain, 'cluster.local', ...mesh.config.trustDomainAliases])],
  };
}
