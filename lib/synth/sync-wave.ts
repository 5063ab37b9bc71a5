import type { ApiObject } from 'cdk8s';
import type { Manifest } from './manifest';

/** The annotation that Argo CD orders objects by. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * The wave of a kind: what others need comes before them. A subset has to be there before routes name it, so that
 * DestinationRules come before the rules that route.
 */
const WAVES: readonly (readonly string[])[] = [
  ['Namespace', 'CustomResourceDefinition', 'StorageClass', 'GatewayClass'],
  [
    'ServiceAccount',
    'Role',
    'RoleBinding',
    'ClusterRole',
    'ClusterRoleBinding',
    'ConfigMap',
    'Secret',
    'PersistentVolume',
    'PersistentVolumeClaim',
    'TriggerAuthentication',
    'ClusterTriggerAuthentication',
    'ReferenceGrant',
    'PeerAuthentication',
    'Telemetry',
    'ProxyConfig',
    'Sidecar',
  ],
  ['Service', 'ServiceEntry', 'WorkloadEntry', 'WorkloadGroup', 'InnoDBCluster', 'RabbitmqCluster'],
  ['DestinationRule', 'BackendTLSPolicy', 'Gateway', 'ListenerSet'],
];

/** Workloads, and whatever is not named above. */
const WORKLOAD_WAVE = WAVES.length;

/** What acts on workloads that are there. */
const LAST = [
  'VirtualService',
  'HTTPRoute',
  'GRPCRoute',
  'TCPRoute',
  'TLSRoute',
  'UDPRoute',
  'Ingress',
  'HorizontalPodAutoscaler',
  'VerticalPodAutoscaler',
  'ScaledObject',
  'PodDisruptionBudget',
];

function kindWave(kind: string): number {
  if (LAST.includes(kind)) return WORKLOAD_WAVE + 1;
  const wave = WAVES.findIndex((kinds) => kinds.includes(kind));
  return wave === -1 ? WORKLOAD_WAVE : wave;
}

/** Gives out waves to objects in their order: dependencies have to come before what depends on them. */
export class SyncWaves {
  readonly #waves = new Map<ApiObject, number>();
  readonly #dependencies: (object: ApiObject) => Iterable<ApiObject>;

  public constructor(dependencies: (object: ApiObject) => Iterable<ApiObject>) {
    this.#dependencies = dependencies;
  }

  /** The manifest with its wave: that of its kind, or one after the last of its dependencies. A wave of its own stays. */
  public annotate(object: ApiObject, manifest: Manifest): Manifest {
    const own = manifest.metadata.annotations?.[SYNC_WAVE];
    const wave = own === undefined ? this.waveOf(object, manifest.kind) : Number(own);
    this.#waves.set(object, wave);
    if (own !== undefined) return manifest;
    const annotations = { ...manifest.metadata.annotations, [SYNC_WAVE]: `${wave}` };
    const { annotations: _, ...metadata } = manifest.metadata;
    return { ...manifest, metadata: { annotations: inOrder(annotations), ...metadata } };
  }

  private waveOf(object: ApiObject, kind: string): number {
    let wave = kindWave(kind);
    for (const dependency of this.#dependencies(object)) wave = Math.max(wave, (this.#waves.get(dependency) ?? -1) + 1);
    return wave;
  }
}

function inOrder(annotations: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1)));
}
