import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0701'];

test('a target port by a name that no container has is found', () => {
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
  ports: [{ name: http, port: 80, targetPort: web }]
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
      code: 'KIA0701',
      severity: 'warning',
      object: 'Service shop/reviews',
      pointer: '/spec/ports/0',
      message:
        'Port 80 of Service "reviews" goes to target port "web", which workload "reviews" does not declare (it declares 8080)',
      fix: 'Name a port that a container of the selected pods declares',
    },
  ]);
});

test('a number that is not declared is information', () => {
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
  ports: [{ name: http, port: 80, targetPort: 9090 }]
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
      code: 'KIA0701',
      severity: 'info',
      object: 'Service shop/reviews',
      pointer: '/spec/ports/0',
      message:
        'Port 80 of Service "reviews" goes to target port 9090, which workload "reviews" does not declare (it declares 8080)',
      fix: 'Name a port that a container of the selected pods declares',
    },
  ]);
});

test('declared ports by number and by name are right, and a Service without pods says nothing', () => {
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
  ports: [{ name: http, port: 80, targetPort: web }, { name: http-a, port: 8080 }]
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
        - { name: app, image: app, ports: [{ name: web, containerPort: 80 }, { containerPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata:
  name: ratings
  namespace: shop
spec:
  selector: { app: ratings }
  ports:
    - { name: http, port: 80, targetPort: 8080 }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
