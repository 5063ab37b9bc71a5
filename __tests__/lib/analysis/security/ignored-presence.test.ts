import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0506'];
const yaml = (fields: string) => `apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: tokens, namespace: shop }
spec: { jwtRules: [{ issuer: me${fields} }] }
`;

test('presence, which nothing reads', () => {
  expect(findingsOf(yaml(', presence: REQUIRED'), { codes })).toEqual([
    {
      code: 'MESH0506',
      severity: 'warning',
      object: 'RequestAuthentication shop/tokens',
      pointer: '/spec/jwtRules/0/presence',
      message: 'presence is accepted but ignored: requests without a token pass',
      fix: 'demand a token with an AuthorizationPolicy: ALLOW from requestPrincipals: ["*"]',
    },
  ]);
});

test('a rule without it', () => {
  expect(findingsOf(yaml(''), { codes })).toEqual([]);
});
