import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1503'];

test('two listeners for the same are an error', () => {
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
    - { name: again, port: 80, protocol: HTTP }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1503',
      severity: 'error',
      object: 'Gateway shop/a',
      pointer: '/spec/listeners/1',
      message: 'Listeners "http" and "again" are both HTTP on port 80 for all hostnames',
      fix: 'Give each listener its own hostname, port or protocol',
    },
  ]);
});

test('another hostname, port or protocol is right', () => {
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
    - { name: b, port: 80, protocol: HTTP, hostname: b.example.com }
    - { name: c, port: 81, protocol: HTTP }
    - { name: d, port: 80, protocol: TCP }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
