import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0109'];

test('a policy of HTTP for a Service without a waypoint is found', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
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
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: { app: reviews }
  template:
    metadata:
      labels: { app: reviews }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  targetRefs: [{ group: "", kind: Service, name: reviews }]
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0109',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/targetRefs/0',
      message:
        'AuthorizationPolicy "reviews" needs a waypoint to be enforced, but Service "shop/reviews" uses no waypoint',
      fix: 'Create a waypoint and label the namespace or Service with `istio.io/use-waypoint`',
    },
  ]);
});

test('so it is for a namespace and for a workload', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: { app: reviews }
  template:
    metadata:
      labels: { app: reviews }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: a
  namespace: shop
spec:
  rules:
    - to: [{ operation: { methods: [GET] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: b
  namespace: shop
spec:
  selector: { matchLabels: { app: reviews } }
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0109',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/a',
      pointer: '/spec',
      message: 'AuthorizationPolicy "a" needs a waypoint to be enforced, but namespace "shop" uses no waypoint',
      fix: 'Create a waypoint and label the namespace or Service with `istio.io/use-waypoint`',
    },
    {
      code: 'KIA0109',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/b',
      pointer: '/spec/selector/matchLabels',
      message: 'AuthorizationPolicy "b" needs a waypoint to be enforced, but workload "shop/reviews" uses no waypoint',
      fix: 'Create a waypoint and label the namespace or Service with `istio.io/use-waypoint`',
    },
  ]);
});

test('a Service with a waypoint, a policy of connections and a namespace with sidecars are right', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio.io/dataplane-mode: ambient }
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
  labels: { istio.io/use-waypoint: waypoint }
spec:
  selector: { app: reviews }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: reviews
  namespace: shop
spec:
  selector:
    matchLabels: { app: reviews }
  template:
    metadata:
      labels: { app: reviews }
    spec:
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: waypoint
  namespace: shop
spec:
  gatewayClassName: istio-waypoint
  listeners:
    - { name: mesh, port: 15008, protocol: HBONE }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: a
  namespace: shop
spec:
  targetRefs: [{ group: "", kind: Service, name: reviews }]
  rules:
    - to: [{ operation: { methods: [GET] } }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: b
  namespace: shop
spec:
  rules:
    - from: [{ source: { namespaces: [shop] } }]
---
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: c
  namespace: web
spec:
  rules:
    - to: [{ operation: { methods: [GET] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
