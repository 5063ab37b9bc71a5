import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1109'];

test('routes for a host of the outside world need a waypoint in the namespace', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  http:
    - route: [{ destination: { host: api.example.com } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1109',
      severity: 'warning',
      object: 'VirtualService shop/api',
      pointer: '/spec/hosts/0',
      message: 'VirtualService "api" has no effect in the ambient namespace "shop", which uses no waypoint',
      fix: 'Create a waypoint and label the namespace with `istio.io/use-waypoint`',
    },
  ]);
});

test('with one it is right, and so are routes of gateways and of TCP', () => {
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
kind: VirtualService
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  http:
    - route: [{ destination: { host: api.example.com } }]
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: edge
  namespace: web
spec:
  gateways: [gateway]
  hosts: [web.example.com]
  http:
    - route: [{ destination: { host: web.example.com } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: tcp
  namespace: web
spec:
  hosts: [db.example.com]
  tcp:
    - route: [{ destination: { host: db.example.com } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
