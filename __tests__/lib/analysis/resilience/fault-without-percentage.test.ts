import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { virtualService } from '../../../support/workload-yaml';

const codes = ['MESH0110'];
const route = (fault: string) =>
  virtualService('a', `- { fault: { ${fault} }, route: [{ destination: { host: a } }] }`);

test('a fault that does not say how many requests it strikes', () => {
  expect(findingsOf(route('abort: { httpStatus: 500 }'), { codes })).toEqual([
    {
      code: 'MESH0110',
      severity: 'warning',
      object: 'VirtualService shop/a',
      pointer: '/spec/http/0/fault/abort',
      message: 'the abort that VirtualService shop/a injects has no percentage, so it strikes 0 % of the requests',
      fix: 'say which share of the requests it strikes: percentage: { value: 100 }',
    },
  ]);
});

test('one that says it, in the old field, too', () => {
  expect(findingsOf(route('abort: { httpStatus: 500, percentage: { value: 1 } }'), { codes })).toEqual([]);
  expect(findingsOf(route('delay: { fixedDelay: 1s, percent: 50 }'), { codes })).toEqual([]);
});
