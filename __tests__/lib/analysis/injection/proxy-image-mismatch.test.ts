import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0158'];

const values = (image: string) => JSON.stringify({ global: { hub: 'hub.example', tag: '1.30', proxy: { image } } });
const injector = (revision = '', image = 'proxyv2') => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector${revision}, namespace: istio-system }
data: { values: '${values(image)}' }
`;
const pod = (image: string, labels = 'istio-injection: enabled', annotations = '') => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
---
apiVersion: v1
kind: Pod
metadata: { name: cart, namespace: shop, labels: { app: cart }, annotations: { team: a${annotations} } }
spec: { containers: [{ name: app, image: cart:1 }], initContainers: [{ name: istio-proxy, image: '${image}' }] }
`;
const proxyConfig = (namespace: string, selector = '') => `
apiVersion: networking.istio.io/v1beta1
kind: ProxyConfig
metadata: { name: image, namespace: ${namespace} }
spec: { ${selector} image: { imageType: distroless } }
`;

test('istioctl reports the namespace whose pods have another proxy than the injector gives', () => {
  expect(findingsOf([injector(), pod('hub.example/proxyv2:1.29')], { codes, compat: true })).toEqual([
    {
      code: 'IST0158',
      severity: 'warning',
      object: 'Namespace shop',
      pointer: '/metadata/name',
      message: 'the sidecars of cart in namespace shop are not those that the injector gives',
      fix: 'restart the workloads, so that their pods get the sidecar of the installation',
    },
  ]);
  expect(findingsOf([injector(), pod('hub.example/proxyv2:1.29')], { codes })).toEqual([]);
});

test('the same image is right, and without an injector nothing is known', () => {
  expect(findingsOf([injector(), pod('hub.example/proxyv2:1.30')], { codes, compat: true })).toEqual([]);
  expect(findingsOf(pod('hub.example/proxyv2:1.29'), { codes, compat: true })).toEqual([]);
  expect(findingsOf([injector('', 'mine/proxy:7'), pod('mine/proxy:7')], { codes, compat: true })).toEqual([]);
});

test('a namespace with a revision is held against the injector of that revision', () => {
  const old = pod('hub.example/proxyv2:1.29', 'istio.io/rev: canary');
  expect(findingsOf([injector('-canary'), old], { codes, compat: true })).toHaveLength(1);
  expect(findingsOf([injector(), old], { codes, compat: true })).toEqual([]);
});

test.each([
  ['of the mesh', [], '', 'defaultConfig: { image: { imageType: distroless } }'],
  ['of the root namespace', [proxyConfig('istio-system')], '', undefined],
  ['of the namespace', [proxyConfig('shop')], '', undefined],
  ['of the workload', [proxyConfig('shop', 'selector: { matchLabels: { app: cart } },')], '', undefined],
  ['of the pod', [], ", proxy.istio.io/config: 'image: { imageType: distroless }'", undefined],
])('the variant %s is allowed beside the plain image', (_, more, annotations, meshConfig) => {
  const yaml = [injector(), pod('hub.example/proxyv2:1.30-distroless', undefined, annotations)];
  expect(findingsOf(yaml, { codes, compat: true })).toHaveLength(annotations === '' ? 1 : 0);
  const options = { codes, compat: true, ...(meshConfig !== undefined && { meshConfig }) };
  expect(findingsOf([...yaml, ...more], options)).toEqual([]);
});
