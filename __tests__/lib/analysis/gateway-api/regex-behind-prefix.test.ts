import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0207'];
const route = (...rules: string[]) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a, namespace: shop }
spec: { rules: [${rules.join(', ')}] }
`;
const regex = (value: string) => `{ matches: [{ path: { type: RegularExpression, value: '${value}' } }] }`;

test('a rule without matches takes what a regular expression was to get', () => {
  expect(findingsOf(route(regex('/users/[0-9]+'), '{ backendRefs: [] }'), { codes })).toEqual([
    {
      code: 'MESH0207',
      severity: 'warning',
      object: 'HTTPRoute shop/a',
      pointer: '/spec/rules/0/matches/0/path/value',
      message: 'regular expression /users/[0-9]+ is never reached: prefix / (/spec/rules/1/matches/0) comes before it',
      fix: 'give the prefix conditions of its own, or write the regular expression as prefixes or exact paths',
    },
  ]);
});

test('a prefix that the expression begins with', () => {
  const prefix = '{ matches: [{ path: { type: PathPrefix, value: /users } }] }';
  expect(findingsOf(route(prefix, regex('/users/[0-9]+')), { codes }).length).toBe(1);
  expect(findingsOf(route(prefix, regex('/user[s]?/[0-9]+')), { codes })).toEqual([]);
});

test('a prefix with conditions of its own', () => {
  const prefix = '{ matches: [{ method: POST, path: { type: PathPrefix, value: / } }] }';
  expect(findingsOf(route(prefix, regex('/users/[0-9]+')), { codes })).toEqual([]);
});
