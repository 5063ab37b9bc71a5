import type { ManifestObject } from '../../manifest/manifest-object';
import { validate } from '../../manifest/validate';
import type { Violation } from '../../manifest/violation';
import type { Mesh } from '../../mesh/mesh';
import type { Report } from '../rule';
import { admissionOf } from './admission';

type Violations = ReadonlyMap<ManifestObject, readonly Violation[]>;

const known = new WeakMap<Mesh, Violations>();
const NONE: readonly Violation[] = [];

/** How the API server would find an object at odds with its schema; found once, however many rules ask. */
export function violationsOf(object: ManifestObject, mesh: Mesh): readonly Violation[] {
  return allViolations(mesh).get(object) ?? NONE;
}

/** The violations of all objects that have some. */
function allViolations(mesh: Mesh): Violations {
  let violations = known.get(mesh);
  if (!violations) {
    const found = new Map<ManifestObject, readonly Violation[]>();
    for (const object of mesh.objects) {
      const own = validate(object);
      if (own.length > 0) found.set(object, own);
    }
    violations = found;
    known.set(mesh, violations);
  }
  return violations;
}

/**
 * Reports the violations of one code. Where Istio's webhook refuses the same field, or a field of the object that the
 * violation is about, its finding says the same and is the only one.
 */
export function reportViolations(
  mesh: Mesh,
  code: Violation['code'],
  report: Report,
  isOthers: (violation: Violation, object: ManifestObject) => boolean = () => false,
): void {
  for (const [object, all] of allViolations(mesh)) {
    const violations = all.filter((violation) => violation.code === code);
    if (violations.length === 0) continue;
    const elsewhere = code === 'MESH0006' ? all.flatMap(({ belongs }) => belongs ?? []) : [];
    const refused = new Set<string>();
    for (const { level, pointer } of admissionOf(object, mesh)) {
      if (level !== 'error') continue;
      refused.add(pointer);
      refused.add(pointer.slice(0, pointer.lastIndexOf('/')));
    }
    for (const violation of violations) {
      const { pointer, message, fix, isType, isMissing } = violation;
      if (code !== 'MESH0005' && !isType && refused.has(pointer)) continue;
      // What is misspelled or stands elsewhere is not missing: MESH0005 says where it is.
      if (isMissing && elsewhere.some((place) => isAt(pointer, place))) continue;
      if (isOthers(violation, object)) continue;
      report({ object, pointer, message, ...(fix === undefined ? {} : { fix }) });
    }
  }
}

/** Whether a pointer is at a place, in which `*` stands for any index or key. */
function isAt(pointer: string, place: string): boolean {
  const steps = pointer.split('/');
  const wanted = place.split('/');
  return steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index]);
}
