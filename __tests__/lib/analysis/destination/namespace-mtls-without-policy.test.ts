import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0206'];

test('mutual TLS for a namespace without a policy is an error where it is not automatic', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0206',
      severity: 'error',
      object: 'DestinationRule shop/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message:
        'Clients use ISTIO_MUTUAL for all services of namespace "shop", but neither it nor the mesh has a PeerAuthentication',
      fix: 'Add a PeerAuthentication to the namespace, with mode STRICT or PERMISSIVE',
    },
  ]);
});

test('in a namespace of which nothing else is given it is information', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0206',
      severity: 'info',
      object: 'DestinationRule shop/all',
      pointer: '/spec/trafficPolicy/tls/mode',
      message:
        'Clients use ISTIO_MUTUAL for all services of namespace "shop", but neither it nor the mesh has a PeerAuthentication; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Add a PeerAuthentication to the namespace, with mode STRICT or PERMISSIVE',
    },
  ]);
});

test('a policy of the namespace or of the mesh makes it right', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
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
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([]);
});

test('so does automatic mutual TLS', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: all
  namespace: shop
spec:
  host: "*.shop.svc.cluster.local"
  trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
