import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1301'];

test('a workload without any policy is information', () => {
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
      labels: { app: reviews }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1301',
      severity: 'info',
      object: 'Deployment shop/reviews',
      pointer: '/metadata/name',
      message: 'No AuthorizationPolicy applies to workload "shop/reviews"',
      fix: 'Add an AuthorizationPolicy that says who may call the workload',
    },
  ]);
});

test('a policy of its namespace or of the root namespace covers it', () => {
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
      labels: { app: reviews }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: default
  namespace: shop
spec:
  rules: [{}]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('a workload outside of the mesh has no policies', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: disabled }
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
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
