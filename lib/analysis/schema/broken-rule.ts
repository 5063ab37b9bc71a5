import type { ManifestObject } from '../../manifest/manifest-object';
import type { Violation } from '../../manifest/violation';
import type { Rule } from '../rule';
import { reportViolations } from './schema-violations';

/** A rule of the CRD that the value breaks. */
export const brokenRule: Rule = {
  code: 'MESH0007',
  title: 'rule of the schema is broken',
  severity: 'error',
  reads: [],
  fix: 'change the value so that the rule holds',
  description:
    'The schema of the kind has rules in the Common Expression Language, which compare fields with each other, and this object breaks one of them. The API server evaluates the same rule and refuses the object.',
  check: (mesh, report) => reportViolations(mesh, 'MESH0007', report, isOfRepeatedListeners),
};

/** KIA1503 says it of a Gateway, and which of the listeners they are. */
function isOfRepeatedListeners({ pointer, rule }: Violation, { group, kind }: ManifestObject): boolean {
  const isOfListeners = pointer === '/spec/listeners' && group === 'gateway.networking.k8s.io' && kind === 'Gateway';
  return isOfListeners && /l1\.port == l2\.port && l1\.protocol/.test(rule ?? '');
}
