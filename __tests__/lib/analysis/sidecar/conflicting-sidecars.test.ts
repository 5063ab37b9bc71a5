import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0110'];

const sidecar = (name: string, labels: string, namespace = 'shop') => `
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec: { workloadSelector: { labels: { ${labels} } }, egress: [{ hosts: ['./*'] }] }
`;
const deployment = (name: string, labels: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, ${labels} } }
    spec: { containers: [{ name: app, image: cart:1 }] }
`;

test('two Sidecars that select one workload are both reported', () => {
  const yaml = [deployment('cart', 'tier: web'), sidecar('by-app', 'app: cart'), sidecar('by-tier', 'tier: web')];
  const finding = {
    code: 'IST0110',
    severity: 'error',
    pointer: '/spec/workloadSelector/labels',
    message:
      'the Sidecars by-app and by-tier of namespace shop all select Deployment shop/cart, and Istio takes only one of them',
    fix: 'narrow the workload selectors until each workload is selected by one Sidecar, or merge the Sidecars',
  };
  expect(findingsOf(yaml, { codes })).toEqual([
    { ...finding, object: 'Sidecar shop/by-app' },
    { ...finding, object: 'Sidecar shop/by-tier' },
  ]);
});

test('each Sidecar is reported once, by istioctl once for each pod', () => {
  const pods = ['cart', 'till'].map(
    (name) => `
apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { tier: web } }
spec: { containers: [{ name: app, image: cart:1 }] }
`,
  );
  const yaml = [...pods, sidecar('a', 'tier: web'), sidecar('b', 'tier: web')];
  expect(findingsOf(yaml, { codes })).toHaveLength(2);
  expect(findingsOf(yaml, { codes, compat: true })).toHaveLength(4);
});

test('Sidecars for different workloads, or in different namespaces, are right', () => {
  const yaml = [deployment('cart', 'tier: web'), deployment('till', 'tier: back')];
  expect(findingsOf([...yaml, sidecar('a', 'app: cart'), sidecar('b', 'app: till')], { codes })).toEqual([]);
  expect(findingsOf([...yaml, sidecar('a', 'app: cart'), sidecar('b', 'app: cart', 'other')], { codes })).toEqual([]);
});
