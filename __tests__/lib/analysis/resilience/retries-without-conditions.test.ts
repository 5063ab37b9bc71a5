import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0108'];
const route = (retries: string) =>
  virtualService('a', `- { retries: { ${retries} }, route: [{ destination: { host: a } }] }`);

test('retries that do not say what they repeat', () => {
  expect(findingsOf(route('attempts: 3, perTryTimeout: 2s'), { codes })).toEqual([
    {
      code: 'MESH0108',
      severity: 'info',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/retries',
      message: 'the 3 retries have no retryOn: lost connections are repeated, HTTP answers such as 503 are not',
      fix: 'write retryOn with what is to be repeated; add 503 where the requests may be sent twice',
    },
  ]);
});

test('retries that say it, and none', () => {
  expect(findingsOf(route('attempts: 3, retryOn: connect-failure'), { codes })).toEqual([]);
  expect(findingsOf(route('attempts: 0'), { codes })).toEqual([]);
});
