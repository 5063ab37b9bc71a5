import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1313'];

test('a waypoint that does not exist is an error for the namespace, the Service and the pod that name it', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
  labels: { istio.io/use-waypoint: own }
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
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
      labels: { app: reviews, istio.io/use-waypoint: own, istio.io/use-waypoint-namespace: web }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio-injection: enabled }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1313',
      severity: 'error',
      object: 'Namespace shop',
      pointer: '/metadata/labels/istio.io~1use-waypoint',
      message: 'Namespace "shop" is to use waypoint "waypoint", but namespace "shop" has no such Gateway',
      fix: 'Create a Gateway of the class `istio-waypoint` with that name, or name one that exists',
    },
    {
      code: 'KIA1313',
      severity: 'error',
      object: 'Service shop/reviews',
      pointer: '/metadata/labels/istio.io~1use-waypoint',
      message: 'Service "reviews" is to use waypoint "own", but namespace "shop" has no such Gateway',
      fix: 'Create a Gateway of the class `istio-waypoint` with that name, or name one that exists',
    },
    {
      code: 'KIA1313',
      severity: 'error',
      object: 'Deployment shop/reviews',
      pointer: '/spec/template/metadata/labels/istio.io~1use-waypoint',
      message: 'Deployment "reviews" is to use waypoint "own", but namespace "web" has no such Gateway',
      fix: 'Create a Gateway of the class `istio-waypoint` with that name, or name one that exists',
    },
  ]);
});

test('in a namespace of which nothing is given it may be there', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: edge }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1313',
      severity: 'info',
      object: 'Namespace shop',
      pointer: '/metadata/labels/istio.io~1use-waypoint',
      message:
        'Namespace "shop" is to use waypoint "waypoint", but namespace "edge" has no such Gateway; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Create a Gateway of the class `istio-waypoint` with that name, or name one that exists',
    },
  ]);
});

test('a waypoint that is given is right, and `none`', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint }
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
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
  labels: { istio.io/use-waypoint: none }
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
