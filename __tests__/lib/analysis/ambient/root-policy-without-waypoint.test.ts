import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1317'];

test('a policy of HTTP of the root namespace for an ambient workload without a waypoint is found', () => {
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
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: get-only
  namespace: istio-system
spec:
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1317',
      severity: 'warning',
      object: 'Deployment shop/reviews',
      pointer: '/metadata/name',
      message:
        'AuthorizationPolicy "istio-system/get-only" needs a waypoint to be enforced, but workload "shop/reviews" uses none',
      fix: 'Let the workload use a waypoint and attach the policy to it, or authorize by what a connection tells',
    },
  ]);
});

test('a policy of connections is right', () => {
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
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: from
  namespace: istio-system
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('a workload with a waypoint or a sidecar is right', () => {
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
      labels: { app: web }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: get-only
  namespace: istio-system
spec:
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
