import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected, virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0104'];
const delay = (host: string, ms: string) =>
  virtualService(
    host,
    `- { fault: { delay: { fixedDelay: ${ms}, percentage: { value: 100 } } }, route: [{ destination: { host: ${host} } }] }`,
  );

test("Bookinfo's delay: productpage gives up before reviews has waited for ratings", () => {
  const read = (name: string) => readFileSync(join(__dirname, '../../../../dist', name), 'utf8');
  const base = read('bookinfo.k8s.yaml');
  expect(findingsOf(base, { codes })).toEqual([]);
  expect(findingsOf([base, read('exercises/bookinfo-02-ratings-test-delay.k8s.yaml')], { codes })).toEqual([
    {
      code: 'MESH0104',
      severity: 'warning',
      object: 'Deployment bookinfo/productpage-v1',
      pointer: '/metadata/annotations/cdk8s-mesh~1calls',
      message:
        'productpage-v1 waits 3s for reviews and tries again once, 6s in all, but an answer may take 7s: reviews-v2 waits up to 10s for ratings, and VirtualService bookinfo/ratings delays 100 % of the requests with end-user: jason by 7s',
      fix: 'make the patience of each caller longer than that of what it calls, from the end of the chain to its beginning',
    },
  ]);
});

const chain =
  injected() +
  app('a', { calls: '[{"to":"b","timeout":"3s"}]' }) +
  app('b', { calls: '[{"to":"c","timeout":"10s"}]' }) +
  app('c');

test('timeouts that do not fit each other are info without a delay', () => {
  expect(findingsOf(chain, { codes }).map(({ severity, object, message }) => [severity, object, message])).toEqual([
    ['info', 'Deployment shop/a', 'a waits 3s for b, but b waits up to 10s for c'],
  ]);
});

test('a delay within the patience of the caller is silent', () => {
  const patient = chain.replace('3s', '11s') + delay('c', '7s');
  expect(findingsOf(patient, { codes })).toEqual([]);
});

test('a delay on the very call that is tested is info', () => {
  const found = findingsOf(chain.replace('3s', '11s') + delay('c', '12s'), { codes });
  expect(found.map(({ severity, object, message }) => [severity, object, message])).toEqual([
    [
      'info',
      'Deployment shop/b',
      'b waits 10s for c, but an answer may take 12s: VirtualService shop/c delays 100 % of the requests by 12s',
    ],
  ]);
});

test('the timeout of a route is patience, too', () => {
  const route = virtualService('b', '- { timeout: 1s, route: [{ destination: { host: b } }] }');
  const found = findingsOf(chain.replace('3s', '11s') + route + delay('c', '2s'), { codes });
  expect(found.map(({ severity, pointer, message }) => [severity, pointer, message])).toEqual([
    [
      'warning',
      '/spec/http/0/timeout',
      'the route waits 1s for b, but an answer may take 2s: b waits up to 10s for c, and VirtualService shop/c delays 100 % of the requests by 2s',
    ],
  ]);
});

test('a circle of calls ends', () => {
  const circle =
    app('a', { calls: '[{"to":"b","timeout":"1s"}]' }) + app('b', { calls: '[{"to":"a","timeout":"1s"}]' });
  expect(findingsOf(circle + delay('a', '5s'), { codes })).not.toEqual([]);
});
