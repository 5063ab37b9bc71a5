import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0002'];

test('two policies for all of a namespace are an error', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: a
  namespace: shop
spec:
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: b
  namespace: shop
spec:
  mtls: { mode: PERMISSIVE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0002',
      severity: 'error',
      object: 'PeerAuthentication shop/b',
      pointer: '/spec/mtls',
      message: 'Namespace "shop" already has PeerAuthentication "a" for all workloads, and only one of them applies',
      fix: 'Keep one PeerAuthentication without a selector in the namespace',
    },
  ]);
});

test('one with a selector, and one of another namespace, are right', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: a
  namespace: shop
spec:
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: b
  namespace: shop
spec:
  selector: { matchLabels: { app: a } }
  mtls: { mode: PERMISSIVE }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: c
  namespace: other
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
