import type { Rule } from '../rule';
import { ADMITTED_KINDS, admissionOf } from './admission';

/** What Istio's webhook warns of. */
export const webhookWarning: Rule = {
  code: 'IST0133',
  title: 'Istio warns of the configuration',
  severity: 'warning',
  reads: ADMITTED_KINDS,
  fix: 'change the field, or accept what it does',
  description:
    'The object is accepted, but a part of it is deprecated, is ignored, or does something else than it seems to. The admission webhook prints the same warning when the object is applied.',
  check(mesh, report) {
    for (const object of mesh.objects) {
      for (const { level, pointer, message, fix } of admissionOf(object, mesh)) {
        const isRepeated = level === 'repeated' && mesh.options.compat;
        if (level !== 'warning' && level !== 'note' && !isRepeated) continue;
        const severity = level === 'note' && !mesh.options.compat ? 'info' : 'warning';
        report({ object, pointer, message, severity, ...(fix === undefined ? {} : { fix }) });
      }
    }
  },
};
