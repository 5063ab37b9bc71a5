import type { ApiObject } from 'cdk8s';
import type { Manifest } from './manifest';

/** The annotation that Argo CD orders objects by. */
export const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/**
 * The kinds of each wave: what others need comes before them. Policies come before the workloads that they protect, and
 * DestinationRules before the routes that name their subsets.
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
    'TriggerAuthentication',
    'ClusterTriggerAuthentication',
    'ReferenceGrant',
    'PeerAuthentication',
    'RequestAuthentication',
    'AuthorizationPolicy',
    'NetworkPolicy',
    'Telemetry',
    'ProxyConfig',
    'Sidecar',
  ],
  ['Service', 'ServiceEntry', 'WorkloadEntry', 'WorkloadGroup', 'InnoDBCluster', 'RabbitmqCluster'],
  ['DestinationRule', 'BackendTLSPolicy', 'Gateway', 'ListenerSet'],
  // A claim may wait for the pod that uses it, and Argo CD would wait for the claim.
  ['PersistentVolumeClaim', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod', 'Job', 'CronJob'],
  [
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
  ],
];

const WAVE_OF_KIND = new Map(WAVES.flatMap((kinds, wave) => kinds.map((kind) => [kind, wave] as const)));

/** What is not named above goes with the workloads. */
const OTHER = WAVE_OF_KIND.get('Deployment') as number;

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
    const wave = own === undefined ? this.waveOf(object, manifest.kind) : Number.parseInt(own, 10) || 0;
    this.#waves.set(object, wave);
    if (own !== undefined) return manifest;
    const annotations = { ...manifest.metadata.annotations, [SYNC_WAVE]: `${wave}` };
    const { annotations: _, ...metadata } = manifest.metadata;
    return { ...manifest, metadata: { annotations: inOrder(annotations), ...metadata } };
  }

  private waveOf(object: ApiObject, kind: string): number {
    let wave = WAVE_OF_KIND.get(kind) ?? OTHER;
    for (const dependency of this.#dependencies(object)) wave = Math.max(wave, (this.#waves.get(dependency) ?? -1) + 1);
    return wave;
  }
}

function inOrder(annotations: { readonly [key: string]: string }): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(annotations).sort(([a], [b]) => (a < b ? -1 : 1)));
}
