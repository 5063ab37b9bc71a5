import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0403'];
const cpu = { 'sidecar.istio.io/proxyCPU': '50m' };
const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a, namespace: shop }
spec:
  maxReplicas: 9
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a }
  metrics: [{ type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 50 } } }]
`;

test('proxyCPU alone', () => {
  expect(findingsOf(injected() + app('a', { podAnnotations: cpu }), { codes })).toEqual([
    {
      code: 'MESH0403',
      severity: 'info',
      object: 'Deployment shop/a',
      pointer: '/spec/template/metadata/annotations/sidecar.istio.io~1proxyCPU',
      message: 'sidecar.istio.io/proxyCPU alone leaves the proxy without a request for memory',
      fix: 'annotate both sidecar.istio.io/proxyCPU and sidecar.istio.io/proxyMemory, or neither',
    },
  ]);
});

test('an autoscaler that goes by the other one makes it a warning', () => {
  const found = findingsOf(injected() + app('a', { podAnnotations: cpu }) + scaler, { codes });
  expect(found.map(({ severity, message }) => [severity, message])).toEqual([
    [
      'warning',
      'sidecar.istio.io/proxyCPU alone leaves the proxy without a request for memory, and HorizontalPodAutoscaler a goes by the memory utilization of all containers, which is then unknown',
    ],
  ]);
});

test('both, neither, or no proxy', () => {
  const both = { ...cpu, 'sidecar.istio.io/proxyMemory': '64Mi' };
  expect(findingsOf(injected() + app('a', { podAnnotations: both }), { codes })).toEqual([]);
  expect(findingsOf(injected() + app('a'), { codes })).toEqual([]);
  expect(findingsOf(app('a', { podAnnotations: cpu }), { codes })).toEqual([]);
});
