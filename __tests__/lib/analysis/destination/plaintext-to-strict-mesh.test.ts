import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0208'];

test('plaintext in a STRICT mesh is an error', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: DISABLE } }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0208',
      severity: 'error',
      object: 'DestinationRule istio-system/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message: 'TLS is disabled for all services, but PeerAuthentication "default" of the mesh is STRICT',
      fix: 'Set the mode to ISTIO_MUTUAL, or let the servers accept plaintext with PERMISSIVE',
    },
  ]);
});

test('so it is to one namespace', () => {
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
  namespace: istio-system
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0208',
      severity: 'error',
      object: 'DestinationRule shop/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message:
        'TLS is disabled for all services of namespace "shop", but PeerAuthentication "default" of the mesh is STRICT',
      fix: 'Set the mode to ISTIO_MUTUAL, or let the servers accept plaintext with PERMISSIVE',
    },
  ]);
});

test('a namespace that says PERMISSIVE itself is right', () => {
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
  namespace: istio-system
spec:
  mtls: { mode: STRICT }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: PERMISSIVE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
