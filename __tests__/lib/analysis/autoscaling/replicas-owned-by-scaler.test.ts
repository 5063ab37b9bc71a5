import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app } from '../../../support/workload-yaml';

const codes = ['MESH0404'];
const scaler = (namespace = 'shop') => `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: scaler, namespace: ${namespace} }
spec: { scaleTargetRef: { name: a }, triggers: [] }
`;

test('replicas beside an autoscaler', () => {
  expect(findingsOf(app('a', { replicas: 2 }) + scaler(), { codes })).toEqual([
    {
      code: 'MESH0404',
      severity: 'warning',
      object: 'Deployment shop/a',
      pointer: '/spec/replicas',
      message: 'replicas 2 stand beside ScaledObject scaler, which sets them: each apply takes back what it scaled',
      fix: 'leave replicas out of the workload; the autoscaler has minReplicas and maxReplicas',
    },
  ]);
});

test('no replicas, or an autoscaler of another namespace', () => {
  expect(findingsOf(app('a') + scaler(), { codes })).toEqual([]);
  expect(findingsOf(app('a', { replicas: 2 }) + scaler('other'), { codes })).toEqual([]);
});
