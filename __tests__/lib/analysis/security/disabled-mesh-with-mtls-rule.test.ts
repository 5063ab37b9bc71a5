import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0506'];

test('mutual TLS in a mesh that disables it is an error', () => {
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
  namespace: istio-system
spec:
  mtls: { mode: DISABLE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0506',
      severity: 'error',
      object: 'PeerAuthentication istio-system/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" disables mutual TLS in the mesh, but DestinationRule "istio-system/all" makes clients use ISTIO_MUTUAL',
      fix: 'Use PERMISSIVE in the PeerAuthentication, or tls mode DISABLE in the DestinationRule',
    },
  ]);
});

test('in a mesh that accepts both it is right', () => {
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
  namespace: istio-system
spec:
  mtls: { mode: PERMISSIVE }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
