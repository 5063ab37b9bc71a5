import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0139'];

const SERVICE = `
apiVersion: v1
kind: Service
metadata: { name: istiod, namespace: istio-system, labels: { istio: pilot } }
spec: { ports: [{ name: https-webhook, port: 443 }] }
`;
const injector = (name: string, namespaceSelector: string, service = 'istiod') => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: ${name} }
webhooks:
  - name: namespace.sidecar-injector.istio.io
    clientConfig: { service: { name: ${service}, namespace: istio-system, path: /inject } }
    namespaceSelector: ${namespaceSelector}
    objectSelector: { matchExpressions: [{ key: sidecar.istio.io/inject, operator: NotIn, values: ['false'] }] }
`;
const ENABLED = '{ matchLabels: { istio-injection: enabled } }';
const CANARY =
  '{ matchExpressions: [{ key: istio.io/rev, operator: In, values: [canary] }, { key: istio-injection, operator: DoesNotExist }] }';

test('two injectors that take the same pods are both reported', () => {
  const finding = {
    code: 'IST0139',
    severity: 'error',
    pointer: '/webhooks/0',
    fix: 'give each revision selectors of its own and remove the webhooks of revisions that are gone, or correct the service',
  };
  expect(findingsOf([SERVICE, injector('a', ENABLED), injector('b', ENABLED)], { codes })).toEqual([
    {
      ...finding,
      object: 'MutatingWebhookConfiguration a',
      message:
        'the webhook a/namespace.sidecar-injector.istio.io takes the same pods as b/namespace.sidecar-injector.istio.io: they are injected twice',
    },
    {
      ...finding,
      object: 'MutatingWebhookConfiguration b',
      message:
        'the webhook b/namespace.sidecar-injector.istio.io takes the same pods as a/namespace.sidecar-injector.istio.io: they are injected twice',
    },
  ]);
});

test('injectors for different revisions are right, and an overlap that only a revision shows is found', () => {
  expect(findingsOf([SERVICE, injector('a', ENABLED), injector('b', CANARY)], { codes })).toEqual([]);
  const anyRevision = '{ matchExpressions: [{ key: istio.io/rev, operator: Exists }] }';
  expect(findingsOf([SERVICE, injector('a', anyRevision), injector('b', CANARY)], { codes })).toHaveLength(2);
});

test('webhooks of others may select what they like', () => {
  const other = injector('other', '{}').replace('namespace.sidecar-injector.istio.io', 'vault.example.com');
  expect(findingsOf([SERVICE, injector('a', ENABLED), other], { codes })).toEqual([]);
});

test('a service that does not exist is reported once per configuration', () => {
  expect(findingsOf([SERVICE, injector('a', ENABLED, 'istiod-old')], { codes })).toMatchObject([
    {
      object: 'MutatingWebhookConfiguration a',
      pointer: '/webhooks/0/clientConfig/service',
      message:
        'the webhook a/namespace.sidecar-injector.istio.io calls the Service istio-system/istiod-old, which does not exist',
    },
  ]);
});

test('where nothing of the namespace of the service is given, it is only a hint', () => {
  expect(findingsOf(injector('a', ENABLED), { codes })).toMatchObject([{ severity: 'info' }]);
  expect(findingsOf(injector('a', ENABLED), { codes, compat: true })).toMatchObject([{ severity: 'error' }]);
});
