import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1402'];

test('a Service that does not exist is an error', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: shop
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
  parentRefs: [{ name: gateway }]
  rules: [{ backendRefs: [{ name: rewiews, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1402',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/rules/0/backendRefs/0/name',
      message: 'HTTPRoute "reviews" refers to Service "shop/rewiews", which does not exist',
      fix: 'Name a Service and port that exist; across namespaces add a ReferenceGrant to the namespace of the Service',
    },
  ]);
});

test('so are a host in place of a name, and a port that the Service does not have', () => {
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
  namespace: shop
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
  parentRefs: [{ name: gateway }]
  rules: [{ backendRefs: [{ name: reviews.shop.svc.cluster.local, port: 80 }, { name: reviews, port: 81 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1402',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/rules/0/backendRefs/0/name',
      message: '"reviews.shop.svc.cluster.local" is no name of a Service: only the first part of its host is',
      fix: 'Write "reviews", and the namespace in the field of that name',
    },
    {
      code: 'KIA1402',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/rules/0/backendRefs/1/port',
      message: 'Service "shop/reviews" has no port 81, only 80',
      fix: 'Name a Service and port that exist; across namespaces add a ReferenceGrant to the namespace of the Service',
    },
  ]);
});

test('in a namespace of which nothing is given the Service and its grant may be there', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: shop
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
  parentRefs: [{ name: gateway }]
  rules: [{ backendRefs: [{ name: ratings, namespace: web, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1402',
      severity: 'info',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/rules/0/backendRefs/0/name',
      message:
        'HTTPRoute "reviews" refers to Service "web/ratings", which does not exist; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Name a Service and port that exist; across namespaces add a ReferenceGrant to the namespace of the Service',
    },
    {
      code: 'KIA1402',
      severity: 'info',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/rules/0/backendRefs/0/namespace',
      message:
        'No ReferenceGrant in namespace "web" lets HTTPRoute "shop/reviews" refer to Service "ratings"; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Add a ReferenceGrant to namespace "web", from HTTPRoute of namespace "shop" to Service',
    },
  ]);
});

test('another namespace has to grant the reference of a gateway route', () => {
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
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Service
metadata:
  name: ratings
  namespace: web
spec:
  selector: { app: ratings }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: shop
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
  parentRefs: [{ name: gateway }]
  rules: [{ backendRefs: [{ name: ratings, namespace: web, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1402',
      severity: 'error',
      object: 'HTTPRoute shop/reviews',
      pointer: '/spec/rules/0/backendRefs/0/namespace',
      message: 'No ReferenceGrant in namespace "web" lets HTTPRoute "shop/reviews" refer to Service "ratings"',
      fix: 'Add a ReferenceGrant to namespace "web", from HTTPRoute of namespace "shop" to Service',
    },
  ]);
});

test('a grant makes it right', () => {
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
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: Service
metadata:
  name: ratings
  namespace: web
spec:
  selector: { app: ratings }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: shop
  namespace: web
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: "", kind: Service }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: gateway
  namespace: shop
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
  parentRefs: [{ name: gateway }]
  rules: [{ backendRefs: [{ name: ratings, namespace: web, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('routes of the mesh need none, and other kinds of backends are not Services', () => {
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
  name: web
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
apiVersion: v1
kind: Service
metadata:
  name: ratings
  namespace: web
spec:
  selector: { app: ratings }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: reviews
  namespace: shop
spec:
  parentRefs: [{ group: "", kind: Service, name: reviews, port: 80 }]
  rules: [{ backendRefs: [{ name: ratings, namespace: web, port: 80 }, { group: networking.istio.io, kind: Hostname, name: a.example.com, port: 80 }] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
