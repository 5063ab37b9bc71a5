import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0102'];
const destination = 'route: [{ destination: { host: pay } }]';

test('a rule for POST that retries after 503', () => {
  const rule = `- { match: [{ method: { exact: POST } }], retries: { attempts: 2, retryOn: 'connect-failure,503' }, ${destination} }`;
  expect(findingsOf(virtualService('pay', rule), { codes })).toEqual([
    {
      code: 'MESH0102',
      severity: 'warning',
      object: 'VirtualService shop/pay',
      pointer: '/spec/http/0/retries/retryOn',
      message: 'POST requests get 2 retries on 503',
      fix: 'match the methods that may be repeated in a rule of their own, or retry only on connect-failure,refused-stream,reset-before-request',
    },
  ]);
});

test('a rule for every method is info', () => {
  const rule = `- { retries: { attempts: 1, retryOn: 5xx }, ${destination} }`;
  expect(
    findingsOf(virtualService('pay', rule), { codes }).map(({ severity, message }) => [severity, message]),
  ).toEqual([['info', 'the rule admits every method, so POST and PATCH requests, too, get 1 retry on 5xx']]);
});

test('writes that an earlier rule takes do not count', () => {
  const rules = `
- { match: [{ method: { regex: POST|PATCH } }], ${destination} }
- { retries: { attempts: 3, retryOn: 5xx }, ${destination} }`;
  expect(findingsOf(virtualService('pay', rules), { codes })).toEqual([]);
});

test.each([
  ['only reads', "match: [{ method: { regex: GET|HEAD } }], retries: { attempts: 3, retryOn: '5xx' }"],
  [
    'only requests that were not carried out',
    "retries: { attempts: 3, retryOn: 'connect-failure,refused-stream,unavailable' }",
  ],
  ["the proxy's own list", 'match: [{ method: { exact: POST } }], retries: { attempts: 3 }'],
  ['retries that are off', "match: [{ method: { exact: POST } }], retries: { attempts: 0, retryOn: '5xx' }"],
  ['a regex that cannot be read', "match: [{ method: { regex: '(' } }], retries: { attempts: 0, retryOn: '5xx' }"],
])('%s: no finding', (_, rule) => {
  expect(findingsOf(virtualService('pay', `- { ${rule}, ${destination} }`), { codes })).toEqual([]);
});

test('retries that the mesh has for all', () => {
  const meshConfig = 'defaultHttpRetryPolicy: { attempts: 2, retryOn: 5xx }';
  const rule = `- { match: [{ method: { exact: PATCH } }], ${destination} }`;
  const found = findingsOf(virtualService('pay', rule), { codes, meshConfig });
  expect(found.map(({ pointer, message }) => [pointer, message])).toEqual([
    ['/spec/http/0', 'PATCH requests get 2 retries on 5xx by defaultHttpRetryPolicy of the mesh'],
  ]);
});

test('an HTTPRoute for POST that retries after 503', () => {
  const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: pay, namespace: shop }
spec:
  rules:
    - { matches: [{ method: POST }], retry: { codes: [503] } }
    - { matches: [{ method: GET }], retry: { codes: [503] } }
`;
  expect(findingsOf(route, { codes }).map(({ pointer, message }) => [pointer, message])).toEqual([
    ['/spec/rules/0/retry/codes', 'POST requests are retried on 503'],
  ]);
});
