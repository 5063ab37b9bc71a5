import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1105'];

test('a host and subset twice in one route is found, however the host is written', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews]
  http:
    - route:
        - { destination: { host: reviews, subset: v1 }, weight: 50 }
        - { destination: { host: reviews.shop.svc.cluster.local, subset: v1 }, weight: 50 }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1105',
      severity: 'warning',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/http/0/route/1/destination',
      message:
        'Destination "reviews.shop.svc.cluster.local" with subset "v1" stands already at /spec/http/0/route/0 of the same route',
      fix: 'Name each destination once, with the sum of its weights',
    },
  ]);
});

test('other subsets, other ports and other routes are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews]
  http:
    - match: [{ uri: { exact: /a } }]
      route:
        - { destination: { host: reviews, subset: v1 }, weight: 50 }
        - { destination: { host: reviews, subset: v2 }, weight: 50 }
    - route:
        - { destination: { host: reviews, subset: v1, port: { number: 80 } }, weight: 50 }
        - { destination: { host: reviews, subset: v1, port: { number: 81 } }, weight: 50 }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
