import { stepsOf } from '../../manifest/json-pointer';
import type { ManifestObject } from '../../manifest/manifest-object';
import { at } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { ADMITTED_KINDS, admissionOf } from './admission';
import { violationsOf } from './schema-violations';

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
      const misplaced = mesh.options.compat ? [] : placesOfMisplaced(object, mesh);
      for (const { level, pointer, message, fix } of admissionOf(object, mesh)) {
        // What stands elsewhere is misplaced rather than missing, and MESH0005 has said so.
        if (level !== 'error' || misplaced.some((place) => isMissing(object, pointer, place))) continue;
        report({ object, pointer, message, ...(fix === undefined ? {} : { fix }) });
      }
    }
  },
};

/** Where fields would belong that stand elsewhere. */
function placesOfMisplaced(object: ManifestObject, mesh: Mesh): readonly (readonly string[])[] {
  return violationsOf(object, mesh).flatMap(({ belongs }) => (belongs === undefined ? [] : [belongs.split('/')]));
}

/** Whether the object has nothing at the pointer, where the misplaced field belongs or what would hold it. */
function isMissing(object: ManifestObject, pointer: string, place: readonly string[]): boolean {
  const steps = pointer.split('/');
  if (steps.length > place.length || !steps.every((step, index) => place[index] === '*' || place[index] === step)) {
    return false;
  }
  const value = at(object.json, ...stepsOf(pointer));
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
