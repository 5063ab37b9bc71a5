import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0405'];
const horizontal = (name: string, target = 'a') => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${name}, namespace: shop }
spec: { maxReplicas: 9, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${target} } }
---
`;
const scaled = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: events, namespace: shop }
spec: { scaleTargetRef: { name: a }, triggers: [] }
---
`;

test('a HorizontalPodAutoscaler and a ScaledObject of one Deployment', () => {
  expect(findingsOf(scaled + horizontal('cpu'), { codes })).toEqual([
    {
      code: 'MESH0405',
      severity: 'error',
      object: 'ScaledObject shop/events',
      pointer: '/spec/scaleTargetRef',
      message: 'Deployment shop/a is scaled by HorizontalPodAutoscaler cpu, too',
      fix: 'keep one autoscaler and give it the metrics of both: it takes the highest number that one of them asks for',
    },
  ]);
});

test('two of two Deployments', () => {
  expect(findingsOf(scaled + horizontal('cpu', 'b'), { codes })).toEqual([]);
});

test('a ScaledObject that takes the HorizontalPodAutoscaler over', () => {
  const taking = scaled
    .replace('namespace: shop', "namespace: shop, annotations: { scaledobject.keda.sh/transfer-hpa-ownership: 'true' }")
    .replace('triggers: []', 'triggers: [], advanced: { horizontalPodAutoscalerConfig: { name: cpu } }');
  expect(findingsOf(taking + horizontal('cpu'), { codes })).toEqual([]);
});
