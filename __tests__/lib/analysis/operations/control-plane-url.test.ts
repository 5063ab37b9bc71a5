import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0163', 'IST0164'];

const webhook = (clientConfig: string, name = 'istio-sidecar-injector-external') => `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: ${name} }
webhooks:
  - name: rev.namespace.sidecar-injector.istio.io
    clientConfig: ${clientConfig}
`;
const validating = (clientConfig: string, name: string) =>
  webhook(clientConfig, name).replace('MutatingWebhook', 'ValidatingWebhook');

test('a webhook with neither url nor service is reported', () => {
  expect(findingsOf(webhook('{ url: }'), { codes })).toEqual([
    {
      code: 'IST0163',
      severity: 'warning',
      object: 'MutatingWebhookConfiguration istio-sidecar-injector-external',
      pointer: '/webhooks/0/clientConfig',
      message:
        'the webhook rev.namespace.sidecar-injector.istio.io of MutatingWebhookConfiguration istio-sidecar-injector-external has neither url nor service',
      fix: 'set clientConfig.url to the https address of the external control plane, or clientConfig.service to istiod',
    },
  ]);
  expect(findingsOf(validating('{}', 'istiod-default-validator'), { codes })).toHaveLength(1);
  expect(findingsOf(validating('{}', 'istio-validator-canary'), { codes })).toHaveLength(1);
});

test.each(['https://istiod.example.com:port/inject', 'https://[::1/inject', ':foo', 'https://a b/inject'])(
  'the url %s names no host',
  (url) => {
    expect(findingsOf(webhook(`{ url: '${url}' }`), { codes, compat: true })).toMatchObject([
      { code: 'IST0163', pointer: '/webhooks/0/clientConfig/url' },
    ]);
  },
);

test('a host by name, or a service, is right', () => {
  expect(findingsOf(webhook("{ url: 'https://istiod.example.com:15017/inject' }"), { codes })).toEqual([]);
  expect(findingsOf(webhook('{ service: { name: istiod, namespace: istio-system } }'), { codes })).toEqual([]);
});

test("the webhooks of others are none of Istio's business", () => {
  expect(findingsOf(webhook('{}', 'cert-manager'), { codes })).toEqual([]);
});

test.each(['https://10.0.0.1:15017/inject', 'https://[fd00::1]/inject'])(
  '%s names the control plane by address',
  (url) => {
    const host = url.includes('[') ? 'fd00::1' : '10.0.0.1';
    expect(findingsOf(webhook(`{ url: '${url}' }`), { codes })).toEqual([
      {
        code: 'IST0164',
        severity: 'info',
        object: 'MutatingWebhookConfiguration istio-sidecar-injector-external',
        pointer: '/webhooks/0/clientConfig/url',
        message: `the webhook rev.namespace.sidecar-injector.istio.io of MutatingWebhookConfiguration istio-sidecar-injector-external reaches its control plane by the address ${host}`,
        fix: 'name the control plane by a host name that its certificate holds',
      },
    ]);
  },
);
