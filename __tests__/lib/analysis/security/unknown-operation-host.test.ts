import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0104'];

test('a host that looks like a Service of the namespace but is none is found', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { hosts: [rewiews] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0104',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/to/0/operation/hosts/0',
      message:
        'Host "rewiews" is no Service, ServiceEntry or VirtualService: there is no "rewiews.shop.svc.cluster.local"',
      fix: 'Name a host that clients send, as they send it: the name of a Service, or a host of a VirtualService',
    },
  ]);
});

test('it is an error where hosts outside of the registry cannot be called', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { hosts: ["rewiews.shop.svc.cluster.local:*"] } }]
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }' })).toEqual([
    {
      code: 'KIA0104',
      severity: 'error',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/to/0/operation/hosts/0',
      message:
        'Host "rewiews.shop.svc.cluster.local:*" is no Service, ServiceEntry or VirtualService: there is no "rewiews.shop.svc.cluster.local"',
      fix: 'Name a host that clients send, as they send it: the name of a Service, or a host of a VirtualService',
    },
  ]);
});

test('in a namespace of which nothing is given it may be there', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { hosts: [rewiews] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0104',
      severity: 'info',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/to/0/operation/hosts/0',
      message:
        'Host "rewiews" is no Service, ServiceEntry or VirtualService: there is no "rewiews.shop.svc.cluster.local"; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Name a host that clients send, as they send it: the name of a Service, or a host of a VirtualService',
    },
  ]);
});

test('hosts of Services in any form, of VirtualServices and of the outside world, and patterns, are right', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: front
  namespace: shop
spec:
  hosts: [front]
  http:
    - route: [{ destination: { host: reviews } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - to: [{ operation: { hosts: [reviews, "reviews:80", reviews.shop, reviews.shop.svc, reviews.shop.svc.cluster.local, front, shop.example.com, "*.shop", "10.0.0.1"] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
