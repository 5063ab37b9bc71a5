import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0501'];

test('a STRICT namespace without a rule is an error where mutual TLS is not automatic', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0501',
      severity: 'error',
      object: 'PeerAuthentication shop/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" is STRICT for namespace "shop", but automatic mutual TLS is off and no DestinationRule for all its services uses mutual TLS',
      fix: 'Add a DestinationRule for all services of the namespace with tls mode ISTIO_MUTUAL, or turn automatic mutual TLS on',
    },
  ]);
});

test('in a namespace of which nothing else is given it is information', () => {
  const yaml = `
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes, meshConfig: 'enableAutoMtls: false' })).toEqual([
    {
      code: 'KIA0501',
      severity: 'info',
      object: 'PeerAuthentication shop/default',
      pointer: '/spec/mtls/mode',
      message:
        'PeerAuthentication "default" is STRICT for namespace "shop", but automatic mutual TLS is off and no DestinationRule for all its services uses mutual TLS; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Add a DestinationRule for all services of the namespace with tls mode ISTIO_MUTUAL, or turn automatic mutual TLS on',
    },
  ]);
});

test('a rule for the namespace makes it right', () => {
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
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata:
  name: default
  namespace: shop
spec:
  mtls: { mode: STRICT }
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
