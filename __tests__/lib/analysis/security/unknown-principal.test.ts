import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0106'];

test('a service account that the namespace does not have is an error', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
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
      serviceAccountName: reviews
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/frontend] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0106',
      severity: 'error',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/from/0/source/principals/0',
      message:
        'Principal "cluster.local/ns/shop/sa/frontend" matches nobody: namespace "shop" has no ServiceAccount "frontend"',
      fix: 'Name a service account that exists: `cluster.local/ns/NAMESPACE/sa/SERVICEACCOUNT`',
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
    - from: [{ source: { serviceAccounts: [web/frontend] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0106',
      severity: 'info',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/from/0/source/serviceAccounts/0',
      message:
        'Service account "web/frontend" matches nobody: namespace "web" has no ServiceAccount "frontend"; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Name a service account that exists: `cluster.local/ns/NAMESPACE/sa/SERVICEACCOUNT`',
    },
  ]);
});

test('a namespace of which no more than the name is given may have it', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: istio-ingress
  labels: { istio-injection: enabled }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/istio-ingress/sa/gateway] } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0106',
      severity: 'info',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/from/0/source/principals/0',
      message:
        'Principal "cluster.local/ns/istio-ingress/sa/gateway" matches nobody: namespace "istio-ingress" has no ServiceAccount "gateway"',
      fix: 'Name a service account that exists: `cluster.local/ns/NAMESPACE/sa/SERVICEACCOUNT`',
    },
  ]);
});

test('the prefix spiffe:// is not part of a principal', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: frontend
  namespace: shop
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - when: [{ key: source.principal, values: ["spiffe://cluster.local/ns/shop/sa/frontend"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0106',
      severity: 'error',
      object: 'AuthorizationPolicy shop/reviews',
      pointer: '/spec/rules/0/when/0/values/0',
      message: 'Principal "spiffe://cluster.local/ns/shop/sa/frontend" has not the form of an identity of the mesh',
      fix: 'Write "cluster.local/ns/shop/sa/frontend"',
    },
  ]);
});

test('accounts that are given, used by a workload or of every namespace are right, and so are patterns and other trust domains', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: frontend
  namespace: shop
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
      serviceAccountName: reviews
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: reviews
  namespace: shop
spec:
  rules:
    - from: [{ source: { principals: [cluster.local/ns/shop/sa/frontend, cluster.local/ns/shop/sa/reviews, cluster.local/ns/shop/sa/default, "*/ns/shop/sa/x*", other.org/ns/a/sa/b, other.org/workload] } }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
