import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0110', 'IST0111', 'IST0167'];

const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
`;
const sidecar = (spec = '') => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: shop }
spec: { ${spec} }
`;
const deployment = (name: string, labels = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, tier: web${labels} } }
    spec: { containers: [{ name: app, image: cart:1 }] }
`;
const AMBIENT = 'istio.io/dataplane-mode: ambient';
const SELECTS = 'workloadSelector: { labels: { tier: web } }';

test('a Sidecar for a namespace in ambient mode is reported', () => {
  expect(findingsOf([namespace(AMBIENT), sidecar()], { codes })).toEqual([
    {
      code: 'IST0167',
      severity: 'warning',
      object: 'Sidecar shop/default',
      pointer: '/metadata/namespace',
      message: 'Sidecar default has no effect: namespace shop is in ambient mode, without sidecars',
      fix: 'remove the Sidecar; what it restricts can be written as an AuthorizationPolicy in ambient mode',
    },
  ]);
});

test('a Sidecar whose workloads are all ambient is reported, and one that still has a sidecar to configure is right', () => {
  expect(findingsOf([namespace(AMBIENT), deployment('cart'), sidecar(SELECTS)], { codes })).toMatchObject([
    {
      pointer: '/spec/workloadSelector/labels',
      message: 'Sidecar default has no effect: Deployment shop/cart, which it selects, is in ambient mode',
    },
  ]);
  const moving = deployment('till', ", sidecar.istio.io/inject: 'true'");
  const yaml = [namespace(AMBIENT), deployment('cart'), moving];
  expect(findingsOf([...yaml, sidecar(SELECTS)], { codes })).toEqual([]);
  expect(findingsOf([...yaml, sidecar()], { codes })).toEqual([]);
});

test('a namespace with sidecars is right, ambient label or not', () => {
  expect(findingsOf([namespace('istio-injection: enabled'), sidecar()], { codes })).toEqual([]);
  expect(findingsOf([namespace(`istio-injection: enabled, ${AMBIENT}`), sidecar()], { codes })).toEqual([]);
  expect(findingsOf([namespace(`istio.io/rev: canary, ${AMBIENT}`), sidecar()], { codes })).toEqual([]);
});
