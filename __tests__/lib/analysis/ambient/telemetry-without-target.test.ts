import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1117'];

test('waypoints read no Telemetry that selects pods', () => {
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
  selector: { matchLabels: { app: reviews } }
  accessLogging: [{ providers: [{ name: envoy }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1117',
      severity: 'warning',
      object: 'Telemetry shop/logs',
      pointer: '/spec/selector',
      message:
        'Telemetry "logs" has no targetRefs, and waypoints of the ambient namespace "shop" read no other policies',
      fix: 'Attach the policy with `targetRefs` to the Service or to the waypoint',
    },
  ]);
});

test('they read one of the namespace, and one with targetRefs', () => {
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
  name: a
  namespace: shop
spec:
  accessLogging: [{ providers: [{ name: envoy }] }]
---
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata:
  name: b
  namespace: shop
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]
  accessLogging: [{ providers: [{ name: envoy }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
