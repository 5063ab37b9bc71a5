import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1301'];

test('a workload without any policy is information', () => {
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
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1301',
      severity: 'info',
      object: 'Deployment shop/reviews',
      pointer: '/metadata/name',
      message: 'no AuthorizationPolicy applies to the workload shop/reviews: whoever reaches it may call it',
      fix: 'add an AuthorizationPolicy that says who may call the workload',
    },
  ]);
});

test('a policy of its namespace or of the root namespace covers it', () => {
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
      containers:
        - { name: app, image: app, ports: [{ containerPort: 8080 }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata:
  name: default
  namespace: shop
spec:
  rules: [{}]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('a workload outside of the mesh has no policies', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: disabled }
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
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

const workload = (name: string, annotations = '{}') => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop, annotations: ${annotations} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: app, image: app }] }
`;
const namespace = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`;
const policy = `---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: a, namespace: shop }
spec: { selector: { matchLabels: { app: a } }, rules: [{}] }
`;
const told = (yaml: string) => findingsOf(yaml, { codes }).map(({ object, message }) => `${object}: ${message}`);

test('a namespace without any policy is told once', () => {
  expect(told(namespace + workload('a') + workload('b'))).toEqual([
    'Namespace shop: no AuthorizationPolicy applies to any of the 2 workloads of the namespace shop: whoever reaches them may call them',
  ]);
});

test('where some workloads have policies, the others are told one by one', () => {
  expect(told(namespace + workload('a') + workload('b') + policy)).toEqual([
    'Deployment shop/b: no AuthorizationPolicy applies to the workload shop/b: whoever reaches it may call it',
  ]);
});

test('workloads whose annotation hides the code are not counted', () => {
  const hidden = '{ kiali.io/ignore-validations: KIA1301 }';
  expect(told(namespace + workload('a', hidden) + workload('b', hidden))).toEqual([]);
});
