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

test('they are one mistake, also where the rule of the schema breaks', () => {
  const listeners = (second: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: a, namespace: shop }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP }, ${second}]
`;
  const errors = (second: string) =>
    findingsOf(listeners(second))
      .filter(({ severity }) => severity === 'error')
      .map(({ code, pointer }) => `${code} ${pointer}`);
  expect(errors('{ name: again, port: 80, protocol: HTTP }')).toEqual(['KIA1503 /spec/listeners/1']);
  expect(errors('{ name: http, port: 81, protocol: HTTP }')).not.toEqual([]);
  expect(errors('{ name: again, port: 81, protocol: HTTP }')).toEqual([]);
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
