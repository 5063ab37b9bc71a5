import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { destinationRule } from '../../../support/workload-yaml';

const codes = ['MESH0304'];
const rule = (name: string, subset: string, policy = 'trafficPolicy: { loadBalancer: { simple: RANDOM } }') =>
  destinationRule('a', `subsets: [{ name: ${subset}, labels: { version: ${subset} } }]\n${policy}`).replace(
    'name: a,',
    `name: ${name},`,
  );

test('two rules of one host with a policy each', () => {
  expect(findingsOf(rule('first', 'v1') + rule('second', 'v2'), { codes })).toEqual([
    {
      code: 'MESH0304',
      severity: 'warning',
      object: 'DestinationRule shop/second',
      pointer: '/spec/trafficPolicy',
      message:
        'DestinationRules first and second in shop both have a trafficPolicy for a: only that of the older one holds',
      fix: 'keep the trafficPolicy of a host in one DestinationRule',
    },
  ]);
});

test('a policy in one of them only', () => {
  expect(findingsOf(rule('first', 'v1') + rule('second', 'v2', ''), { codes })).toEqual([]);
});
