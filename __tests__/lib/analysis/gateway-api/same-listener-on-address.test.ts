import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1501'];

test('the same listener on one address is found', () => {
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
  namespace: web
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
      code: 'KIA1501',
      severity: 'warning',
      object: 'Gateway web/b',
      pointer: '/spec/listeners/0',
      message: 'Gateway "shop/a" has the same listener on the same address: HTTP on port 80 for all hostnames',
      fix: 'Give one of the Gateways another hostname, port or address, or put the listener into one of them',
    },
  ]);
});

test('Gateways without a common address, and other hostnames, are right', () => {
  const yaml = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: a
  namespace: shop
spec:
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
  addresses: [{ type: IPAddress, value: 10.0.0.1 }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      hostname: a.example.com
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: d
  namespace: shop
spec:
  addresses: [{ type: IPAddress, value: 10.0.0.1 }]
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      hostname: b.example.com
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
