import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0108'];

test('a trust domain that the mesh does not know is found', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - from: [{ source: { principals: [old.example.com/ns/shop/sa/default] } }]
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'trustDomain: new.example.com' })).toEqual([
    {
      code: 'KIA0108',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/from/0/source/principals/0',
      message:
        'Trust domain "old.example.com" of principal "old.example.com/ns/shop/sa/default" is not known to the mesh, which has "new.example.com"',
      fix: "Use the mesh's trust domain (`cluster.local` always stands for it), or add the other one to trustDomainAliases",
    },
  ]);
});

test('without the configuration of the mesh it is information', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - from: [{ source: { principals: [old.example.com/ns/shop/sa/default] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0108',
      severity: 'info',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/from/0/source/principals/0',
      message:
        'Trust domain "old.example.com" of principal "old.example.com/ns/shop/sa/default" is not known to the mesh, which has "cluster.local"',
      fix: "Use the mesh's trust domain (`cluster.local` always stands for it), or add the other one to trustDomainAliases",
    },
  ]);
});

test('the trust domain of the mesh, its aliases and cluster.local are right', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - from: [{ source: { principals: [new.example.com/ns/shop/sa/default, old.example.com/ns/shop/sa/default, cluster.local/ns/shop/sa/default, "*"] } }]
`;
  expect(
    findingsOf(yaml, { codes, meshConfig: 'trustDomain: new.example.com\ntrustDomainAliases: [old.example.com]' }),
  ).toEqual([]);
});
