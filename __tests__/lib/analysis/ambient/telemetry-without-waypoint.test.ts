import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1112'];

test('without a waypoint no request is reported', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: logs
  namespace: shop
spec:
  accessLogging: [{ providers: [{ name: envoy }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1112',
      severity: 'warning',
      object: 'Telemetry shop/logs',
      pointer: '/spec',
      message: 'Telemetry "logs" needs a waypoint to be enforced, but namespace "shop" uses no waypoint',
      fix: 'Create a waypoint and label the namespace or Service with `istio.io/use-waypoint`',
    },
  ]);
});

test('with one it is right, and so is a Service that has one in a namespace that has none', () => {
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
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: logs
  namespace: shop
spec:
  accessLogging: [{ providers: [{ name: envoy }] }]
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: web
  labels: { istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: shop }
spec:
  selector: { app: api }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: logs
  namespace: web
spec:
  accessLogging: [{ providers: [{ name: envoy }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
