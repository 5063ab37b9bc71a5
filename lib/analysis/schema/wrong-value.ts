import type { Rule } from '../rule';
import { reportViolations } from './schema-violations';

/** A value that the schema of the kind does not allow. */
export const wrongValue: Rule = {
  code: 'MESH0006',
  title: 'value does not fit its field',
  severity: 'error',
  reads: [],
  fix: 'give the field a value that its schema allows',
  description:
    'The schema of the kind does not allow the value: its type differs, it is not among the choices, it is out of bounds, a required field is missing, or fields exclude each other. The API server refuses the object.',
  check: (mesh, report) => reportViolations(mesh, 'MESH0006', report),
};
