import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0004'];

test('a policy for labels that no pod has is found', () => {
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
kind: PeerAuthentication
metadata:
  name: a
  namespace: shop
spec:
  selector: { matchLabels: { app: review } }
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0004',
      severity: 'warning',
      object: 'PeerAuthentication shop/a',
      pointer: '/spec/selector/matchLabels',
      message: 'PeerAuthentication "a" selects no workload of namespace "shop": no pod has the labels app=review',
      fix: 'Use labels that the pods of the namespace have',
    },
  ]);
});

test('in a namespace of which nothing is given it is information', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata:
  name: a
  namespace: shop
spec:
  selector: { matchLabels: { app: review } }
  jwtRules: [{ issuer: a }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0004',
      severity: 'info',
      object: 'RequestAuthentication shop/a',
      pointer: '/spec/selector/matchLabels',
      message:
        'RequestAuthentication "a" selects no workload of namespace "shop": no pod has the labels app=review; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Use labels that the pods of the namespace have',
    },
  ]);
});

test('labels of pods are right, and those of machines', () => {
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
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: vm
  namespace: shop
spec:
  metadata: { labels: { app: vm } }
  template: {}
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: a
  namespace: shop
spec:
  selector: { matchLabels: { app: reviews } }
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: b
  namespace: shop
spec:
  selector: { matchLabels: { app: vm } }
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('a RequestAuthentication of the root namespace is for pods of any namespace', () => {
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
  name: istio-system
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
kind: RequestAuthentication
metadata:
  name: a
  namespace: istio-system
spec:
  selector: { matchLabels: { app: reviews } }
  jwtRules: [{ issuer: a }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
