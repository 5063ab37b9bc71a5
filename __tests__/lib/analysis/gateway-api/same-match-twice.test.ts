import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0208'];
const route = (name: string, match: string, more = '') => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec: { ${more}parentRefs: [{ name: front }], rules: [{ matches: [${match}], backendRefs: [{ name: ${name}, port: 80 }] }] }
---
`;
const path = '{ path: { type: PathPrefix, value: /a } }';

test('two routes with the same match', () => {
  expect(findingsOf(route('one', path) + route('two', path), { codes })).toEqual([
    {
      code: 'MESH0208',
      severity: 'warning',
      object: 'HTTPRoute shop/two',
      pointer: '/spec/rules/0/matches/0',
      message: 'HTTPRoute shop/one has the same match: only the older of the two gets the requests',
      fix: 'give the requests to one of the routes, or tell their matches apart',
    },
  ]);
});

test('other paths, other methods, other hostnames', () => {
  expect(findingsOf(route('one', path) + route('two', path.replace('/a', '/b')), { codes })).toEqual([]);
  expect(findingsOf(route('one', path) + route('two', path.replace('{ ', '{ method: GET, ')), { codes })).toEqual([]);
  const hosts = (host: string) => `hostnames: [${host}], `;
  expect(findingsOf(route('one', path, hosts('a.com')) + route('two', path, hosts('b.com')), { codes })).toEqual([]);
});
