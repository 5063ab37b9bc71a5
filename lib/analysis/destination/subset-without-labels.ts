import type { JsonObject } from '../../manifest/manifest-object';
import { asObject, at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';

export const subsetWithoutLabels: Rule = {
  code: 'KIA0209',
  title: 'subset has no labels',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: 'Add the labels of the pods that the subset is for, or remove the subset',
  description:
    'A subset without labels stands for all endpoints of the host. That is common for a subset that only carries a traffic policy, as towards an egress gateway, and information only there; beside subsets that do have labels it was mostly forgotten.',
  check(mesh, report) {
    for (const object of mesh.kind('DestinationRule', 'networking.istio.io')) {
      const subsets = objectsOf(at(object.spec, 'subsets'));
      const labelled = subsets.some(([, subset]) => hasLabels(subset));
      for (const [index, subset] of subsets) {
        if (hasLabels(subset)) continue;
        report({
          object,
          pointer: `/spec/subsets/${index}`,
          message: `Subset "${String(subset.name ?? '')}" has no labels, so it stands for all endpoints of "${String(at(object.spec, 'host') ?? '')}"`,
          severity: labelled && asObject(subset.trafficPolicy) === undefined ? 'warning' : 'info',
        });
      }
    }
  },
};

function hasLabels(subset: JsonObject): boolean {
  return Object.keys(asObject(subset.labels) ?? {}).length > 0;
}
