import { policyWithoutWaypoint } from './policy-rules';

export const requestAuthenticationWithoutWaypoint = policyWithoutWaypoint(
  {
    code: 'KIA1110',
    title: 'request authentication without a waypoint',
    description:
      'A RequestAuthentication of an ambient namespace has no waypoint that could check tokens, so every request passes unchecked.',
  },
  { kind: 'RequestAuthentication', group: 'security.istio.io' },
);
