import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1601'];

test('a namespace that does not exist in a closed world is an error', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: g
  namespace: shop
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: wbe }]
  to: [{ group: "", kind: Service }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([
    {
      code: 'KIA1601',
      severity: 'error',
      object: 'ReferenceGrant shop/g',
      pointer: '/spec/from/0/namespace',
      message: 'ReferenceGrant "g" is for the namespace "wbe", which does not exist',
      fix: 'Name the namespace of the routes or Gateways that refer to this one',
    },
  ]);
});

test('a namespace of which nothing is given may be elsewhere', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: g
  namespace: shop
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: wbe }]
  to: [{ group: "", kind: Service }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1601',
      severity: 'info',
      object: 'ReferenceGrant shop/g',
      pointer: '/spec/from/0/namespace',
      message:
        'ReferenceGrant "g" is for the namespace "wbe", which does not exist; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Name the namespace of the routes or Gateways that refer to this one',
    },
  ]);
});

test('a namespace that is given is right', () => {
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
  name: web
  labels: { istio-injection: enabled }
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: g
  namespace: shop
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: web }]
  to: [{ group: "", kind: Service }]
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
