import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1401'];

test('a Gateway that does not exist is an error', () => {
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
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: shop
spec:
  parentRefs: [{ name: gatewy }]
  rules: [{ backendRefs: [{ name: reviews, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1401',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/parentRefs/0/name',
      message: 'HTTPRoute "reviews" attaches to Gateway "shop/gatewy", which does not exist',
      fix: 'Name a Gateway and listener that exist, and let its listener allow routes from the namespace of the route',
    },
  ]);
});

test('in a namespace of which nothing is given it may be there', () => {
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
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: shop
spec:
  parentRefs: [{ name: gateway, namespace: edge }]
  rules: [{ backendRefs: [{ name: reviews, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1401',
      severity: 'info',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/parentRefs/0/name',
      message:
        'HTTPRoute "reviews" attaches to Gateway "edge/gateway", which does not exist; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Name a Gateway and listener that exist, and let its listener allow routes from the namespace of the route',
    },
  ]);
});

test('a Gateway that admits only its own namespace is an error', () => {
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
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: edge
spec:
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: shop
spec:
  parentRefs: [{ name: gateway, namespace: edge }]
  rules: [{ backendRefs: [{ name: reviews, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1401',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/parentRefs/0',
      message: 'Gateway "edge/gateway" allows no routes from namespace "shop"',
      fix: 'Let allowedRoutes of the listener include namespace "shop"',
    },
  ]);
});

test('so are a selector without the namespace and a listener that is not there', () => {
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
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: edge
spec:
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: a } } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: shop
spec:
  parentRefs: [{ name: gateway, namespace: edge }, { name: gateway, namespace: edge, sectionName: https }]
  rules: [{ backendRefs: [{ name: reviews, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1401',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/parentRefs/0',
      message: 'Gateway "edge/gateway" allows no routes from namespace "shop"',
      fix: 'Let allowedRoutes of the listener include namespace "shop"',
    },
    {
      code: 'KIA1401',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/parentRefs/1/sectionName',
      message: 'Gateway "edge/gateway" has no listener "https"',
      fix: 'Name a Gateway and listener that exist, and let its listener allow routes from the namespace of the route',
    },
  ]);
});

test('a Gateway of the namespace, and one that admits it, are right', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { team: a }
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
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: own
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
  name: all
  namespace: edge
spec:
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      allowedRoutes: { namespaces: { from: All } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: some
  namespace: edge
spec:
  gatewayClassName: istio
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      allowedRoutes: { namespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: In, values: [a, b] }] } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: shop
spec:
  parentRefs: [{ name: own, sectionName: http }, { name: all, namespace: edge, port: 80 }, { name: some, namespace: edge }]
  rules: [{ backendRefs: [{ name: reviews, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
