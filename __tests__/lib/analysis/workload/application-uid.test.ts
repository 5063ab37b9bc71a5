import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0144'];

const NAMESPACE = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { istio-injection: enabled } }
`;

const workload = (kind: string, pod: string, container: string) => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec:
      ${pod}
      containers:
        - { name: istio-proxy, image: auto, securityContext: { runAsUser: 1337 } }
        - { name: app, image: 'cart:1'${container} }
`;
const asProxy = ', securityContext: { runAsUser: 1337 }';

test('an application that runs as the user of the sidecar is reported', () => {
  expect(findingsOf([NAMESPACE, workload('StatefulSet', '', asProxy)], { codes })).toEqual([
    {
      code: 'IST0144',
      severity: 'warning',
      object: 'StatefulSet shop/cart',
      pointer: '/spec/template/spec/containers/1/securityContext/runAsUser',
      message:
        'StatefulSet shop/cart runs its application as user 1337, the user of the sidecar: its traffic passes by the sidecar',
      fix: 'run the application as any other user than 1337',
    },
  ]);
});

test('the user of the whole pod counts for the containers that set none', () => {
  const whole = 'securityContext: { runAsUser: 1337 }';
  expect(findingsOf([NAMESPACE, workload('Deployment', whole, '')], { codes })).toMatchObject([
    { pointer: '/spec/template/spec/securityContext/runAsUser' },
  ]);
  const own = ', securityContext: { runAsUser: 1000 }';
  expect(findingsOf([NAMESPACE, workload('Deployment', whole, own)], { codes })).toEqual([]);
});

test('the sidecar itself, and an application without a sidecar, may run as 1337', () => {
  expect(findingsOf([NAMESPACE, workload('Deployment', '', '')], { codes })).toEqual([]);
  const outside = workload('Deployment', '', asProxy).replace(/ *- \{ name: istio-proxy.*\n/, '');
  expect(findingsOf([NAMESPACE.replace('enabled', 'disabled'), outside], { codes })).toEqual([]);
});

test('without its Namespace a workload may well have a sidecar', () => {
  expect(findingsOf(workload('Deployment', '', asProxy), { codes })).toMatchObject([{ severity: 'warning' }]);
});

test('istioctl reports a Deployment once, in the mesh or not, and no StatefulSet', () => {
  const both = workload('Deployment', 'securityContext: { runAsUser: 1337 }', asProxy);
  expect(findingsOf(both, { codes, compat: true })).toMatchObject([
    { object: 'Deployment shop/cart', pointer: '/spec/template/spec/securityContext/runAsUser' },
  ]);
  expect(findingsOf(workload('StatefulSet', '', asProxy), { codes, compat: true })).toEqual([]);
});
