import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0160'];

const telemetry = (name: string, spec = '', namespace = 'shop') => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${spec} }
`;

test('two Telemetries for the whole namespace are both reported', () => {
  const finding = {
    code: 'IST0160',
    severity: 'error',
    pointer: '/spec',
    message: 'the Telemetries a and b all apply to the whole namespace shop, and Istio takes only one of them',
    fix: 'merge them into one Telemetry, or give the others a selector or targetRefs',
  };
  expect(findingsOf([telemetry('a'), telemetry('b')], { codes })).toEqual([
    { ...finding, object: 'Telemetry shop/a' },
    { ...finding, object: 'Telemetry shop/b' },
  ]);
});

test('one with a selector, or in another namespace, is right', () => {
  const selects = 'selector: { matchLabels: { app: cart } }';
  expect(findingsOf([telemetry('a'), telemetry('b', selects), telemetry('a', '', 'other')], { codes })).toEqual([]);
});

test('one with targetRefs is for its target; istioctl takes it for one of the namespace', () => {
  const target = 'targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }]';
  const yaml = [telemetry('a'), telemetry('b', target)];
  expect(findingsOf(yaml, { codes })).toEqual([]);
  expect(findingsOf(yaml, { codes, compat: true })).toHaveLength(2);
});
