import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1111'];

test('without a waypoint no plugin runs', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
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
      code: 'KIA1111',
      severity: 'warning',
      object: 'WasmPlugin shop/plugin',
      pointer: '/spec',
      message: 'WasmPlugin "plugin" needs a waypoint to be enforced, but namespace "shop" uses no waypoint',
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
apiVersion: extensions.istio.io/v1alpha1
kind: WasmPlugin
metadata:
  name: plugin
  namespace: shop
spec:
  targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: waypoint }]
  url: oci://example.com/plugin:1
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
