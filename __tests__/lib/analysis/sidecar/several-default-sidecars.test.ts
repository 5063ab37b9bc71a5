import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0111'];

const sidecar = (name: string, spec = '', namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${spec}egress: [{ hosts: ['./*'] }] }
`;

test('two Sidecars for the whole namespace are both reported', () => {
  const finding = {
    code: 'IST0111',
    severity: 'error',
    pointer: '/spec',
    message: 'the Sidecars a and b all apply to the whole namespace shop, and Istio takes only one of them',
    fix: 'keep one Sidecar without a workload selector, and give the others a selector',
  };
  expect(findingsOf([sidecar('a'), sidecar('b', 'workloadSelector: { labels: {} }, ')], { codes })).toEqual([
    { ...finding, object: 'Sidecar shop/a' },
    { ...finding, object: 'Sidecar shop/b' },
  ]);
});

test('one for the namespace, beside one for a workload and one of another namespace, is right', () => {
  const selects = 'workloadSelector: { labels: { app: cart } }, ';
  expect(findingsOf([sidecar('a'), sidecar('b', selects), sidecar('a', '', 'other')], { codes })).toEqual([]);
});
