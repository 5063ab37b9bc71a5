import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0159'];

const telemetry = (name: string, spec: string) => `
apiVersion: telemetry.istio.io/v1
kind: Telemetry
metadata: { name: ${name}, namespace: shop }
spec: { ${spec} }
`;
const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart, tier: web } }
    spec: { containers: [{ name: app, image: cart:1 }] }
`;

test('two Telemetries that select one workload are both reported', () => {
  const yaml = [
    DEPLOYMENT,
    telemetry('by-app', 'selector: { matchLabels: { app: cart } }'),
    telemetry('by-tier', 'selector: { matchLabels: { tier: web } }'),
  ];
  const finding = {
    code: 'IST0159',
    severity: 'error',
    pointer: '/spec/selector/matchLabels',
    message:
      'the Telemetries by-app and by-tier of namespace shop all select Deployment shop/cart, and Istio takes only one of them',
    fix: 'narrow the selectors until each workload is selected by one Telemetry, or merge the Telemetries',
  };
  expect(findingsOf(yaml, { codes })).toEqual([
    { ...finding, object: 'Telemetry shop/by-app' },
    { ...finding, object: 'Telemetry shop/by-tier' },
  ]);
  expect(findingsOf(yaml, { codes, compat: true })).toEqual([]);
});

test('one for the workload beside one for the namespace is right', () => {
  const yaml = [DEPLOYMENT, telemetry('a', 'selector: { matchLabels: { app: cart } }'), telemetry('b', '')];
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
