import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0108'];

const service = (annotation: string) => `
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
  annotations:
    ${annotation}: '*'
spec: { ports: [{ name: http, port: 80 }] }
`;

test('an annotation in a domain of Istio that Istio does not have is reported', () => {
  expect(findingsOf(service('networking.istio.io/exportToo'), { codes })).toEqual([
    {
      code: 'IST0108',
      severity: 'warning',
      object: 'Service shop/cart',
      pointer: '/metadata/annotations/networking.istio.io~1exportToo',
      message: 'Istio has no annotation networking.istio.io/exportToo (on Service shop/cart)',
      fix: 'correct the name, or remove the annotation; where a label is meant, move it to labels',
    },
  ]);
});

test('known annotations and those of others are right', () => {
  expect(findingsOf(service('networking.istio.io/exportTo'), { codes })).toEqual([]);
  expect(findingsOf(service('kubernetes.io/psp'), { codes })).toEqual([]);
});

test('it is found in the pod template of a CronJob too, which istioctl does not look at', () => {
  const yaml = `
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly, namespace: shop }
spec:
  schedule: '0 3 * * *'
  jobTemplate:
    spec:
      template:
        metadata: { annotations: { sidecar.istio.io/injct: 'false' } }
        spec: { restartPolicy: Never, containers: [{ name: app, image: job:1 }] }
`;
  expect(findingsOf(yaml, { codes })).toMatchObject([
    {
      object: 'CronJob shop/nightly',
      pointer: '/spec/jobTemplate/spec/template/metadata/annotations/sidecar.istio.io~1injct',
      message: 'Istio has no annotation sidecar.istio.io/injct (on the pod template of CronJob shop/nightly)',
    },
  ]);
  expect(findingsOf(yaml, { codes, compat: true })).toEqual([]);
});
