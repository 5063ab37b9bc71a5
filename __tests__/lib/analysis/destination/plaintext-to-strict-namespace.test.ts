import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0207'];

test('plaintext to a STRICT namespace is an error', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: DISABLE } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0207',
      severity: 'error',
      object: 'DestinationRule shop/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message: 'TLS is disabled for all services of namespace "shop", whose PeerAuthentication "default" is STRICT',
      fix: 'Set the mode to ISTIO_MUTUAL, or let the namespace accept plaintext with PERMISSIVE',
    },
  ]);
});

test('plaintext to a PERMISSIVE one is right, and so is a policy for some pods', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: DISABLE } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: PERMISSIVE }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: some
  namespace: shop
spec:
  selector: { matchLabels: { app: a } }
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
