/** An API version that API servers serve no more. */
export interface RemovedVersion {
  /** `Kubernetes 1.25`: the release that no longer has it. */
  readonly release: string;
  /** The API version to write; undefined where nothing takes its place under this kind. */
  readonly instead: string | undefined;
  /** What else the object needs, where the new version has other fields. */
  readonly also?: string;
}

const APPS = 'spec.selector is required there';
const INGRESS = 'backends are written service.name and service.port, and each path needs a pathType';
const WEBHOOK = 'each webhook needs sideEffects and admissionReviewVersions';
const METRICS = 'targets of metrics are written target.type with averageUtilization, averageValue or value';
const RBAC = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];
const WORKLOADS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'];

type Row = readonly [release: string, was: string, kinds: readonly string[], instead?: string, also?: string];

// biome-ignore format: one API version per row
const ROWS: readonly Row[] = [
  ['Kubernetes 1.16', 'apps/v1beta1', WORKLOADS, 'apps/v1', APPS],
  ['Kubernetes 1.16', 'apps/v1beta2', WORKLOADS, 'apps/v1', APPS],
  ['Kubernetes 1.16', 'extensions/v1beta1', WORKLOADS, 'apps/v1', APPS],
  ['Kubernetes 1.16', 'extensions/v1beta1', ['NetworkPolicy'], 'networking.k8s.io/v1'],
  ['Kubernetes 1.21', 'batch/v2alpha1', ['CronJob'], 'batch/v1'],
  ['Kubernetes 1.22', 'admissionregistration.k8s.io/v1beta1', ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'], 'admissionregistration.k8s.io/v1', WEBHOOK],
  ['Kubernetes 1.22', 'apiextensions.k8s.io/v1beta1', ['CustomResourceDefinition'], 'apiextensions.k8s.io/v1', 'each version needs a schema'],
  ['Kubernetes 1.22', 'apiregistration.k8s.io/v1beta1', ['APIService'], 'apiregistration.k8s.io/v1'],
  ['Kubernetes 1.22', 'certificates.k8s.io/v1beta1', ['CertificateSigningRequest'], 'certificates.k8s.io/v1', 'spec.signerName is required there'],
  ['Kubernetes 1.22', 'coordination.k8s.io/v1beta1', ['Lease'], 'coordination.k8s.io/v1'],
  ['Kubernetes 1.22', 'extensions/v1beta1', ['Ingress'], 'networking.k8s.io/v1', INGRESS],
  ['Kubernetes 1.22', 'networking.k8s.io/v1beta1', ['Ingress'], 'networking.k8s.io/v1', INGRESS],
  ['Kubernetes 1.22', 'networking.k8s.io/v1beta1', ['IngressClass'], 'networking.k8s.io/v1'],
  ['Kubernetes 1.22', 'rbac.authorization.k8s.io/v1alpha1', RBAC, 'rbac.authorization.k8s.io/v1'],
  ['Kubernetes 1.22', 'rbac.authorization.k8s.io/v1beta1', RBAC, 'rbac.authorization.k8s.io/v1'],
  ['Kubernetes 1.22', 'scheduling.k8s.io/v1alpha1', ['PriorityClass'], 'scheduling.k8s.io/v1'],
  ['Kubernetes 1.22', 'scheduling.k8s.io/v1beta1', ['PriorityClass'], 'scheduling.k8s.io/v1'],
  ['Kubernetes 1.22', 'storage.k8s.io/v1beta1', ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'], 'storage.k8s.io/v1'],
  ['Kubernetes 1.25', 'autoscaling/v2beta1', ['HorizontalPodAutoscaler'], 'autoscaling/v2', METRICS],
  ['Kubernetes 1.25', 'batch/v1beta1', ['CronJob'], 'batch/v1'],
  ['Kubernetes 1.25', 'discovery.k8s.io/v1beta1', ['EndpointSlice'], 'discovery.k8s.io/v1'],
  ['Kubernetes 1.25', 'events.k8s.io/v1beta1', ['Event'], 'events.k8s.io/v1'],
  ['Kubernetes 1.25', 'extensions/v1beta1', ['PodSecurityPolicy']],
  ['Kubernetes 1.25', 'node.k8s.io/v1beta1', ['RuntimeClass'], 'node.k8s.io/v1'],
  ['Kubernetes 1.25', 'policy/v1beta1', ['PodDisruptionBudget'], 'policy/v1', 'an empty selector selects every pod there'],
  ['Kubernetes 1.25', 'policy/v1beta1', ['PodSecurityPolicy']],
  ['Kubernetes 1.26', 'autoscaling/v2beta2', ['HorizontalPodAutoscaler'], 'autoscaling/v2'],
  ['Kubernetes 1.26', 'flowcontrol.apiserver.k8s.io/v1beta1', ['FlowSchema', 'PriorityLevelConfiguration'], 'flowcontrol.apiserver.k8s.io/v1'],
  ['Kubernetes 1.27', 'storage.k8s.io/v1beta1', ['CSIStorageCapacity'], 'storage.k8s.io/v1'],
  ['Kubernetes 1.29', 'flowcontrol.apiserver.k8s.io/v1beta2', ['FlowSchema', 'PriorityLevelConfiguration'], 'flowcontrol.apiserver.k8s.io/v1'],
  ['Kubernetes 1.32', 'flowcontrol.apiserver.k8s.io/v1beta3', ['FlowSchema', 'PriorityLevelConfiguration'], 'flowcontrol.apiserver.k8s.io/v1'],
  ['Istio 1.6', 'authentication.istio.io/v1alpha1', ['MeshPolicy', 'Policy']],
  ['Istio 1.6', 'rbac.istio.io/v1alpha1', ['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding']],
];

const removed: ReadonlyMap<string, RemovedVersion> = new Map(
  ROWS.flatMap(([release, was, kinds, instead, also]) =>
    kinds.map((kind) => [`${was}/${kind}`, { release, instead, ...(also !== undefined && { also }) }] as const),
  ),
);

/** What became of an API version that was once served; undefined of one that still is, or never was. */
export function removedVersion(apiVersion: string, kind: string): RemovedVersion | undefined {
  return removed.get(`${apiVersion}/${kind}`);
}

/** What to use where a kind is gone altogether. */
export const SUCCESSORS: { readonly [kind: string]: string } = {
  ClusterRbacConfig: 'an AuthorizationPolicy',
  MeshPolicy: 'a PeerAuthentication and a RequestAuthentication in the root namespace',
  PodSecurityPolicy: 'the labels of Pod Security admission on the namespace',
  Policy: 'a PeerAuthentication and a RequestAuthentication',
  RbacConfig: 'an AuthorizationPolicy',
  ServiceRole: 'an AuthorizationPolicy',
  ServiceRoleBinding: 'an AuthorizationPolicy',
};
