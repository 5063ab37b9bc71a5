import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at } from '../../mesh/json';
import type { Rule } from '../rule';

export const equalGroupLabels: Rule = {
  code: 'KIA1702',
  title: 'two workload groups have the same labels',
  severity: 'warning',
  reads: ['WorkloadGroup'],
  fix: 'Give each WorkloadGroup of the namespace a label that tells it from the others',
  description:
    'Two WorkloadGroups of one namespace give their machines the same labels, so that selectors of services and policies cannot tell them apart. It is harmless where both are always meant together.',
  check(mesh, report) {
    const seen = new Map<string, ManifestObject>();
    for (const object of mesh.kind('WorkloadGroup', 'networking.istio.io')) {
      const labels = Object.entries(asObject(at(object.spec, 'metadata', 'labels')) ?? {});
      if (labels.length === 0) continue;
      const namespace = mesh.namespaceOf(object);
      const key = JSON.stringify([namespace, labels.sort(([a], [b]) => (a < b ? -1 : 1))]);
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, object);
        continue;
      }
      report({
        object,
        pointer: '/spec/metadata/labels',
        message: `WorkloadGroup "${object.name}" gives the same labels as "${first.name}" in namespace "${namespace}"`,
      });
    }
  },
};
