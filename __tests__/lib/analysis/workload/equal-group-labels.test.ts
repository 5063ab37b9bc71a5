import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1702'];

test('the same labels in two groups of a namespace are found', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: a
  namespace: shop
spec:
  metadata: { labels: { app: a, version: v1 } }
  template: {}
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: b
  namespace: shop
spec:
  metadata: { labels: { version: v1, app: a } }
  template: {}
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1702',
      severity: 'warning',
      object: 'WorkloadGroup shop/b',
      pointer: '/spec/metadata/labels',
      message: 'WorkloadGroup "b" gives the same labels as "a" in namespace "shop"',
      fix: 'Give each WorkloadGroup of the namespace a label that tells it from the others',
    },
  ]);
});

test('other labels, other namespaces and no labels are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: a
  namespace: shop
spec:
  metadata: { labels: { app: a } }
  template: {}
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: b
  namespace: shop
spec:
  metadata: { labels: { app: b } }
  template: {}
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: c
  namespace: web
spec:
  metadata: { labels: { app: a } }
  template: {}
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: d
  namespace: shop
spec:
  template: {}
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: e
  namespace: shop
spec:
  template: {}
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
