import { isL7AuthorizationPolicy } from './l7';
import { policyWithoutWaypoint } from './policy-rules';

export const authorizationPolicyWithoutWaypoint = policyWithoutWaypoint(
  {
    code: 'KIA0109',
    title: 'authorization by HTTP without a waypoint',
    description:
      'An AuthorizationPolicy of an ambient namespace asks for what only HTTP tells, but no waypoint is there to read HTTP. ztunnel never matches such an ALLOW rule, and so denies everything, and it ignores these conditions in a DENY rule.',
    aliases: ['KIA1317'],
  },
  { kind: 'AuthorizationPolicy', group: 'security.istio.io', isL7: isL7AuthorizationPolicy },
);
