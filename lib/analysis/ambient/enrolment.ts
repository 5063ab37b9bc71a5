import type { ManifestObject } from '../../manifest/manifest-object';
import type { Labels, Mesh, VirtualPod } from '../../mesh/mesh';

export const USE_WAYPOINT = 'istio.io/use-waypoint';
export const WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';

/** Whether a namespace is given and labelled for ambient mode. */
export function isAmbient(mesh: Mesh, namespace: string): boolean {
  return mesh.namespaces.get(namespace)?.ambient === true;
}

/** Whether something with these labels, in a namespace, goes through a waypoint. */
export function hasWaypoint(mesh: Mesh, labels: Labels, namespace: string): boolean {
  const own = labels[USE_WAYPOINT];
  if (own !== undefined) return own !== '' && own !== 'none';
  return mesh.namespaces.get(namespace)?.waypoint !== undefined;
}

/** A workload that ztunnel serves, with no waypoint: its own, its namespace's, or that of a Service in front of it. */
export function isBehindNoWaypoint(mesh: Mesh, pod: VirtualPod): boolean {
  return (
    pod.inMesh === 'ambient' &&
    !pod.generated &&
    !hasWaypoint(mesh, pod.labels, pod.namespace) &&
    !mesh.servicesOf(pod).some(({ object, namespace }) => hasWaypoint(mesh, object.labels, namespace))
  );
}

/** Whether any of a policy's pods can be in ambient mode; a policy for sidecars or gateways only needs no waypoint. */
export function isForAmbient(mesh: Mesh, policy: ManifestObject, labels: Labels | undefined): boolean {
  if (labels === undefined) return true;
  const pods = mesh.podsMatching(labels, mesh.namespaceOf(policy));
  return pods.length === 0 || pods.some(({ inMesh, generated }) => inMesh === 'ambient' && !generated);
}
