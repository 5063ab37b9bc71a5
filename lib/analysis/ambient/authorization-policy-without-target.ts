import { isL7AuthorizationPolicy } from './l7';
import { policyWithoutTarget } from './policy-rules';

export const authorizationPolicyWithoutTarget = policyWithoutTarget(
  {
    code: 'KIA0110',
    title: 'authorization by HTTP without targetRefs',
    description:
      'An AuthorizationPolicy of an ambient namespace asks for what only HTTP tells, but has no targetRefs. Waypoints read policies with targetRefs only; this one is left to ztunnel, which cannot read HTTP.',
  },
  { kind: 'AuthorizationPolicy', group: 'security.istio.io', isL7: isL7AuthorizationPolicy },
);
