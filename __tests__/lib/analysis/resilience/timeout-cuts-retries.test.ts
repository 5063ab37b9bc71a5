import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0101'];
const route = (times: string) =>
  virtualService('reviews', `- { ${times}, route: [{ destination: { host: reviews } }] }`);

test('a timeout that leaves no time for the last retries', () => {
  const found = findingsOf(route('timeout: 4s, retries: { attempts: 3, perTryTimeout: 2s }'), { codes });
  expect(found).toEqual([
    {
      code: 'MESH0101',
      severity: 'warning',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/http/0/timeout',
      message:
        '4 tries of up to 2s take 8s, but timeout 4s ends them: after tries that use up perTryTimeout, only 1 of 3 retries runs',
      fix: 'raise the timeout to (1 + attempts) × perTryTimeout, or lower attempts or perTryTimeout',
    },
  ]);
});

test('the first try uses up a timeout that is not longer than perTryTimeout', () => {
  const found = findingsOf(route('timeout: 2s, retries: { attempts: 1, perTryTimeout: 2s }'), { codes });
  expect(found.map(({ message }) => message)).toEqual([
    '2 tries of up to 2s take 4s, but timeout 2s ends them: after tries that use up perTryTimeout, none of the retries runs',
  ]);
});

test('a last try that is only cut short is info', () => {
  const found = findingsOf(route('timeout: 7s, retries: { attempts: 3, perTryTimeout: 2s }'), { codes });
  expect(found.map(({ severity, message }) => [severity, message])).toEqual([
    ['info', '4 tries of up to 2s take 8s, but timeout 7s cuts the last one short'],
  ]);
});

test('an HTTPRoute whose request timeout is shorter than its tries', () => {
  const found = findingsOf(
    `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: reviews, namespace: shop }
spec:
  rules:
    - timeouts: { request: 3s, backendRequest: 2s }
      retry: { attempts: 2 }
`,
    { codes },
  );
  expect(found.map(({ pointer, message }) => [pointer, message])).toEqual([
    [
      '/spec/rules/0/timeouts/request',
      '3 tries of up to 2s take 6s, but timeouts.request 3s ends them: after tries that use up timeouts.backendRequest, only 1 of 2 retries runs',
    ],
  ]);
});

test.each([
  'timeout: 8s, retries: { attempts: 3, perTryTimeout: 2s }',
  'timeout: 1s, retries: { attempts: 3 }',
  'timeout: 1s',
])('nothing is wrong with %s', (times) => {
  expect(findingsOf(route(times), { codes })).toEqual([]);
});
