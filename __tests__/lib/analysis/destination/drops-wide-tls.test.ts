import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0204'];

test('a rule without TLS drops that of the mesh where mutual TLS is not automatic', () => {
  const yaml = `
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
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0204',
      severity: 'warning',
      object: 'DestinationRule shop/reviews',
      pointer: '/spec/trafficPolicy',
      message:
        'DestinationRule "reviews" says nothing of TLS to "reviews", and so drops ISTIO_MUTUAL of "istio-system/all"',
      fix: 'Repeat the tls setting in the narrower rule',
    },
  ]);
});

test('with automatic mutual TLS it is information only', () => {
  const yaml = `
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
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0204',
      severity: 'info',
      object: 'DestinationRule shop/reviews',
      pointer: '/spec/trafficPolicy',
      message: 'DestinationRule "reviews" says nothing of TLS to "reviews", and so drops ISTIO_MUTUAL of "shop/all"',
      fix: 'Repeat the tls setting in the narrower rule',
    },
  ]);
});

test('a rule that says its own TLS, and one without a wider rule, are right', () => {
  const yaml = `
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
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([]);
});

test('a host outside of the mesh is no matter of mutual TLS', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: api
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: https, protocol: HTTPS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: api
  namespace: shop
spec:
  host: api.example.com
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([]);
});
