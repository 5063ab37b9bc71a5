import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0102'];

const namespace = (name: string, labels = '') => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { team: a${labels} } }
`;
const pod = (labels: string) => `
apiVersion: v1
kind: Pod
metadata: { name: cart, namespace: shop, labels: { ${labels} } }
spec: { containers: [{ name: app, image: cart:1 }] }
`;

test('a namespace that says nothing of the mesh is reported', () => {
  expect(findingsOf(namespace('shop'), { codes })).toEqual([
    {
      code: 'IST0102',
      severity: 'info',
      object: 'Namespace shop',
      pointer: '/metadata/name',
      message: 'namespace shop has no label that puts it into the mesh: its pods get no sidecar',
      fix: 'label it istio-injection=enabled (or istio.io/rev, or istio.io/dataplane-mode=ambient), or istio-injection=disabled to say that it stays outside',
    },
  ]);
});

test.each([
  'istio-injection: enabled',
  'istio-injection: disabled',
  'istio.io/rev: canary',
  'istio.io/dataplane-mode: ambient',
])('a namespace with %s has decided', (label) => {
  expect(findingsOf(namespace('shop', `, ${label}`), { codes })).toEqual([]);
});

test('namespaces of Istio and of the cluster are left alone', () => {
  expect(findingsOf([namespace('istio-system'), namespace('kube-system')], { codes })).toEqual([]);
  expect(findingsOf(namespace('mesh-root'), { codes, meshConfig: 'rootNamespace: mesh-root' })).toEqual([]);
});

test('where each pod says for itself whether it is in the mesh, the namespace need not', () => {
  const said = pod("app: cart, sidecar.istio.io/inject: 'true'");
  expect(findingsOf([namespace('shop'), said], { codes })).toEqual([]);
  expect(findingsOf([namespace('shop'), pod('app: cart')], { codes })).toHaveLength(1);
  expect(findingsOf([namespace('shop'), said], { codes, compat: true })).toHaveLength(1);
});
