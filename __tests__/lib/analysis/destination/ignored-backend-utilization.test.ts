import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { destinationRule } from '../../../support/workload-yaml';

const codes = ['MESH0305'];

test('a load balancer that nothing reads', () => {
  const yaml = destinationRule('a', 'trafficPolicy: { loadBalancer: { backendUtilization: {} } }');
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'MESH0305',
      severity: 'warning',
      object: 'DestinationRule shop/a',
      pointer: '/spec/trafficPolicy/loadBalancer/backendUtilization',
      message: 'loadBalancer.backendUtilization is accepted but ignored',
      fix: 'use simple: LEAST_REQUEST, which prefers the pods with the fewest open requests',
    },
  ]);
});

test('one that is read', () => {
  expect(findingsOf(destinationRule('a', 'trafficPolicy: { loadBalancer: { simple: RANDOM } }'), { codes })).toEqual(
    [],
  );
});
