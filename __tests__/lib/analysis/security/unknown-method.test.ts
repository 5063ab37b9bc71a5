import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0102'];

test('a method in small letters is found', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { methods: [GET, post] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0102',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/to/0/operation/methods/1',
      message: '"post" is not an HTTP method',
      fix: 'Write "POST"',
    },
  ]);
});

test('so is a method that HTTP does not have', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { notMethods: [FETCH*] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0102',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/to/0/operation/notMethods/0',
      message: '"FETCH*" is not an HTTP method',
      fix: 'Write an HTTP method in capitals (GET, POST, …), or a prefix or suffix of one with `*`',
    },
  ]);
});

test('methods of HTTP and of WebDAV, and patterns of them, are right', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { methods: [GET, PROPFIND, "P*", "*"] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
