import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0107'];

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: cart
  namespace: shop
  annotations: { proxy.istio.io/config: '{}' }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata:
      labels: { app: cart }
    spec: { containers: [{ name: app, image: cart:1 }] }
`;

test("an annotation for pods in a Deployment's own metadata is reported with the place where it belongs", () => {
  expect(findingsOf(DEPLOYMENT, { codes })).toEqual([
    {
      code: 'IST0107',
      severity: 'warning',
      object: 'Deployment shop/cart',
      pointer: '/metadata/annotations/proxy.istio.io~1config',
      message: 'annotation proxy.istio.io/config has no effect on Deployment shop/cart: Istio reads it on Pod',
      fix: 'move it to /spec/template/metadata/annotations, which the pods get',
    },
  ]);
});

test('an annotation for Services in a pod template is reported where it stands', () => {
  const yaml = DEPLOYMENT.replace("proxy.istio.io/config: '{}'", 'team: a').replace(
    'labels: { app: cart }\n    spec',
    "labels: { app: cart }\n      annotations: { networking.istio.io/exportTo: '.' }\n    spec",
  );
  expect(findingsOf(yaml, { codes })).toMatchObject([
    { pointer: '/spec/template/metadata/annotations/networking.istio.io~1exportTo' },
  ]);
  expect(findingsOf(yaml, { codes, compat: true })).toEqual([]);
});

test('the same annotation in the pod template is right', () => {
  const yaml = DEPLOYMENT.replace("  annotations: { proxy.istio.io/config: '{}' }\n", '').replace(
    'labels: { app: cart }\n    spec',
    "labels: { app: cart }\n      annotations: { proxy.istio.io/config: '{}' }\n    spec",
  );
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('what Istio writes itself and what suits every kind is left alone', () => {
  const yaml = `
apiVersion: v1
kind: Service
metadata:
  name: cart
  annotations: { galley.istio.io/analyze-suppress: IST0001, istio.io/rev: canary, sidecar.istio.io/status: '{}' }
spec: { ports: [{ name: http, port: 80 }] }
`;
  expect(findingsOf(yaml, { codes: ['IST0107', 'IST0108', 'IST0125', 'IST0135'] })).toEqual([]);
});
