import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0110'];

test('a policy of HTTP without targetRefs is found', () => {
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
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  selector: { matchLabels: { app: reviews } }
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0110',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/selector',
      message:
        'AuthorizationPolicy "reviews" has no targetRefs, and waypoints of the ambient namespace "shop" read no other policies',
      fix: 'Attach the policy with `targetRefs` to the Service or to the waypoint',
    },
  ]);
});

test('one with targetRefs, one of connections and one for pods with sidecars are right', () => {
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
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: a
  namespace: shop
spec:
  targetRefs: [{ group: "", kind: Service, name: reviews }]
  rules:
    - to: [{ operation: { methods: [GET] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: b
  namespace: shop
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
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
      labels: { app: edge, istio.io/dataplane-mode: none, sidecar.istio.io/inject: "true" }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: c
  namespace: shop
spec:
  selector: { matchLabels: { app: edge } }
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
