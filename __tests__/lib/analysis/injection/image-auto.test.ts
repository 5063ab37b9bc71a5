import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0146', 'IST0147'];

const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
`;
const gateway = (kind = 'Deployment', labels = '') => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ingress, namespace: shop }
spec:
  selector: { matchLabels: { app: ingress } }
  template:
    metadata: { labels: { app: ingress${labels} } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`;
const WEBHOOK = `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    namespaceSelector: { matchLabels: { istio-injection: enabled } }
    objectSelector: { matchExpressions: [{ key: sidecar.istio.io/inject, operator: NotIn, values: ['false'] }] }
`;

test('a proxy that nothing injects keeps the image auto', () => {
  expect(findingsOf([namespace('team: a'), gateway()], { codes })).toEqual([
    {
      code: 'IST0146',
      severity: 'warning',
      object: 'Deployment shop/ingress',
      pointer: '/spec/template/spec/containers/0/image',
      message: 'Deployment shop/ingress has a container istio-proxy with the image auto, and no injector that sets it',
      fix: 'label the pod sidecar.istio.io/inject=true and its namespace for injection, so that the injector sets the image',
    },
  ]);
  expect(findingsOf([namespace('team: a'), gateway('DaemonSet')], { codes })).toHaveLength(1);
});

test('a proxy in an injected namespace, or with a label that asks for it, is right', () => {
  expect(findingsOf([namespace('istio-injection: enabled'), gateway()], { codes })).toEqual([]);
  const asks = gateway('Deployment', ", sidecar.istio.io/inject: 'true'");
  expect(findingsOf([namespace('team: a'), asks], { codes })).toEqual([]);
  expect(findingsOf([namespace('istio-injection: disabled'), asks], { codes })).toHaveLength(1);
});

test('given webhooks decide in place of the labels of a standard installation', () => {
  expect(findingsOf([WEBHOOK, namespace('istio-injection: enabled'), gateway()], { codes, compat: true })).toEqual([]);
  expect(findingsOf([WEBHOOK, namespace('istio.io/rev: canary'), gateway()], { codes })).toHaveLength(1);
  expect(findingsOf([WEBHOOK, namespace('istio.io/rev: canary'), gateway()], { codes, compat: true })).toHaveLength(1);
  const refuses = gateway('Deployment', ", sidecar.istio.io/inject: 'false'");
  expect(findingsOf([WEBHOOK, namespace('istio-injection: enabled'), refuses], { codes })).toHaveLength(1);
});

test('istioctl reports a pod with the image auto as an error, and a manifest is none yet', () => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: { name: ingress, namespace: shop }
spec: { containers: [{ name: istio-proxy, image: auto }] }
`;
  expect(findingsOf([namespace('istio-injection: enabled'), pod], { codes, compat: true })).toEqual([
    {
      code: 'IST0147',
      severity: 'error',
      object: 'Pod shop/ingress',
      pointer: '/spec/containers/0/image',
      message: 'Pod shop/ingress has a container istio-proxy with the image auto, which no injector has replaced',
      fix: 'create the pod anew where an injector takes it',
    },
  ]);
  expect(findingsOf([namespace('istio-injection: enabled'), pod], { codes })).toEqual([]);
});

test('without the Namespace, which may ask for injection, it is only a hint', () => {
  expect(findingsOf(gateway(), { codes })).toMatchObject([{ severity: 'info' }]);
  expect(findingsOf(gateway(), { codes, assumeComplete: true })).toMatchObject([{ severity: 'warning' }]);
});
