import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, stringMap } from '../../mesh/json';
import type { Labels, Mesh, RegistryService, VirtualPod } from '../../mesh/mesh';
import { membershipToIstioctl } from '../../mesh/pod-membership';

/** A workload with a sidecar, and the Services that select its pods. */
export interface Association {
  readonly workload: ManifestObject;
  /** Undefined to istioctl, which reads Deployments and not their pods. */
  readonly pod: VirtualPod | undefined;
  readonly services: readonly RegistryService[];
}

/** The label of what istiod deploys by itself. */
const MANAGED = 'gateway.istio.io/managed';

/** The workloads with a sidecar that Services select. Waypoints are none: Istio takes care of them. */
export function associations(mesh: Mesh): Association[] {
  const all = mesh.options.compat ? deployments(mesh) : workloads(mesh);
  return all.filter(
    ({ workload, services }) => services.length > 0 && workload.labels[MANAGED] !== 'istio.io-mesh-controller',
  );
}

function workloads(mesh: Mesh): Association[] {
  return mesh.pods
    .filter(({ inMesh }) => inMesh === 'sidecar')
    .map((pod) => ({
      workload: pod.workload,
      pod,
      services: mesh.servicesOf(pod).filter(({ kind }) => kind === 'Service'),
    }));
}

function deployments(mesh: Mesh): Association[] {
  const byNamespace = new Map<string, RegistryService[]>();
  for (const service of mesh.registry) {
    if (service.kind !== 'Service' || !service.selector || Object.keys(service.selector).length === 0) continue;
    byNamespace.set(service.namespace, [...(byNamespace.get(service.namespace) ?? []), service]);
  }
  return mesh.deployments.flatMap((workload) => {
    const template = at(workload.json, 'spec', 'template');
    const labels = stringMap(at(template, 'metadata', 'labels')) ?? {};
    const annotations = stringMap(at(template, 'metadata', 'annotations')) ?? {};
    const spec = asObject(at(template, 'spec')) ?? {};
    const namespace = mesh.namespaceOf(workload);
    if (membershipToIstioctl({ labels, annotations, spec }, mesh.namespaces.get(namespace)) !== 'sidecar') return [];
    const services = (byNamespace.get(namespace) ?? []).filter(({ selector }) => selector && carries(labels, selector));
    return [{ workload, pod: undefined, services }];
  });
}

function carries(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}
