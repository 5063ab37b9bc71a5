import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0401'];

test('a STRICT mesh without a rule is an error where mutual TLS is not automatic', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false', assumeComplete: true })).toEqual([
    {
      code: 'KIA0401',
      severity: 'error',
      object: 'PeerAuthentication istio-system/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" is STRICT for the mesh, but automatic mutual TLS is off and no DestinationRule for all services uses mutual TLS',
      fix: 'Add a DestinationRule for `*.local` with tls mode ISTIO_MUTUAL, or turn automatic mutual TLS on',
    },
  ]);
});

test('while the root namespace is not given the rule may be there', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0401',
      severity: 'info',
      object: 'PeerAuthentication istio-system/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" is STRICT for the mesh, but automatic mutual TLS is off and no DestinationRule for all services uses mutual TLS; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Add a DestinationRule for `*.local` with tls mode ISTIO_MUTUAL, or turn automatic mutual TLS on',
    },
  ]);
});

test('a rule for all services makes it right', () => {
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
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false', assumeComplete: true })).toEqual([]);
});

test('so does automatic mutual TLS', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: istio-system
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
