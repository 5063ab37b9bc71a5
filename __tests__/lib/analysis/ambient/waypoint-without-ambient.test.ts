import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1312'];

test('a waypoint for a pod that is not ambient is found', () => {
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
      labels: { app: reviews, istio.io/use-waypoint: waypoint }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1312',
      severity: 'warning',
      object: 'Deployment shop/reviews',
      pointer: '/spec/template/metadata/labels/istio.io~1use-waypoint',
      message: 'Workload "shop/reviews" names waypoint "waypoint", but is not in ambient mode',
      fix: 'Label the namespace or pod with `istio.io/dataplane-mode: ambient`, or remove the waypoint label',
    },
  ]);
});

test('the labels of a namespace that is not given are not known', () => {
  const yaml = `
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
      labels: { app: reviews, istio.io/use-waypoint: waypoint }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1312',
      severity: 'info',
      object: 'Deployment shop/reviews',
      pointer: '/spec/template/metadata/labels/istio.io~1use-waypoint',
      message: 'Workload "shop/reviews" names waypoint "waypoint", but is not in ambient mode',
      fix: 'Label the namespace or pod with `istio.io/dataplane-mode: ambient`, or remove the waypoint label',
    },
  ]);
});

test('for an ambient pod it is right, and `none` names no waypoint', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: waypoint
  namespace: shop
spec:
  gatewayClassName: istio-waypoint
  listeners:
    - { name: mesh, port: 15008, protocol: HBONE }
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
      labels: { app: reviews, istio.io/use-waypoint: waypoint }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio-injection: enabled }
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
      labels: { app: web, istio.io/use-waypoint: none }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
