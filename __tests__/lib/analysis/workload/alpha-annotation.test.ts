import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0136'];

const pod = (annotations: string) => `
apiVersion: v1
kind: Pod
metadata: { name: a, namespace: shop, annotations: ${annotations} }
spec: { containers: [{ name: app, image: app }] }
`;

test('istioctl names annotations that are alpha', () => {
  expect(findingsOf(pod('{ sidecar.istio.io/proxyCPU: 100m }'), { codes, compat: true })).toEqual([
    {
      code: 'IST0136',
      severity: 'info',
      object: 'Pod shop/a',
      pointer: '/metadata/annotations/sidecar.istio.io~1proxyCPU',
      message: 'annotation sidecar.istio.io/proxyCPU of Pod shop/a is alpha',
      fix: 'none is needed; look into the release notes before an upgrade',
    },
  ]);
});

test('one that is beta or unknown is not', () => {
  const yaml = pod("{ proxy.istio.io/config: 'concurrency: 2', sidecar.istio.io/unknown: x, example.com/a: b }");
  expect(findingsOf(yaml, { codes, compat: true })).toEqual([]);
});

test('nobody else is told: nearly all of them are', () => {
  expect(findingsOf(pod('{ sidecar.istio.io/proxyCPU: 100m }'), { codes })).toEqual([]);
});
