import type { Rule } from '../rule';
import { reportViolations } from './schema-violations';

/** A field that the kind does not have. */
export const unknownField: Rule = {
  code: 'MESH0005',
  title: 'field does not exist',
  severity: 'error',
  reads: [],
  fix: 'correct the name of the field, or move it where it belongs',
  description:
    'The kind has no field of this name at this place: it is misspelled, or stands one level too high or too low. kubectl refuses the object; where validation is off, the field is dropped and has no effect.',
  check: (mesh, report) => reportViolations(mesh, 'MESH0005', report),
};
