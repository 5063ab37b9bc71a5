import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0127'];

const namespace = (labels: string, name = 'shop') => `
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { ${labels} } }
`;
const policy = (spec: string, namespaceOf = 'shop') => `
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: allow, namespace: ${namespaceOf} }
spec: { ${spec} }
`;
const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata: { labels: { app: cart } }
    spec: { containers: [{ name: app, image: cart:1 }] }
`;
const INJECTED = namespace('istio-injection: enabled');
const select = (app: string) => `selector: { matchLabels: { app: ${app} } }`;

test('a policy that selects no workload is reported', () => {
  expect(findingsOf([INJECTED, DEPLOYMENT, policy(select('till'))], { codes })).toEqual([
    {
      code: 'IST0127',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/allow',
      pointer: '/spec/selector/matchLabels',
      message:
        'AuthorizationPolicy shop/allow has no effect: no pod of the mesh in namespace shop has the labels app=till',
      fix: 'correct the labels of the selector to those of the pods, or put the pods into the mesh',
    },
  ]);
});

test.each(['istio-injection: enabled', 'istio.io/rev: canary', 'istio.io/dataplane-mode: ambient'])(
  'a workload in a namespace with %s is part of the mesh',
  (labels) => {
    expect(findingsOf([namespace(labels), DEPLOYMENT, policy(select('cart'))], { codes })).toEqual([]);
    expect(findingsOf([namespace(labels), DEPLOYMENT, policy('')], { codes })).toEqual([]);
  },
);

test('a workload outside the mesh is not reached, by labels or by namespace', () => {
  const outside = [namespace('istio-injection: disabled'), DEPLOYMENT];
  expect(findingsOf([...outside, policy(select('cart'))], { codes })).toHaveLength(1);
  expect(findingsOf([...outside, policy('')], { codes })).toMatchObject([
    {
      pointer: '/metadata/namespace',
      message: 'AuthorizationPolicy shop/allow has no effect: no pod is part of the mesh in namespace shop',
    },
  ]);
});

test('without its Namespace a workload may well be in the mesh', () => {
  expect(findingsOf([DEPLOYMENT, policy(select('cart'))], { codes })).toEqual([]);
});

test('where nothing of the namespace is given, it is only a hint', () => {
  expect(findingsOf(policy(select('cart')), { codes })).toMatchObject([{ severity: 'info' }]);
  expect(findingsOf(policy(select('cart')), { codes, assumeComplete: true })).toMatchObject([{ severity: 'warning' }]);
});

test('a policy of the root namespace reaches the workloads of all namespaces', () => {
  const given = [INJECTED, DEPLOYMENT];
  expect(findingsOf([...given, policy(select('cart'), 'istio-system')], { codes })).toEqual([]);
  expect(findingsOf([...given, policy('', 'istio-system')], { codes })).toEqual([]);
  expect(findingsOf([...given, policy(select('till'), 'istio-system')], { codes })).toMatchObject([
    { severity: 'info' },
  ]);
  const complete = { codes, assumeComplete: true };
  expect(findingsOf([...given, policy(select('till'), 'istio-system')], complete)).toMatchObject([
    {
      severity: 'warning',
      message: 'AuthorizationPolicy istio-system/allow has no effect: no pod of the mesh has the labels app=till',
    },
  ]);
});

test('a policy for a Gateway, for its pods, or for a virtual machine is right', () => {
  const target = 'targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }]';
  expect(findingsOf([INJECTED, policy(target)], { codes })).toEqual([]);
  const machine = `
apiVersion: networking.istio.io/v1
kind: WorkloadEntry
metadata: { name: vm, namespace: shop }
spec: { address: 10.0.0.1, labels: { app: cart } }
`;
  expect(findingsOf([INJECTED, machine, policy(select('cart'))], { codes })).toEqual([]);
  expect(findingsOf([INJECTED, machine, policy('')], { codes })).toEqual([]);
  expect(findingsOf([INJECTED, machine, policy(select('till'))], { codes })).toHaveLength(1);
});
