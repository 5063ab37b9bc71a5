import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0505'];

test('mutual TLS to a namespace that disables it is an error', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: DISABLE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0505',
      severity: 'error',
      object: 'PeerAuthentication shop/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" disables mutual TLS in namespace "shop", but DestinationRule "shop/all" makes clients use ISTIO_MUTUAL',
      fix: 'Use PERMISSIVE in the PeerAuthentication, or tls mode DISABLE in a DestinationRule for the namespace',
    },
  ]);
});

test('so it is by a rule of the mesh', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: DISABLE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0505',
      severity: 'error',
      object: 'PeerAuthentication shop/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" disables mutual TLS in namespace "shop", but DestinationRule "istio-system/all" makes clients use ISTIO_MUTUAL',
      fix: 'Use PERMISSIVE in the PeerAuthentication, or tls mode DISABLE in a DestinationRule for the namespace',
    },
  ]);
});

test('a rule of the namespace that disables it, too, makes it right', () => {
  const yaml = `
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
  mtls: { mode: DISABLE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
