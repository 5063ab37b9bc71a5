import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0402'];
const scaler = (type: string, source: string) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a, namespace: shop }
spec:
  maxReplicas: 9
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a }
  metrics: [{ type: ${type}, ${source}: { name: cpu, container: a, target: { type: Utilization, averageUtilization: 50 } } }]
---
`;

test('a utilization of all containers of a pod with a proxy', () => {
  expect(findingsOf(injected() + app('a') + scaler('Resource', 'resource'), { codes })).toEqual([
    {
      code: 'MESH0402',
      severity: 'info',
      object: 'HorizontalPodAutoscaler shop/a',
      pointer: '/spec/metrics/0/resource',
      message: 'cpu utilization of Deployment shop/a counts the usage and the requests of the proxy, too',
      fix: "go by the application's container only: metric type ContainerResource (KEDA: containerName)",
    },
  ]);
});

test('a utilization of one container, and pods without a proxy', () => {
  expect(findingsOf(injected() + app('a') + scaler('ContainerResource', 'containerResource'), { codes })).toEqual([]);
  expect(findingsOf(app('a') + scaler('Resource', 'resource'), { codes })).toEqual([]);
});
