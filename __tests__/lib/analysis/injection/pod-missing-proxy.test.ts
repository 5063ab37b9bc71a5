import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0103'];

const pod = (more: { metadata?: string; spec?: string } = {}) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
---
apiVersion: v1
kind: Pod
metadata: { name: cart, namespace: shop${more.metadata ?? ''} }
spec: { containers: [{ name: app, image: cart:1 }]${more.spec ?? ''} }
`;

test('istioctl reports a pod without a sidecar in a namespace with istio-injection=enabled', () => {
  expect(findingsOf(pod(), { codes, compat: true })).toEqual([
    {
      code: 'IST0103',
      severity: 'warning',
      object: 'Pod shop/cart',
      pointer: '/spec/containers',
      message: 'Pod shop/cart has no sidecar',
      fix: 'restart the workload, so that its pods are created anew and injected',
    },
  ]);
});

test('a manifest of a pod that is yet to be created says nothing', () => {
  expect(findingsOf(pod(), { codes })).toEqual([]);
});

test.each([
  { metadata: ", labels: { sidecar.istio.io/inject: 'False' }" },
  { metadata: ", annotations: { sidecar.istio.io/inject: 'false' }" },
  { spec: ', hostNetwork: true' },
  { spec: ', initContainers: [{ name: istio-proxy, image: proxyv2 }]' },
])('%p is right', (more) => {
  expect(findingsOf(pod(more), { codes, compat: true })).toEqual([]);
});
