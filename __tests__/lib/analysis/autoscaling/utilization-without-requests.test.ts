import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app } from '../../../support/workload-yaml';

const codes = ['MESH0401'];
const scaler = (metric: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a, namespace: shop }
spec:
  maxReplicas: 9
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a }
  metrics: [${metric}]
---
`;
const cpu = '{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 50 } } }';
const ofContainer = (name: string) =>
  `{ type: ContainerResource, containerResource: { container: ${name}, name: cpu, target: { type: Utilization, averageUtilization: 50 } } }`;

test('a utilization of containers that request nothing', () => {
  expect(findingsOf(app('a') + scaler(cpu), { codes })).toEqual([
    {
      code: 'MESH0401',
      severity: 'warning',
      object: 'HorizontalPodAutoscaler shop/a',
      pointer: '/spec/metrics/0/resource',
      message: 'cpu utilization is unknown: container a of Deployment shop/a requests no cpu',
      fix: 'give each container resources.requests, or go by averageValue',
    },
  ]);
});

test('a container that the workload does not have', () => {
  expect(findingsOf(app('a') + scaler(ofContainer('b')), { codes }).map(({ message }) => message)).toEqual([
    'Deployment shop/a has no container b, only a',
  ]);
});

test('the cpu trigger of a ScaledObject', () => {
  const scaled = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: a, namespace: shop }
spec: { scaleTargetRef: { name: a }, triggers: [{ type: cpu, metricType: Utilization, metadata: { value: '50' } }] }
`;
  expect(findingsOf(app('a') + scaled, { codes }).map(({ object, pointer }) => [object, pointer])).toEqual([
    ['ScaledObject shop/a', '/spec/triggers/0'],
  ]);
});

test.each([
  ['requests', app('a', { resources: '{ requests: { cpu: 100m } }' }) + scaler(cpu)],
  ['limits, which are requests, too', app('a', { resources: '{ limits: { cpu: 100m } }' }) + scaler(ofContainer('a'))],
  ['a metric that is no share', app('a') + scaler(cpu.replace('averageUtilization: 50', 'averageValue: 1'))],
  ['a workload that is not given', scaler(cpu)],
  [
    'defaults of the namespace',
    `${app('a')}${scaler(cpu)}apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: shop }
spec: { limits: [{ type: Container, defaultRequest: { cpu: 50m } }] }
`,
  ],
])('%s: no finding', (_, yaml) => {
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
