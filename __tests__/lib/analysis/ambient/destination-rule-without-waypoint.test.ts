import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0210'];

test('a rule for a host of the outside world needs a waypoint in the namespace', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0210',
      severity: 'warning',
      object: 'DestinationRule shop/api',
      pointer: '/spec/host',
      message: 'DestinationRule "api" has no effect in the ambient namespace "shop", which uses no waypoint',
      fix: 'Create a waypoint and label the namespace with `istio.io/use-waypoint`',
    },
  ]);
});

test('with one it is right, and so is a rule of TLS', () => {
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
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 1 } }
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: web
spec:
  host: api.example.com
  trafficPolicy: { tls: { mode: SIMPLE } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
