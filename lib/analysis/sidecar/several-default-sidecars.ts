import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';
import { isAmbientNamespace, namesOf, severalIn, sidecarSelector } from './selected-pods';

export const severalDefaultSidecars: Rule = {
  code: 'IST0111',
  title: 'several Sidecars for one namespace',
  severity: 'error',
  aliases: ['KIA0002'],
  reads: ['Sidecar', 'Namespace'],
  fix: 'keep one Sidecar without a workload selector, and give the others a selector',
  description:
    'A Sidecar without a workload selector applies to its whole namespace, and Istio takes only one of them. Which one depends on their age, so that the same manifests can behave differently in two clusters.',
  check(mesh, report) {
    const defaults = mesh.kind('Sidecar', ISTIO_NETWORKING).filter((sidecar) => sidecarSelector(sidecar) === undefined);
    for (const [namespace, several] of severalIn(mesh, defaults)) {
      if (isAmbientNamespace(mesh, namespace)) continue;
      const names = namesOf(several);
      for (const object of several) {
        report({
          object,
          pointer: '/spec',
          message: `the Sidecars ${names} all apply to the whole namespace ${namespace}, and Istio takes only one of them`,
        });
      }
    }
  },
};
