import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0105'];
const route = (fields: string) => virtualService('a', `- { ${fields}, route: [{ destination: { host: a } }] }`);
const abort = 'fault: { abort: { httpStatus: 503, percentage: { value: 50 } } }';
const delay = 'fault: { delay: { fixedDelay: 5s, percentage: { value: 10 } } }';

test('aborts beside retries are not retried', () => {
  expect(findingsOf(route(`${abort}, retries: { attempts: 3, retryOn: '503' }`), { codes })).toEqual([
    {
      code: 'MESH0105',
      severity: 'warning',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/fault/abort',
      message: 'the aborts that VirtualService shop/a injects are not retried, although the same route has 3 retries',
      fix: 'inject the fault one call further on (in the route of what the service calls), or in the server with an EnvoyFilter',
    },
  ]);
});

test('a delay does not count against the timeout beside it', () => {
  expect(findingsOf(route(`${delay}, timeout: 2s`), { codes }).map(({ message }) => message)).toEqual([
    'the delay of 5s that VirtualService shop/a injects does not count against timeout 2s of the same route, which begins after it and never ends it',
  ]);
});

test.each([
  abort,
  delay,
  `${abort}, timeout: 2s`,
  `${delay}, retries: { attempts: 3 }`,
  'timeout: 1s, retries: { attempts: 3 }',
])('nothing is wrong with %s', (fields) => {
  expect(findingsOf(route(fields), { codes })).toEqual([]);
});
