import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1104'];

test('a weight below 100 on the only destination has no effect', () => {
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
        - destination: { host: reviews, subset: v1 }
          weight: 50
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1104',
      severity: 'warning',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/http/0/route/0/weight',
      message: 'Weight 50 has no effect: "reviews" is the route\'s only destination and gets all of the traffic',
      fix: 'Leave the weight out, or add the destination that takes the rest of the traffic',
    },
  ]);
});

test('so it is for TCP routes', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews]
  tcp:
    - route:
        - destination: { host: reviews }
          weight: 10
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1104',
      severity: 'warning',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/tcp/0/route/0/weight',
      message: 'Weight 10 has no effect: "reviews" is the route\'s only destination and gets all of the traffic',
      fix: 'Leave the weight out, or add the destination that takes the rest of the traffic',
    },
  ]);
});

test('a weight of 100, none, or several destinations are right', () => {
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
      route: [{ destination: { host: reviews }, weight: 100 }]
    - match: [{ uri: { exact: /b } }]
      route: [{ destination: { host: reviews } }]
    - route:
        - { destination: { host: reviews, subset: v1 }, weight: 50 }
        - { destination: { host: reviews, subset: v2 }, weight: 50 }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
