import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1007'];

test('an outbound traffic policy without a mode is information', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: default
  namespace: shop
spec:
  outboundTrafficPolicy: {}
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1007',
      severity: 'info',
      object: 'Sidecar shop/default',
      pointer: '/spec/outboundTrafficPolicy',
      message: 'Sidecar "default" has an outbound traffic policy without a mode, which means REGISTRY_ONLY',
      fix: 'Write the mode that is meant: `REGISTRY_ONLY` or `ALLOW_ANY`',
    },
  ]);
});

test('one with a mode, and none at all, are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: a
  namespace: shop
spec:
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: b
  namespace: web
spec:
  egress: [{ hosts: ["./*"] }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
