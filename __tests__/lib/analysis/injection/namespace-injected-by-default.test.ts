import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0102', 'IST0148'];

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata: { name: shop }
`;
const injector = (values: string) => `
apiVersion: v1
kind: ConfigMap
metadata: { name: istio-sidecar-injector, namespace: istio-system }
data: { values: '${values}' }
`;

test('a namespace that only the installation injects is reported as such', () => {
  const values = '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":true}}';
  expect(findingsOf([NAMESPACE, injector(values)], { codes })).toEqual([
    {
      code: 'IST0148',
      severity: 'info',
      object: 'Namespace shop',
      pointer: '/metadata/name',
      message: 'namespace shop has no injection label and is injected by enableNamespacesByDefault of the injector',
      fix: 'label it istio-injection=enabled, or istio-injection=disabled to keep it outside',
    },
  ]);
});

test.each([
  '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":false}}',
  '{}',
  '[]',
  '{"sidecarInjectorWebhook":1}',
  'no json',
])('an injector with the values %s does not inject it', (values) => {
  expect(findingsOf([NAMESPACE, injector(values)], { codes })).toMatchObject([{ code: 'IST0102' }]);
});
