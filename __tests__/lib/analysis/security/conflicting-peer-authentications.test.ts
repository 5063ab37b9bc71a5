import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0003'];

test('two policies that select one workload are an error', () => {
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
      labels: { app: reviews, version: v1 }
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
  selector: { matchLabels: { app: reviews } }
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: b
  namespace: shop
spec:
  selector: { matchLabels: { version: v1 } }
  mtls: { mode: DISABLE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0003',
      severity: 'error',
      object: 'PeerAuthentication shop/b',
      pointer: '/spec/selector/matchLabels',
      message: 'Workload "shop/reviews" is already selected by PeerAuthentication "a", and only one of them applies',
      fix: 'Let selectors of the namespace select different workloads, or put both policies into one',
    },
  ]);
});

test('policies for different workloads are right', () => {
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
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ratings
  namespace: shop
spec:
  selector:
    matchLabels: { app: ratings }
  template:
    metadata:
      labels: { app: ratings }
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
  selector: { matchLabels: { app: reviews } }
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: b
  namespace: shop
spec:
  selector: { matchLabels: { app: ratings } }
  mtls: { mode: DISABLE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
