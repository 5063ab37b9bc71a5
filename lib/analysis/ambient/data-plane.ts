import type { VirtualPod } from '../../mesh/mesh';

/** What a pod's own label says of ambient mode: `ambient`, `none`. */
export function dataPlane(pod: VirtualPod): string | undefined {
  return pod.labels['istio.io/dataplane-mode'];
}

/** Whether the injected proxy is a gateway and not a sidecar. */
export function isGateway(pod: VirtualPod): boolean {
  return pod.generated || pod.annotations['inject.istio.io/templates'] !== undefined;
}
