import type { Labels, Mesh, RegistryService, VirtualPod } from '../mesh/mesh';

const INJECT = 'sidecar.istio.io/inject';

/** How a pod takes part in the mesh; where its Namespace is not given, a sidecar unless the pod itself refuses. */
export function membership(mesh: Mesh, pod: VirtualPod): VirtualPod['inMesh'] {
  if (pod.inMesh !== undefined) return pod.inMesh;
  if (mesh.namespaces.get(pod.namespace)?.object !== undefined || pod.hostNetwork) return undefined;
  const wish = pod.labels[INJECT] ?? pod.annotations[INJECT] ?? 'true';
  return ['y', 'yes', 'true', 'on'].includes(wish.toLowerCase()) ? 'sidecar' : undefined;
}

/** A pod of a service whose workloads are not given: it carries at least what the service selects. */
export function standIn(mesh: Mesh, service: RegistryService, labels: Labels): VirtualPod {
  const namespace = mesh.namespaces.get(service.namespace);
  const isOutside = namespace?.object !== undefined && ['none', 'disabled'].includes(namespace.injection);
  return {
    name: service.name,
    namespace: service.namespace,
    labels: { ...service.selector, ...labels },
    annotations: {},
    containers: [],
    ports: [],
    serviceAccount: 'default',
    hostNetwork: false,
    workload: service.object,
    replicas: undefined,
    inMesh: isOutside ? (namespace.ambient ? 'ambient' : undefined) : 'sidecar',
    podPointer: '',
    generated: true,
  };
}

export function targetPortOf(pod: VirtualPod, targetPort: number | string): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return pod.ports.find(({ name }) => name === targetPort)?.containerPort;
}
