import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1004'];

test('a host that nothing offers is found', () => {
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
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress: [{ hosts: ["./reviews.shop.svc.cluster.local", "./rewiews.shop.svc.cluster.local"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1004',
      severity: 'warning',
      object: 'Sidecar shop/default',
      pointer: '/spec/egress/0/hosts/1',
      message:
        'Egress host "./rewiews.shop.svc.cluster.local" imports nothing: nothing offers "rewiews.shop.svc.cluster.local"',
      fix: 'Name a host that a Service, ServiceEntry or VirtualService has, with its full domain name',
    },
  ]);
});

test('a short name is no host here', () => {
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
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress: [{ hosts: ["./reviews"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1004',
      severity: 'warning',
      object: 'Sidecar shop/default',
      pointer: '/spec/egress/0/hosts/0',
      message: 'Egress host "./reviews" imports nothing: nothing offers "reviews"',
      fix: 'Write the full name: "./reviews.shop.svc.cluster.local"',
    },
  ]);
});

test('so is a host of another namespace than the entry says', () => {
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
apiVersion: v1
kind: Namespace
metadata:
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress: [{ hosts: ["web/reviews.shop.svc.cluster.local"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1004',
      severity: 'warning',
      object: 'Sidecar shop/default',
      pointer: '/spec/egress/0/hosts/0',
      message:
        'Egress host "web/reviews.shop.svc.cluster.local" imports nothing: "reviews.shop.svc.cluster.local" is in namespace "shop", not in "web"',
      fix: 'Name a host that a Service, ServiceEntry or VirtualService has, with its full domain name',
    },
  ]);
});

test('a host of the outside world may be described elsewhere', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress: [{ hosts: ["*/api.example.com"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1004',
      severity: 'info',
      object: 'Sidecar shop/default',
      pointer: '/spec/egress/0/hosts/0',
      message: 'Egress host "*/api.example.com" imports nothing: nothing offers "api.example.com"',
      fix: 'Name a host that a Service, ServiceEntry or VirtualService has, with its full domain name',
    },
  ]);
});

test('hosts that exist, whole namespaces and patterns are right', () => {
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
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: ["*.example.com"]
  ports: [{ number: 443, name: tls, protocol: TLS }]
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  egress: [{ hosts: ["./*", "istio-system/*", "~/*", "*/*", "shop/*.shop.svc.cluster.local", "*/reviews.shop.svc.cluster.local", "./api.example.com"] }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
