import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0205'];

test('mutual TLS for the mesh without its policy is an error where it is not automatic', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false', assumeComplete: true })).toEqual([
    {
      code: 'KIA0205',
      severity: 'error',
      object: 'DestinationRule istio-system/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message:
        'Clients use ISTIO_MUTUAL for all services, but namespace "istio-system" has no PeerAuthentication for the mesh',
      fix: 'Add a PeerAuthentication to the root namespace, with mode STRICT or PERMISSIVE',
    },
  ]);
});

test('while the root namespace is not given the policy may be there', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0205',
      severity: 'info',
      object: 'DestinationRule istio-system/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message:
        'Clients use ISTIO_MUTUAL for all services, but namespace "istio-system" has no PeerAuthentication for the mesh; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Add a PeerAuthentication to the root namespace, with mode STRICT or PERMISSIVE',
    },
  ]);
});

test('a policy of the mesh makes it right', () => {
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
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false', assumeComplete: true })).toEqual([]);
});

test('so does automatic mutual TLS', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: istio-system
spec:
  host: "*.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
