import type { ManifestObject } from '../../manifest/manifest-object';
import type { Rule } from '../rule';
import { isUntargeted, missingWaypoint, selectorOf } from './policy-targets';

type PolicyRule = Omit<Rule, 'check' | 'severity' | 'reads' | 'fix'>;

interface Policies {
  readonly kind: string;
  readonly group: string;
  /** Which of the objects only a waypoint can do. */
  readonly isL7?: (policy: ManifestObject) => boolean;
}

/** A rule for policies that need a waypoint where there is none. */
export function policyWithoutWaypoint(rule: PolicyRule, { kind, group, isL7 = () => true }: Policies): Rule {
  return {
    ...rule,
    severity: 'warning',
    reads: [kind, 'Namespace', 'Service', 'Pod'],
    fix: 'Create a waypoint and label the namespace or Service with `istio.io/use-waypoint`',
    check(mesh, report) {
      for (const object of mesh.kind(kind, group)) {
        if (!isL7(object)) continue;
        const missing = missingWaypoint(mesh, object);
        if (missing === undefined) continue;
        report({
          object,
          pointer: missing.pointer,
          message: `${kind} "${object.name}" needs a waypoint to be enforced, but ${missing.reason}`,
        });
      }
    },
  };
}

/** A rule for policies that waypoints do not read, as they are attached to pods. */
export function policyWithoutTarget(rule: PolicyRule, { kind, group, isL7 = () => true }: Policies): Rule {
  return {
    ...rule,
    severity: 'warning',
    reads: [kind, 'Namespace', 'Pod'],
    fix: 'Attach the policy with `targetRefs` to the Service or to the waypoint',
    check(mesh, report) {
      for (const object of mesh.kind(kind, group)) {
        if (!isL7(object) || !isUntargeted(mesh, object)) continue;
        report({
          object,
          pointer: selectorOf(object) === undefined ? '/spec' : '/spec/selector',
          message: `${kind} "${object.name}" has no targetRefs, and waypoints of the ambient namespace "${mesh.namespaceOf(object)}" read no other policies`,
        });
      }
    },
  };
}
