import type { ManifestObject } from '../../manifest/manifest-object';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { isAmbient, namesOf, selectedTwice, sidecarSelector } from './selected-pods';

export const conflictingSidecars: Rule = {
  code: 'IST0110',
  title: 'several Sidecars for one workload',
  severity: 'error',
  aliases: ['KIA0003'],
  reads: ['Sidecar', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Namespace'],
  fix: 'narrow the workload selectors until each workload is selected by one Sidecar, or merge the Sidecars',
  description:
    'Istio applies a single Sidecar to a workload and ignores the others that select it. Which one it takes depends on their age, so that the same manifests can behave differently in two clusters.',
  check(mesh, report) {
    const sidecars = mesh.kind('Sidecar', ISTIO_NETWORKING);
    const told = new Set<ManifestObject>();
    for (const [pod, several] of selectedTwice(mesh, sidecars, sidecarSelector)) {
      if (pod.generated || isAmbient(mesh, pod)) continue;
      const names = namesOf(several);
      for (const object of several) {
        // One finding for a Sidecar; to istioctl one for each pod of it.
        if (told.has(object) && !mesh.options.compat) continue;
        told.add(object);
        report({
          object,
          pointer: '/spec/workloadSelector/labels',
          message: `the Sidecars ${names} of namespace ${pod.namespace} all select ${objectName(pod.workload)}, and Istio takes only one of them`,
        });
      }
    }
  },
};
