import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0175'];

const request = (name: string) => `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: ${name}, namespace: shop }
spec: { jwtRules: [{ issuer: me, jwksUri: 'https://keys.example.com/' }] }
`;
const istiod = (env: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: istiod } }
spec:
  selector: { matchLabels: { app: istiod } }
  template:
    metadata: { labels: { app: istiod } }
    spec: { containers: [{ name: discovery, image: pilot, env: [${env}] }] }
`;

test('an istiod that may fetch keys from anywhere is reported', () => {
  expect(findingsOf([request('jwt'), istiod('')], { codes })).toEqual([
    {
      code: 'IST0175',
      severity: 'warning',
      object: 'Deployment istio-system/istiod',
      pointer: '/spec/template/spec/containers',
      message:
        'Deployment istio-system/istiod has no BLOCKED_CIDRS_IN_JWKS_URIS and fetches the keys of shop/jwt from wherever they say',
      fix: 'set BLOCKED_CIDRS_IN_JWKS_URIS in the environment of istiod to the ranges that it must not reach, such as 169.254.0.0/16',
    },
  ]);
});

test('an empty variable restricts nothing, and of many policies the first five are named', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(request);
  const found = findingsOf([...many, istiod("{ name: BLOCKED_CIDRS_IN_JWKS_URIS, value: '' }")], { codes });
  expect(found[0]?.message).toContain('the keys of shop/a, shop/b, shop/c, shop/d, shop/e, 2 more from');
});

test('an istiod with the variable, or without such policies, is right', () => {
  const restricted = istiod("{ name: BLOCKED_CIDRS_IN_JWKS_URIS, value: '169.254.0.0/16' }");
  expect(findingsOf([request('jwt'), restricted], { codes })).toEqual([]);
  expect(findingsOf(istiod(''), { codes })).toEqual([]);
});
