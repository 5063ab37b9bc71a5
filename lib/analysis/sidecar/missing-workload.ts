import type { ManifestObject } from '../../manifest/manifest-object';
import { at, stringMap } from '../../mesh/json';
import { lazy } from '../../mesh/lazy';
import type { Labels, Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';

const FIX = 'correct the labels: those of the pods count (`spec.template.metadata.labels`), in the same namespace';

/** IST0101, KIA0004: a Sidecar that selects no pod. */
export const missingSidecarWorkload: Rule = {
  code: 'IST0101',
  title: 'selector of a Sidecar matches no pod',
  severity: 'error',
  reads: ['Sidecar', 'Pod', 'Deployment'],
  aliases: ['KIA0004'],
  fix: FIX,
  description:
    'No pod in the namespace of a Sidecar carries the labels that it selects, so the Sidecar configures nothing: its restrictions of what is imported and of where requests may go do not apply to the workload that it is meant for.',
  check(mesh, report) {
    selecting(mesh, report, mesh.sidecars, ['workloadSelector', 'labels']);
  },
};

/** IST0101: a Telemetry that selects no pod. */
export const missingTelemetryWorkload: Rule = {
  code: 'IST0101',
  title: 'selector of a Telemetry matches no pod',
  severity: 'error',
  reads: ['Telemetry', 'Pod', 'Deployment'],
  fix: FIX,
  description:
    'No pod in the namespace of a Telemetry carries the labels that it selects, so the Telemetry configures nothing: the workload that it is meant for keeps the metrics, traces and logs of the namespace or the mesh.',
  check(mesh, report) {
    selecting(mesh, report, mesh.telemetries, ['selector', 'matchLabels']);
  },
};

function selecting(
  mesh: Mesh,
  report: Report,
  objects: readonly ManifestObject<unknown>[],
  path: readonly [string, string],
): void {
  const machines = lazy(() => machinesByNamespace(mesh));
  for (const each of objects) {
    const object = each as ManifestObject;
    const labels = stringMap(at(object.spec, ...path)) ?? {};
    const written = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
    const namespace = mesh.namespaceOf(object);
    if (written.length === 0 || mesh.podsMatching(labels, namespace).length > 0) continue;
    if (
      !mesh.options.compat &&
      machines()
        .get(namespace)
        ?.some((machine) => carries(machine, labels))
    )
      continue;
    report({
      object,
      pointer: `/spec/${path.join('/')}`,
      message: `selector ${written.join(',')} matches no pod in namespace ${namespace}`,
      needs: namespace,
    });
  }
}

/** The labels of workloads that run outside the cluster. */
function machinesByNamespace(mesh: Mesh): Map<string, Labels[]> {
  const machines = new Map<string, Labels[]>();
  const add = (object: ManifestObject, labels: Labels) => {
    const namespace = mesh.namespaceOf(object);
    const all = machines.get(namespace);
    if (all) all.push(labels);
    else machines.set(namespace, [labels]);
  };
  for (const entry of mesh.workloadEntries as readonly unknown[] as readonly ManifestObject[]) {
    add(entry, { ...entry.labels, ...stringMap(entry.spec.labels) });
  }
  for (const group of mesh.workloadGroups as readonly unknown[] as readonly ManifestObject[]) {
    add(group, {
      ...stringMap(at(group.spec, 'metadata', 'labels')),
      ...stringMap(at(group.spec, 'template', 'labels')),
    });
  }
  return machines;
}

function carries(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value);
}
