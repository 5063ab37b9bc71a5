import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0201'];

test('a subset that two rules of one host define is found', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: a
  namespace: shop
spec:
  host: reviews
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: b
  namespace: shop
spec:
  host: reviews.shop.svc.cluster.local
  subsets: [{ name: v1, labels: { version: v2 } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0201',
      severity: 'warning',
      object: 'DestinationRule shop/b',
      pointer: '/spec/subsets/0/name',
      message:
        'Subset "v1" of "reviews.shop.svc.cluster.local" is defined by DestinationRule "shop/a" as well, and only one of them applies',
      fix: 'Put what belongs to one host into one DestinationRule',
    },
  ]);
});

test('so are two traffic policies of one host', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: a
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: b
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { tls: { mode: DISABLE } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0201',
      severity: 'warning',
      object: 'DestinationRule shop/b',
      pointer: '/spec/trafficPolicy',
      message: 'Only one traffic policy applies to "reviews", and DestinationRule "shop/a" has one as well',
      fix: 'Put what belongs to one host into one DestinationRule',
    },
  ]);
});

test('a rule for all subsets beside one that defines them is merged, and information only', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: a
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: b
  namespace: shop
spec:
  host: reviews
  subsets: [{ name: v1, labels: { version: v1 } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0201',
      severity: 'info',
      object: 'DestinationRule shop/b',
      pointer: '/spec/host',
      message: 'Istio merges the subsets of "reviews" with DestinationRule "shop/a", which is for all of them',
      fix: 'Put what belongs to one host into one DestinationRule',
    },
  ]);
});

test('rules that add subsets, and rules of different clients, are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: a
  namespace: shop
spec:
  host: reviews
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: b
  namespace: shop
spec:
  host: reviews
  subsets: [{ name: v2, labels: { version: v2 } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: c
  namespace: shop
spec:
  host: reviews
  workloadSelector: { matchLabels: { app: a } }
  trafficPolicy: { tls: { mode: DISABLE } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: d
  namespace: other
spec:
  host: reviews.shop.svc.cluster.local
  trafficPolicy: { tls: { mode: DISABLE } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
