import type { ManifestObject } from '../../manifest/manifest-object';
import { isGatewayPod } from '../../mesh/gateways';
import { stringMap } from '../../mesh/json';
import type { Labels, Mesh } from '../../mesh/mesh';

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

/** Whether the given files hold workloads of gateways, so that one that is not there does not exist. */
export function hasGatewayWorkloads(mesh: Mesh): boolean {
  if (mesh.options.compat || mesh.isComplete(undefined)) return true;
  return mesh.pods.some(isGatewayPod);
}
