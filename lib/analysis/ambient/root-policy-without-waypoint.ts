import type { Rule } from '../rule';
import { isAmbient, isBehindNoWaypoint } from './enrolment';
import { isL7AuthorizationPolicy } from './l7';
import { targetsOf } from './policy-targets';

export const rootPolicyWithoutWaypoint: Rule = {
  code: 'KIA1317',
  title: 'authorization by HTTP for an ambient workload without a waypoint',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'Namespace', 'Pod', 'Service'],
  fix: 'Let the workload use a waypoint and attach the policy to it, or authorize by what a connection tells',
  description:
    'An AuthorizationPolicy that asks for what only HTTP tells applies to an ambient workload that no waypoint serves. ztunnel never matches such an ALLOW rule, and ignores these conditions in a DENY rule. Policies of an ambient namespace itself are KIA0109.',
  check(mesh, report) {
    const needsWaypoint = new Map(
      mesh
        .kind('AuthorizationPolicy', 'security.istio.io')
        .map((policy) => [
          policy,
          !isAmbient(mesh, mesh.namespaceOf(policy)) &&
            targetsOf(policy).length === 0 &&
            isL7AuthorizationPolicy(policy),
        ]),
    );
    if (![...needsWaypoint.values()].includes(true)) return;
    for (const pod of mesh.pods) {
      if (!isBehindNoWaypoint(mesh, pod)) continue;
      const policy = mesh.policiesOf(pod, 'AuthorizationPolicy').find((one) => needsWaypoint.get(one));
      if (policy === undefined) continue;
      report({
        object: pod.workload,
        pointer: '/metadata/name',
        message: `AuthorizationPolicy "${mesh.namespaceOf(policy)}/${policy.name}" needs a waypoint to be enforced, but workload "${pod.namespace}/${pod.name}" uses none`,
      });
    }
  },
};
