import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0005'];

test('a namespace of exportTo that does not exist in a closed world is an error', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews]
  exportTo: [".", bookshpo]
  http:
    - route: [{ destination: { host: reviews } }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([
    {
      code: 'KIA0005',
      severity: 'error',
      object: 'VirtualService shop/reviews',
      pointer: '/spec/exportTo/1',
      message: 'VirtualService "reviews" is exported to the namespace "bookshpo", which does not exist',
      fix: 'Name a namespace that exists, or `.` for the own namespace or `*` for all',
    },
  ]);
});

test('a namespace of which nothing is given may be elsewhere', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  exportTo: [bookshpo]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0005',
      severity: 'info',
      object: 'DestinationRule shop/reviews',
      pointer: '/spec/exportTo/0',
      message:
        'DestinationRule "reviews" is exported to the namespace "bookshpo", which does not exist; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Name a namespace that exists, or `.` for the own namespace or `*` for all',
    },
  ]);
});

test('namespaces that are given, that every cluster has, and `.` and `*` are right', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Namespace
metadata:
  name: bookshop
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  exportTo: [bookshop, default, istio-system]
  ports: [{ number: 443, name: tls, protocol: TLS }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: reviews
  namespace: shop
spec:
  hosts: [reviews]
  exportTo: [".", "*"]
  http:
    - route: [{ destination: { host: reviews } }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
