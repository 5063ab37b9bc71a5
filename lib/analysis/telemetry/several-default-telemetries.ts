import { ISTIO_TELEMETRY } from '../../mesh/kinds';
import type { Rule } from '../rule';
import { namesOf, severalIn } from '../sidecar/selected-pods';
import { isForNamespace } from './telemetry-selector';

export const severalDefaultTelemetries: Rule = {
  code: 'IST0160',
  title: 'several Telemetries for one namespace',
  severity: 'error',
  reads: ['Telemetry'],
  fix: 'merge them into one Telemetry, or give the others a selector or targetRefs',
  description:
    'A Telemetry without a selector applies to its whole namespace, or to the mesh in the root namespace, and Istio takes only the oldest of them. What the others say is lost without a word.',
  check(mesh, report) {
    const defaults = mesh.kind('Telemetry', ISTIO_TELEMETRY).filter((telemetry) => isForNamespace(mesh, telemetry));
    for (const [namespace, several] of severalIn(mesh, defaults)) {
      const names = namesOf(several);
      for (const object of several) {
        report({
          object,
          pointer: '/spec',
          message: `the Telemetries ${names} all apply to the whole namespace ${namespace}, and Istio takes only one of them`,
        });
      }
    }
  },
};
