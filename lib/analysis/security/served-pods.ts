import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';

/** The pods that serve requests themselves: all but those of gateways, whose Services say nothing of what they read. */
export function servedPods(mesh: Mesh): readonly VirtualPod[] {
  const gateways = new Set(mesh.kind('Gateway', ISTIO_NETWORKING).flatMap((gateway) => mesh.gatewayPods(gateway)));
  return mesh.pods.filter((pod) => !gateways.has(pod) && pod.containers.some(({ name }) => name !== 'istio-proxy'));
}
