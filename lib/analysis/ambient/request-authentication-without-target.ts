import { policyWithoutTarget } from './policy-rules';

export const requestAuthenticationWithoutTarget = policyWithoutTarget(
  {
    code: 'KIA1115',
    title: 'request authentication without targetRefs',
    description:
      'A RequestAuthentication of an ambient namespace has no targetRefs. Waypoints read policies with targetRefs only, so no token is checked.',
  },
  { kind: 'RequestAuthentication', group: 'security.istio.io' },
);
