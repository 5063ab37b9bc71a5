import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1115'];

test('without targetRefs no token is checked', () => {
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
kind: RequestAuthentication
metadata:
  name: reviews
  namespace: shop
spec:
  jwtRules: [{ issuer: a }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1115',
      severity: 'warning',
      object: 'RequestAuthentication shop/reviews',
      pointer: '/spec',
      message:
        'RequestAuthentication "reviews" has no targetRefs, and waypoints of the ambient namespace "shop" read no other policies',
      fix: 'Attach the policy with `targetRefs` to the Service or to the waypoint',
    },
  ]);
});

test('with them it is right, and in a namespace with sidecars', () => {
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
kind: RequestAuthentication
metadata:
  name: reviews
  namespace: shop
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]
  jwtRules: [{ issuer: a }]
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: web
  namespace: web
spec:
  jwtRules: [{ issuer: a }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
