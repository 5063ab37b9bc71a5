import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0008'];
const object = (apiVersion: string, kind: string) => `apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: a, namespace: shop }
---
`;
const crd = (group: string, kind: string, versions: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: a.${group} }
spec: { group: ${group}, names: { kind: ${kind} }, versions: [${versions}] }
---
`;

test('a version that Kubernetes has removed is an error, and the fix says what to write', () => {
  expect(findingsOf(object('networking.k8s.io/v1beta1', 'Ingress'), { codes })).toEqual([
    {
      code: 'MESH0008',
      severity: 'error',
      object: 'Ingress shop/a',
      pointer: '/apiVersion',
      message: 'Kubernetes 1.22 removed networking.k8s.io/v1beta1 Ingress: the API server refuses the object',
      fix: 'write apiVersion: networking.k8s.io/v1; backends are written service.name and service.port, and each path needs a pathType',
    },
  ]);
});

test.each([
  ['extensions/v1beta1', 'Deployment', 'Kubernetes 1.16', 'write apiVersion: apps/v1; spec.selector is required there'],
  ['apps/v1beta2', 'StatefulSet', 'Kubernetes 1.16', 'write apiVersion: apps/v1; spec.selector is required there'],
  ['policy/v1beta1', 'PodDisruptionBudget', 'Kubernetes 1.25', /^write apiVersion: policy\/v1; /],
  [
    'policy/v1beta1',
    'PodSecurityPolicy',
    'Kubernetes 1.25',
    'use the labels of Pod Security admission on the namespace',
  ],
  ['autoscaling/v2beta1', 'HorizontalPodAutoscaler', 'Kubernetes 1.25', /^write apiVersion: autoscaling\/v2; /],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'Kubernetes 1.26', 'write apiVersion: autoscaling/v2'],
  ['batch/v1beta1', 'CronJob', 'Kubernetes 1.25', 'write apiVersion: batch/v1'],
  ['rbac.istio.io/v1alpha1', 'ServiceRole', 'Istio 1.6', 'use an AuthorizationPolicy'],
])('%s %s is gone since %s', (apiVersion, kind, release, fix) => {
  const [found, ...more] = findingsOf(object(apiVersion, kind), { codes });
  expect(more).toEqual([]);
  expect(found?.message).toBe(`${release} removed ${apiVersion} ${kind}: the API server refuses the object`);
  expect(found?.fix).toEqual(typeof fix === 'string' ? fix : expect.stringMatching(fix));
});

test.each([
  ['apps/v1', 'Deployment'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['networking.istio.io/v1alpha3', 'VirtualService'],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter'],
  ['networking.istio.io/v1beta1', 'ProxyConfig'],
  ['security.istio.io/v1beta1', 'PeerAuthentication'],
  ['telemetry.istio.io/v1alpha1', 'Telemetry'],
  ['gateway.networking.k8s.io/v1beta1', 'ReferenceGrant'],
  ['example.com/v1beta1', 'Ingress'],
])('%s %s is served', (apiVersion, kind) => {
  expect(findingsOf(object(apiVersion, kind), { codes })).toEqual([]);
});

test('a version that the CRD of Istio does not serve is an error', () => {
  const found = findingsOf(object('networking.istio.io/v2', 'VirtualService'), { codes });
  expect(found.map(({ severity, message, fix }) => [severity, message, fix])).toEqual([
    [
      'error',
      'networking.istio.io/v2 of VirtualService is not served: the CRD of its latest release serves v1 and v1beta1 and v1alpha3',
      'write apiVersion: networking.istio.io/v1',
    ],
  ]);
});

test('older CRDs of others may be installed, unless the CRD is given or the world is closed', () => {
  const route = object('gateway.networking.k8s.io/v1alpha2', 'TCPRoute');
  const found = (yaml: string, assumeComplete = false) =>
    findingsOf(yaml, { codes, assumeComplete }).map(({ severity, message }) => `${severity} ${message}`);
  const message = 'gateway.networking.k8s.io/v1alpha2 of TCPRoute is not served: the CRD';
  expect(found(route)).toEqual([`warning ${message} of its latest release serves v1`]);
  expect(found(route, true)).toEqual([`error ${message} of its latest release serves v1`]);
  const given = (served: boolean) =>
    crd('gateway.networking.k8s.io', 'TCPRoute', `{ name: v1alpha2, served: ${served} }, { name: v1, served: true }`);
  expect(found(given(true) + route)).toEqual([]);
  expect(found(given(false) + route)).toEqual([`error ${message} that is given serves v1`]);
  expect(found(crd('example.com', 'Thing', '{ name: v1, served: true }') + object('example.com/v2', 'Thing'))).toEqual([
    'error example.com/v2 of Thing is not served: the CRD that is given serves v1',
  ]);
});
