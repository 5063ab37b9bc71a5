import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from './age';
import { GATEWAY_CLASS_LABEL, GATEWAY_NAME_LABEL, WAYPOINT_CLASS } from './generated-gateways';
import { asObject, asString, at, objectsOf, stringMap } from './json';
import { GATEWAY_API, ISTIO_EXTENSIONS, ISTIO_NETWORKING, ISTIO_SECURITY, ISTIO_TELEMETRY } from './kinds';
import { SelectorIndex } from './label-index';
import type { MeshConfig } from './mesh-config';
import type { Labels, VirtualPod } from './model';
import { namespaceOf, type ObjectIndex } from './object-index';

/** The kinds that choose workloads by a selector or by targetRefs. */
export type PolicyKind =
  | 'AuthorizationPolicy'
  | 'RequestAuthentication'
  | 'Telemetry'
  | 'WasmPlugin'
  | 'TrafficExtension'
  | 'EnvoyFilter'
  | 'ProxyConfig';

const GROUPS: { readonly [kind in PolicyKind]: string } = {
  AuthorizationPolicy: ISTIO_SECURITY,
  RequestAuthentication: ISTIO_SECURITY,
  Telemetry: ISTIO_TELEMETRY,
  WasmPlugin: ISTIO_EXTENSIONS,
  TrafficExtension: ISTIO_EXTENSIONS,
  EnvoyFilter: ISTIO_NETWORKING,
  ProxyConfig: ISTIO_NETWORKING,
};

/** The labels that a policy selects; empty where it is for every workload. */
export function policySelector(policy: ManifestObject<unknown>): Labels {
  return (
    stringMap(at(policy.spec, 'selector', 'matchLabels')) ??
    stringMap(at(policy.spec, 'workloadSelector', 'labels')) ??
    {}
  );
}

/** What a policy names in `targetRefs`, or in the older `targetRef`. */
export function targetRefsOf(policy: ManifestObject<unknown>): readonly TargetRef[] {
  const one = asObject(at(policy.spec, 'targetRef'));
  return [
    ...(one === undefined ? [] : [refOf(one, '/spec/targetRef')]),
    ...objectsOf(at(policy.spec, 'targetRefs')).map(([index, ref]) => refOf(ref, `/spec/targetRefs/${index}`)),
  ];
}

export interface TargetRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly pointer: string;
}

interface Policies {
  readonly selecting: Map<string, SelectorIndex<ManifestObject>>;
  readonly targeting: Map<string, ManifestObject[]>;
}

/** Policies by the workloads and objects that they are for. */
export class PolicyIndex {
  private readonly byKind = new Map<PolicyKind, Policies>();

  constructor(
    private readonly index: ObjectIndex,
    private readonly config: MeshConfig,
  ) {}

  of(pod: VirtualPod, kind: PolicyKind): readonly ManifestObject[] {
    const policies = this.policies(kind);
    const found = new Set<ManifestObject>();
    const gateway = pod.labels[GATEWAY_NAME_LABEL];
    const className = pod.labels[GATEWAY_CLASS_LABEL];
    const namespaces = new Set([this.config.rootNamespace, pod.namespace]);
    for (const namespace of namespaces) {
      // A waypoint takes only what names it.
      if (className !== WAYPOINT_CLASS) {
        for (const policy of policies.selecting.get(namespace)?.selecting(pod.labels) ?? []) found.add(policy);
      }
    }
    if (gateway !== undefined) {
      const own = targetKey(pod.namespace, { group: GATEWAY_API, kind: 'Gateway', name: gateway });
      for (const policy of policies.targeting.get(own) ?? []) found.add(policy);
    }
    if (className === WAYPOINT_CLASS) {
      const all = targetKey(this.config.rootNamespace, { group: GATEWAY_API, kind: 'GatewayClass', name: className });
      for (const policy of policies.targeting.get(all) ?? []) found.add(policy);
    }
    return [...found];
  }

  targeting(target: ManifestObject<unknown>, kind: PolicyKind): readonly ManifestObject[] {
    const namespace = target.kind === 'GatewayClass' ? this.config.rootNamespace : namespaceOf(target);
    return this.policies(kind).targeting.get(targetKey(namespace, target)) ?? [];
  }

  private policies(kind: PolicyKind): Policies {
    let policies = this.byKind.get(kind);
    if (policies === undefined) {
      policies = policiesOf([...this.index.kind(kind, GROUPS[kind])].sort(byAge));
      this.byKind.set(kind, policies);
    }
    return policies;
  }
}

function policiesOf(objects: readonly ManifestObject[]): Policies {
  const policies: Policies = { selecting: new Map(), targeting: new Map() };
  for (const policy of objects) {
    const namespace = namespaceOf(policy);
    const targets = targetRefsOf(policy);
    for (const target of targets) {
      const key = targetKey(namespace, target);
      const targeting = policies.targeting.get(key);
      if (targeting === undefined) policies.targeting.set(key, [policy]);
      else if (targeting.at(-1) !== policy) targeting.push(policy);
    }
    if (targets.length > 0) continue;
    let selecting = policies.selecting.get(namespace);
    if (selecting === undefined) {
      selecting = new SelectorIndex();
      policies.selecting.set(namespace, selecting);
    }
    selecting.add(policySelector(policy), policy);
  }
  return policies;
}

function refOf(ref: { readonly [key: string]: unknown }, pointer: string): TargetRef {
  return { group: asString(ref.group) ?? '', kind: asString(ref.kind) ?? '', name: asString(ref.name) ?? '', pointer };
}

function targetKey(namespace: string, { group, kind, name }: Omit<TargetRef, 'pointer'>): string {
  return [namespace, group, kind, name].join('/');
}
