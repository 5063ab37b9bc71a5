import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0406'];
const scaler = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: a, namespace: shop }
spec:
  maxReplicas: 9
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: a }
  metrics: [{ type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 50 } } }]
---
`;
const vertical = (fields = '') => `${scaler}apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: a, namespace: shop }
spec: { targetRef: { apiVersion: apps/v1, kind: Deployment, name: a }${fields} }
`;

test('both go by memory', () => {
  expect(findingsOf(vertical(), { codes })).toEqual([
    {
      code: 'MESH0406',
      severity: 'warning',
      object: 'VerticalPodAutoscaler shop/a',
      pointer: '/spec/targetRef',
      message:
        'HorizontalPodAutoscaler a scales Deployment shop/a by its memory utilization, whose base, the memory requests, this autoscaler changes',
      fix: 'leave the resource to one of them: controlledResources of the vertical one, or another metric for the horizontal one',
    },
  ]);
});

test.each([
  ", updatePolicy: { updateMode: 'Off' }",
  ", resourcePolicy: { containerPolicies: [{ containerName: '*', controlledResources: [cpu] }] }",
  ", resourcePolicy: { containerPolicies: [{ containerName: a, mode: 'Off' }] }",
])('a vertical autoscaler that leaves memory alone: %s', (fields) => {
  expect(findingsOf(vertical(fields), { codes })).toEqual([]);
});
