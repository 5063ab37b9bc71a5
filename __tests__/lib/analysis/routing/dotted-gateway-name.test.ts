import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1108'];

test('a gateway by its FQDN is the old form', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews.example.com]
  gateways: [mesh, ingress.istio-system.svc.cluster.local]
  http:
    - route: [{ destination: { host: reviews } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1108',
      severity: 'info',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/gateways/1',
      message: 'Gateway "ingress.istio-system.svc.cluster.local" is named in the old dotted form',
      fix: 'Write the gateway as "istio-system/ingress"',
    },
  ]);
});

test('so it is in a match', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews.example.com]
  http:
    - match: [{ gateways: [ingress.edge.svc.cluster.local] }]
      route: [{ destination: { host: reviews } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1108',
      severity: 'info',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/http/0/match/0/gateways/0',
      message: 'Gateway "ingress.edge.svc.cluster.local" is named in the old dotted form',
      fix: 'Write the gateway as "edge/ingress"',
    },
  ]);
});

test('a gateway with its namespace or without, and one whose name has dots, are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: my.gateway
  namespace: shop
spec:
  selector: { istio: ingressgateway }
  servers: []
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews.example.com]
  gateways: [mesh, ingress, istio-system/ingress, my.gateway]
  http:
    - route: [{ destination: { host: reviews } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
