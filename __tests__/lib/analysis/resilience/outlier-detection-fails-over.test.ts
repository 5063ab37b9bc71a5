import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, destinationRule } from '../../../support/workload-yaml';

const codes = ['MESH0107'];
const policy = (more = '') => destinationRule('a', `trafficPolicy: { outlierDetection: { interval: 1s }${more} }`);

test('outlier detection without a word on localities', () => {
  expect(findingsOf(app('a', { replicas: 3 }) + policy(), { codes })).toEqual([
    {
      code: 'MESH0107',
      severity: 'info',
      object: 'DestinationRule shop/a',
      pointer: '/spec/trafficPolicy/outlierDetection',
      message: 'outlier detection of a turns on locality failover: clients prefer the pods of their own zone',
      fix: 'say what is wanted: loadBalancer.localityLbSetting with failover or distribute, or enabled: false',
    },
  ]);
});

test('whoever says what is wanted, has one pod, or turned it off for the mesh, is left alone', () => {
  const said = policy(', loadBalancer: { localityLbSetting: { enabled: false } }');
  expect(findingsOf(app('a', { replicas: 3 }) + said, { codes })).toEqual([]);
  expect(findingsOf(app('a', { replicas: 1 }) + policy(), { codes })).toEqual([]);
  const meshConfig = 'localityLbSetting: { enabled: false }';
  expect(findingsOf(app('a', { replicas: 3 }) + policy(), { codes, meshConfig })).toEqual([]);
});
