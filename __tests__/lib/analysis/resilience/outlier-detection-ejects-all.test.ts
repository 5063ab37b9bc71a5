import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, destinationRule, injected } from '../../../support/workload-yaml';

const codes = ['MESH0106'];
const detecting = (fields: string) => destinationRule('a', `trafficPolicy: { outlierDetection: { ${fields} } }`);
const found = (yaml: string) =>
  findingsOf(yaml, { codes }).map(({ severity, pointer, message }) => [severity, pointer, message]);

test('all pods of a service may be ejected', () => {
  expect(findingsOf(injected() + app('a', { replicas: 3 }) + detecting('maxEjectionPercent: 100'), { codes })).toEqual([
    {
      code: 'MESH0106',
      severity: 'warning',
      object: 'DestinationRule shop/a',
      pointer: '/spec/trafficPolicy/outlierDetection/maxEjectionPercent',
      message: 'outlier detection may eject all 3 pods of a: maxEjectionPercent 100 and no minHealthPercent',
      fix: 'run more pods, or choose maxEjectionPercent so that at least one pod stays',
    },
  ]);
});

test('with fewer pods than the percentage needs it does nothing', () => {
  expect(found(app('a', { replicas: 2 }) + detecting('consecutive5xxErrors: 3'))).toEqual([
    [
      'info',
      '/spec/trafficPolicy/outlierDetection',
      'maxEjectionPercent 10 (the default) of the 2 pods of a is less than one pod: newer proxies eject none, older ones always one',
    ],
  ]);
});

test('minHealthPercent that the first ejection falls below', () => {
  expect(found(app('a', { replicas: 2 }) + detecting('maxEjectionPercent: 50, minHealthPercent: 60'))).toEqual([
    [
      'info',
      '/spec/trafficPolicy/outlierDetection/minHealthPercent',
      'one ejected pod of 2 leaves less than minHealthPercent 60 of a healthy, and then ejected pods get requests again',
    ],
  ]);
});

test('the pods of each subset count for themselves', () => {
  const rule = destinationRule(
    'a',
    `subsets: [{ name: v1, labels: { app: a }, trafficPolicy: { outlierDetection: { maxEjectionPercent: 100 } } }]`,
  );
  expect(found(app('a') + rule)).toEqual([
    [
      'warning',
      '/spec/subsets/0/trafficPolicy/outlierDetection/maxEjectionPercent',
      'outlier detection may eject the only pod of subset v1 of a: maxEjectionPercent 100 and no minHealthPercent',
    ],
  ]);
});

test('an autoscaler says how many pods there are at least', () => {
  const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a, namespace: shop }
spec: { minReplicas: 4, maxReplicas: 9, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a } }
`;
  expect(found(app('a') + detecting('maxEjectionPercent: 50') + scaler)).toEqual([]);
});

test('half of four pods, and a service whose pods are not given', () => {
  expect(found(app('a', { replicas: 4 }) + detecting('maxEjectionPercent: 50'))).toEqual([]);
  expect(found(detecting('maxEjectionPercent: 100'))).toEqual([]);
});
