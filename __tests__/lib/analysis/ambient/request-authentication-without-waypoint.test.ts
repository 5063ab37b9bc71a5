import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1110'];

test('without a waypoint no token is checked', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
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
kind: RequestAuthentication
metadata:
  name: reviews
  namespace: shop
spec:
  targetRefs: [{ group: "", kind: Service, name: reviews }]
  jwtRules: [{ issuer: a }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1110',
      severity: 'warning',
      object: 'RequestAuthentication shop/reviews',
      pointer: '/spec/targetRefs/0',
      message:
        'RequestAuthentication "reviews" needs a waypoint to be enforced, but Service "shop/reviews" uses no waypoint',
      fix: 'Create a waypoint and label the namespace or Service with `istio.io/use-waypoint`',
    },
  ]);
});

test('with one it is right', () => {
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
kind: RequestAuthentication
metadata:
  name: reviews
  namespace: shop
spec:
  targetRefs: [{ group: "", kind: Service, name: reviews }]
  jwtRules: [{ issuer: a }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
