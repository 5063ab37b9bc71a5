import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected, virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0103'];
const retry = (host: string, attempts: number, on = '5xx') =>
  virtualService(
    host,
    `- { retries: { attempts: ${attempts}, retryOn: '${on}' }, route: [{ destination: { host: ${host} } }] }`,
  );
const chain =
  injected() + app('a', { calls: '[{"to":"b","retries":1}]' }) + app('b', { calls: '[{"to":"c"}]' }) + app('c', {});

test('retries of two steps multiply', () => {
  const found = findingsOf(chain + retry('b', 2) + retry('c', 3), { codes });
  expect(found).toEqual([
    {
      code: 'MESH0103',
      severity: 'warning',
      object: 'Deployment shop/b',
      pointer: '/metadata/annotations/cdk8s-mesh~1calls',
      message:
        'one request may become 24 requests to c: a tries b 2 times, VirtualService shop/b tries each 3 times, VirtualService shop/c tries each 4 times',
      fix: 'retry at one step of the chain only, best at the one next to what fails',
    },
  ]);
});

test('a few are info', () => {
  const found = findingsOf(chain + retry('c', 1), { codes });
  expect(found.map(({ severity, message }) => [severity, message])).toEqual([
    ['info', 'one request may become 4 requests to c: a tries b 2 times, VirtualService shop/c tries each 2 times'],
  ]);
});

test('retries of one step do not multiply, nor do those of lost connections', () => {
  expect(findingsOf(chain, { codes })).toEqual([]);
  expect(findingsOf(chain + retry('c', 5, 'connect-failure'), { codes })).toEqual([]);
});

test('a circle of calls ends', () => {
  const circle =
    injected() + app('a', { calls: '[{"to":"b","retries":2}]' }) + app('b', { calls: '[{"to":"a","retries":2}]' });
  expect(findingsOf(circle, { codes }).length).toBeGreaterThan(0);
});
