import type { JsonObject } from '../manifest/manifest-object';
import { asString, at, objectsOf } from './json';
import type { Labels, MeshNamespace, VirtualPod } from './model';

const INJECT = 'sidecar.istio.io/inject';
const DATAPLANE_MODE = 'istio.io/dataplane-mode';

/** What decides how a pod takes part in the mesh. */
export interface PodMarks {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly spec: JsonObject;
}

/** How a pod takes part in the mesh. A pod with a sidecar stays out of ambient, even in an ambient namespace. */
export function membershipOf(pod: PodMarks, namespace: MeshNamespace | undefined): VirtualPod['inMesh'] {
  if (hasProxy(pod.spec) || isInjected(pod, namespace)) return 'sidecar';
  if (pod.spec.hostNetwork === true) return undefined;
  const mode = pod.labels[DATAPLANE_MODE];
  if (mode === 'ambient') return 'ambient';
  return mode === undefined && namespace?.ambient ? 'ambient' : undefined;
}

/** The same as istioctl sees it: without revisions, and ambient only where a running pod says so. */
export function membershipToIstioctl(pod: PodMarks, namespace: MeshNamespace | undefined): VirtualPod['inMesh'] {
  const wish = pod.labels[INJECT] ?? pod.annotations[INJECT];
  const sidecar = hasProxy(pod.spec) || (wish === undefined ? namespace?.injection === 'enabled' : isYes(wish));
  if (sidecar) return 'sidecar';
  return pod.annotations['ambient.istio.io/redirection'] === 'enabled' ? 'ambient' : undefined;
}

function isInjected(pod: PodMarks, namespace: MeshNamespace | undefined): boolean {
  if (pod.spec.hostNetwork === true || namespace?.injection === 'disabled') return false;
  const wish = pod.labels[INJECT] || pod.annotations[INJECT] || undefined;
  if (wish !== undefined && !isYes(wish)) return false;
  if (namespace?.injection === 'enabled' || namespace?.injection === 'revision') return true;
  // Outside the namespaces that ask for it the webhook sees only pods that ask for it by a label.
  return pod.labels[INJECT] === 'true' || pod.labels['istio.io/rev'] !== undefined;
}

function hasProxy(spec: JsonObject): boolean {
  return [...objectsOf(spec.containers), ...objectsOf(spec.initContainers)].some(
    ([, container]) => asString(at(container, 'name')) === 'istio-proxy',
  );
}

function isYes(wish: string): boolean {
  return ['y', 'yes', 'true', 'on'].includes(wish.toLowerCase());
}
