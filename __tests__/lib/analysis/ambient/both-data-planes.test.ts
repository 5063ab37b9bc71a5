import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1311'];

test('a pod for ambient mode in a namespace with sidecars is an error', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: { app: reviews }
  template:
    metadata:
      labels: { app: reviews, istio.io/dataplane-mode: ambient }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1311',
      severity: 'error',
      object: 'Deployment shop/reviews',
      pointer: '/spec/template/metadata/labels/istio.io~1dataplane-mode',
      message: 'Workload "shop/reviews" is labelled for ambient mode, but namespace "shop" injects a sidecar',
      fix: 'Remove the label of the mode that is not meant',
    },
  ]);
});

test('so is one that asks for a sidecar itself', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {  }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: { app: reviews }
  template:
    metadata:
      labels: { app: reviews, istio.io/dataplane-mode: ambient, sidecar.istio.io/inject: "true" }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1311',
      severity: 'error',
      object: 'Deployment shop/reviews',
      pointer: '/spec/template/metadata/labels/istio.io~1dataplane-mode',
      message: 'Workload "shop/reviews" is labelled for ambient mode, but asks for a sidecar',
      fix: 'Remove the label of the mode that is not meant',
    },
  ]);
});

test('one that refuses the sidecar is right, and one of the ambient namespace', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: { app: reviews }
  template:
    metadata:
      labels: { app: reviews, istio.io/dataplane-mode: ambient, sidecar.istio.io/inject: "false" }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
