import type { ManifestObject } from '../../manifest/manifest-object';
import { validate } from '../../manifest/validate';
import type { Violation } from '../../manifest/violation';
import type { Mesh } from '../../mesh/mesh';
import type { Report } from '../rule';
import { admissionOf } from './admission';

const known = new WeakMap<ManifestObject, readonly Violation[]>();

function violationsOf(object: ManifestObject): readonly Violation[] {
  let violations = known.get(object);
  if (!violations) {
    violations = validate(object);
    known.set(object, violations);
  }
  return violations;
}

/**
 * Reports the violations of one code. Where Istio's webhook refuses the same field, or a field of the object that the
 * violation is about, its finding says the same and is the only one.
 */
export function reportViolations(mesh: Mesh, code: Violation['code'], report: Report): void {
  for (const object of mesh.objects) {
    const violations = violationsOf(object).filter((violation) => violation.code === code);
    if (violations.length === 0) continue;
    const refused = new Set<string>();
    for (const { level, pointer } of admissionOf(object, mesh)) {
      if (level !== 'error') continue;
      refused.add(pointer);
      refused.add(pointer.slice(0, pointer.lastIndexOf('/')));
    }
    for (const { pointer, message, fix, isType } of violations) {
      if (code !== 'MESH0005' && !isType && refused.has(pointer)) continue;
      report({ object, pointer, message, ...(fix === undefined ? {} : { fix }) });
    }
  }
}
