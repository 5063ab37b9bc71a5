import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0123'];

const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
`;

test('a revision beside istio-injection is reported', () => {
  expect(findingsOf(namespace('istio-injection: enabled, istio.io/rev: canary'), { codes })).toEqual([
    {
      code: 'IST0123',
      severity: 'warning',
      object: 'Namespace shop',
      pointer: '/metadata/labels/istio.io~1rev',
      message:
        'namespace shop has the labels istio-injection=enabled and istio.io/rev=canary, of which only the first counts',
      fix: 'keep one of istio-injection, istio.io/rev and istio.io/dataplane-mode',
    },
  ]);
});

test('sidecars beside ambient mode are reported', () => {
  expect(findingsOf(namespace('istio.io/rev: canary, istio.io/dataplane-mode: ambient'), { codes })).toMatchObject([
    { pointer: '/metadata/labels/istio.io~1dataplane-mode' },
  ]);
});

test.each([
  'istio-injection: enabled',
  'istio-injection: disabled, istio.io/rev: canary',
  'istio-injection: disabled, istio.io/dataplane-mode: ambient',
  'istio-injection: enabled, istio.io/dataplane-mode: none',
])('%s is right', (labels) => {
  expect(findingsOf(namespace(labels), { codes })).toEqual([]);
});
