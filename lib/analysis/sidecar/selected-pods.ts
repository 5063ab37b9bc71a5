import type { ManifestObject } from '../../manifest/manifest-object';
import { at, stringMap } from '../../mesh/json';
import type { Labels, Mesh, VirtualPod } from '../../mesh/mesh';

/** The labels of a Sidecar's workload selector; undefined where it applies to the whole namespace. */
export function sidecarSelector(sidecar: ManifestObject): Labels | undefined {
  const labels = stringMap(at(sidecar.spec, 'workloadSelector', 'labels')) ?? {};
  return Object.keys(labels).length > 0 ? labels : undefined;
}

/** Whether the pods have no sidecars that configuration could reach. To istioctl only a running pod shows it. */
export function isAmbient(mesh: Mesh, pod: VirtualPod): boolean {
  return mesh.options.compat ? pod.annotations['ambient.istio.io/redirection'] === 'enabled' : pod.inMesh === 'ambient';
}

/** Whether a namespace is ambient and asks for no sidecars beside. */
export function isAmbientNamespace(mesh: Mesh, name: string): boolean {
  const namespace = mesh.namespaces.get(name);
  return (namespace?.ambient ?? false) && namespace?.labels['istio-injection'] !== 'enabled' && !namespace?.revision;
}

/** The objects that select a pod, for each pod that several select. */
export function selectedTwice(
  mesh: Mesh,
  objects: readonly ManifestObject[],
  selectorOf: (object: ManifestObject) => Labels | undefined,
): ReadonlyMap<VirtualPod, readonly ManifestObject[]> {
  const found = new Map<VirtualPod, ManifestObject[]>();
  for (const object of objects) {
    const selector = selectorOf(object);
    if (selector === undefined) continue;
    for (const pod of mesh.podsMatching(selector, mesh.namespaceOf(object))) {
      const others = found.get(pod);
      if (others === undefined) found.set(pod, [object]);
      else others.push(object);
    }
  }
  return new Map([...found].filter(([, several]) => several.length > 1));
}

/** The objects of each namespace that has several. */
export function severalIn(
  mesh: Mesh,
  objects: readonly ManifestObject[],
): ReadonlyMap<string, readonly ManifestObject[]> {
  const found = new Map<string, ManifestObject[]>();
  for (const object of objects) {
    const namespace = mesh.namespaceOf(object);
    const others = found.get(namespace);
    if (others === undefined) found.set(namespace, [object]);
    else others.push(object);
  }
  return new Map([...found].filter(([, several]) => several.length > 1));
}

/** Names in a fixed order: `a, b and c`; of many the first five. */
export function namesOf(objects: readonly ManifestObject[]): string {
  const names = [...new Set(objects.map(({ name }) => name))].sort();
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  return [shown.slice(0, -1).join(', '), shown.at(-1)].filter(Boolean).join(' and ');
}
