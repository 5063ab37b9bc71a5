import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0505'];
const yaml = (header: string) => `${injected()}${app('a')}apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: tokens, namespace: shop }
spec: { jwtRules: [{ issuer: me, outputClaimToHeaders: [{ header: X-Role, claim: role }] }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: ask, namespace: shop }
spec: { action: CUSTOM, provider: { name: opa }, rules: [{ when: [{ key: 'request.headers[${header}]', values: [admin] }] }] }
`;

test('a header that is made of a claim', () => {
  expect(findingsOf(yaml('x-role'), { codes })).toEqual([
    {
      code: 'MESH0505',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/ask',
      pointer: '/spec/rules/0/when',
      message: 'header x-role is written by RequestAuthentication shop/tokens after the rule is decided',
      fix: 'decide by the claim in a policy of ALLOW or DENY, or let the provider read the token itself',
    },
  ]);
});

test('a header of the client', () => {
  expect(findingsOf(yaml('x-other'), { codes })).toEqual([]);
});
