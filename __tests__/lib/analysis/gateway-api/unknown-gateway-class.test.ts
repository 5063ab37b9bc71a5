import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1504'];

test('a class that does not exist in a closed world is an error', () => {
  const yaml = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: a
  namespace: shop
spec:
  gatewayClassName: itsio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([
    {
      code: 'KIA1504',
      severity: 'error',
      object: 'Gateway shop/a',
      pointer: '/spec/gatewayClassName',
      message: 'Gateway "a" is of the class "itsio", which does not exist',
      fix: 'Use a class that a controller of the cluster has, `istio` for one',
    },
  ]);
});

test('a class may be installed apart', () => {
  const yaml = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: a
  namespace: shop
spec:
  gatewayClassName: nginx
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1504',
      severity: 'info',
      object: 'Gateway shop/a',
      pointer: '/spec/gatewayClassName',
      message: 'Gateway "a" is of the class "nginx", which does not exist',
      fix: 'Use a class that a controller of the cluster has, `istio` for one',
    },
  ]);
});

test('classes of Istio, and those that are given, are right', () => {
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
  gatewayClassName: nginx
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata:
  name: nginx
spec:
  controllerName: example.com/nginx
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
