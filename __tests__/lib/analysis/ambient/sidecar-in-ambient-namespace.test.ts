import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1316'];

test('a pod with a sidecar in an ambient namespace is found', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
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
      labels: { app: reviews, sidecar.istio.io/inject: "true" }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1316',
      severity: 'warning',
      object: 'Deployment shop/reviews',
      pointer: '/spec/template/metadata/labels/sidecar.istio.io~1inject',
      message: 'Workload "shop/reviews" has a sidecar, but its namespace is in ambient mode',
      fix: 'Remove the sidecar, or label the pod with `istio.io/dataplane-mode: none`',
    },
  ]);
});

test('one that says none is meant so, and others have no sidecar', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
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
      labels: { app: reviews }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: edge
  namespace: shop
spec:
  selector:
    matchLabels: { app: edge }
  template:
    metadata:
      labels: { app: edge, sidecar.istio.io/inject: "true", istio.io/dataplane-mode: none }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
