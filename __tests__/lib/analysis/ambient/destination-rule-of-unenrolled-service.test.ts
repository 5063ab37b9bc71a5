import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0211'];

test('a rule for an ambient Service without a waypoint is found', () => {
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
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0211',
      severity: 'warning',
      object: 'DestinationRule shop/reviews',
      pointer: '/spec/host',
      message:
        'DestinationRule "reviews" has no effect on "reviews": the ambient Service "shop/reviews" uses no waypoint',
      fix: 'Create a waypoint and label the Service or its namespace with `istio.io/use-waypoint`',
    },
  ]);
});

test('with a waypoint it is right', () => {
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
  labels: { istio.io/use-waypoint: waypoint }
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
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
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('a gateway reads the rule itself', () => {
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
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: front
  namespace: shop
spec:
  hosts: [shop.example.com]
  gateways: [gateway]
  http:
    - route: [{ destination: { host: reviews } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
