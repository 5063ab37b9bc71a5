import type { ManifestObject } from '../../manifest/manifest-object';
import { isGatewayPod } from '../../mesh/gateways';
import { stringMap } from '../../mesh/json';
import type { Labels, Mesh, VirtualPod } from '../../mesh/mesh';

/** The labels of the pods that an Istio Gateway configures; none select every pod. */
export function selectorOf(gateway: ManifestObject<unknown>): Labels {
  return stringMap((gateway.spec as { selector?: unknown }).selector) ?? {};
}

/** `istio=ingressgateway,app=ingress`, in the order of the keys. */
export function written(selector: Labels): string {
  return Object.keys(selector)
    .sort()
    .map((key) => `${key}=${selector[key]}`)
    .join(',');
}

/** The labels `istio` of the gateways that Istio's installations bring along; MESH0605 tells the ways apart. */
export const INSTALLED: ReadonlySet<string> = new Set(['ingressgateway', 'ingress', 'egressgateway', 'egress']);

/** Whether the given files hold workloads of gateways, so that one that is not there does not exist. */
export function hasGatewayWorkloads(mesh: Mesh): boolean {
  if (mesh.options.compat || mesh.isComplete(undefined)) return true;
  return gatewayWorkloads(mesh).length > 0;
}

/** The values of the label `istio` that the pods of gateways carry, in order. */
export function installedLabels(mesh: Mesh): readonly string[] {
  return [...new Set(gatewayWorkloads(mesh).flatMap(({ labels }) => labels.istio ?? []))].sort();
}

function gatewayWorkloads(mesh: Mesh): readonly VirtualPod[] {
  return mesh.pods.filter((pod) => isGatewayPod(pod) || INSTALLED.has(pod.labels.istio ?? ''));
}
