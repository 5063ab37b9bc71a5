import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1502'];

test('one IP address for two Gateways is found', () => {
  const yaml = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: a
  namespace: shop
spec:
  addresses: [{ type: IPAddress, value: 10.0.0.1 }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: b
  namespace: shop
spec:
  addresses: [{ type: IPAddress, value: 10.0.0.1 }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1502',
      severity: 'warning',
      object: 'Gateway shop/b',
      pointer: '/spec/addresses/0',
      message: 'Gateway "shop/a" asks for the same IPAddress "10.0.0.1"',
      fix: 'Give each Gateway an address of its own, or put the listeners into one Gateway',
    },
  ]);
});

test('a deployment that two Gateways share is information', () => {
  const yaml = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: a
  namespace: shop
spec:
  addresses: [{ type: Hostname, value: ingress.edge.svc.cluster.local }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: b
  namespace: shop
spec:
  addresses: [{ type: Hostname, value: ingress.edge.svc.cluster.local }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1502',
      severity: 'info',
      object: 'Gateway shop/b',
      pointer: '/spec/addresses/0',
      message: 'Gateway "shop/a" asks for the same Hostname "ingress.edge.svc.cluster.local"',
      fix: 'Give each Gateway an address of its own, or put the listeners into one Gateway',
    },
  ]);
});

test('other addresses, and Services of other namespaces, are right', () => {
  const yaml = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: a
  namespace: shop
spec:
  addresses: [{ type: IPAddress, value: 10.0.0.1 }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: b
  namespace: shop
spec:
  addresses: [{ type: IPAddress, value: 10.0.0.2 }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: c
  namespace: shop
spec:
  addresses: [{ type: Hostname, value: ingress }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: d
  namespace: web
spec:
  addresses: [{ type: Hostname, value: ingress }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
