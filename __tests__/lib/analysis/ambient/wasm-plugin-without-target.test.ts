import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1116'];

test('without targetRefs no plugin runs', () => {
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
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata:
  name: plugin
  namespace: shop
spec:
  url: oci://example.com/plugin:1
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1116',
      severity: 'warning',
      object: 'WasmPlugin shop/plugin',
      pointer: '/spec',
      message:
        'WasmPlugin "plugin" has no targetRefs, and waypoints of the ambient namespace "shop" read no other policies',
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
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata:
  name: plugin
  namespace: shop
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]
  url: oci://example.com/plugin:1
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata:
  name: web
  namespace: web
spec:
  url: oci://example.com/plugin:1
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
