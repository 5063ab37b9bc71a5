import type { Rule } from '../rule';
import { ADMITTED_KINDS, admissionOf } from './admission';

/** What Istio's webhook refuses. */
export const webhookError: Rule = {
  code: 'IST0106',
  title: 'Istio refuses the configuration',
  severity: 'error',
  reads: ADMITTED_KINDS,
  fix: 'correct the field',
  description:
    'The value has the right type, but Istio cannot work with it: fields that exclude each other, names that are no names, sums that do not add up. In a cluster the admission webhook refuses the object; without the webhook the object is stored and has no effect, or a wrong one.',
  check(mesh, report) {
    for (const object of mesh.objects) {
      for (const { level, pointer, message, fix } of admissionOf(object, mesh)) {
        if (level === 'error') report({ object, pointer, message, ...(fix === undefined ? {} : { fix }) });
      }
    }
  },
};
