import { byAge } from './age';
import { asObject, asString, at, stringMap } from './json';
import type { PeerAuthenticationObject } from './kinds';
import { SelectorIndex } from './label-index';
import type { MeshConfig } from './mesh-config';
import type { EffectiveMtls, MtlsMode, VirtualPod } from './model';
import { namespaceOf } from './object-index';

const DEFAULT: EffectiveMtls = { mode: 'PERMISSIVE', object: undefined, pointer: undefined };

/** PeerAuthentications by namespace and workload. */
export class PeerAuthenticationIndex {
  private readonly forAll = new Map<string, PeerAuthenticationObject>();
  private readonly forSome = new Map<string, SelectorIndex<PeerAuthenticationObject>>();

  constructor(
    policies: readonly PeerAuthenticationObject[],
    private readonly config: MeshConfig,
  ) {
    for (const policy of [...policies].sort(byAge)) {
      const namespace = namespaceOf(policy);
      const selector = stringMap(at(policy.spec, 'selector', 'matchLabels')) ?? {};
      if (Object.keys(selector).length === 0) {
        if (!this.forAll.has(namespace)) this.forAll.set(namespace, policy);
        continue;
      }
      // One for some workloads of the root namespace has no effect anywhere.
      if (namespace === config.rootNamespace) continue;
      let selecting = this.forSome.get(namespace);
      if (selecting === undefined) {
        selecting = new SelectorIndex();
        this.forSome.set(namespace, selecting);
      }
      selecting.add(selector, policy);
    }
  }

  of(pod: VirtualPod, port?: number): EffectiveMtls {
    const [workload] = this.forSome.get(pod.namespace)?.selecting(pod.labels) ?? [];
    const levels = [workload, this.forAll.get(pod.namespace), this.forAll.get(this.config.rootNamespace)];
    const forPort = port === undefined ? undefined : modeAt(workload, 'portLevelMtls', String(port));
    return forPort ?? levels.map((policy) => modeAt(policy, 'mtls')).find((found) => found !== undefined) ?? DEFAULT;
  }
}

/** What a policy says at a place; undefined where it leaves the mode to the next level. */
function modeAt(policy: PeerAuthenticationObject | undefined, ...path: readonly string[]): EffectiveMtls | undefined {
  if (policy === undefined) return undefined;
  const mode = asString(at(asObject(at(policy.spec, ...path)), 'mode'));
  if (!isMode(mode)) return undefined;
  return { mode, object: policy as unknown as EffectiveMtls['object'], pointer: `/spec/${path.join('/')}/mode` };
}

function isMode(mode: string | undefined): mode is MtlsMode {
  return mode === 'STRICT' || mode === 'PERMISSIVE' || mode === 'DISABLE';
}
