import type { ManifestObject } from '../../manifest/manifest-object';
import { ISTIO_TELEMETRY } from '../../mesh/kinds';
import { objectName } from '../ignore';
import { hasTarget } from '../policy-target';
import type { Rule } from '../rule';
import { namesOf, selectedTwice } from '../sidecar/selected-pods';
import { telemetrySelector } from './telemetry-selector';

export const conflictingTelemetries: Rule = {
  code: 'IST0159',
  title: 'several Telemetries for one workload',
  severity: 'error',
  reads: ['Telemetry', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet'],
  fix: 'narrow the selectors until each workload is selected by one Telemetry, or merge the Telemetries',
  description:
    'Istio applies a single Telemetry with a selector to a workload, beside those of its namespace and of the mesh, and ignores the others that select it. Which one it takes depends on their age.',
  check(mesh, report) {
    const all = mesh.kind('Telemetry', ISTIO_TELEMETRY);
    const telemetries = mesh.options.compat ? all : all.filter((telemetry) => !hasTarget(telemetry));
    const told = new Set<ManifestObject>();
    for (const [pod, several] of selectedTwice(mesh, telemetries, telemetrySelector)) {
      const names = namesOf(several);
      for (const object of several) {
        // One finding for a Telemetry; to istioctl one for each pod of it.
        if (told.has(object) && !mesh.options.compat) continue;
        told.add(object);
        report({
          object,
          pointer: '/spec/selector/matchLabels',
          message: `the Telemetries ${names} of namespace ${pod.namespace} all select ${objectName(pod.workload)}, and Istio takes only one of them`,
        });
      }
    }
  },
};
