import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0156', 'IST0172'];

const crd = (kind: string, ...served: readonly string[]) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.gateway.networking.k8s.io }
spec:
  group: gateway.networking.k8s.io
  names: { kind: ${kind} }
  versions:
    - { name: v1alpha2, served: false }
${served.map((name) => `    - { name: ${name}, served: true }`).join('\n')}
`;

test('a CRD that serves neither v1 nor v1beta1', () => {
  expect(findingsOf(crd('HTTPRoute', 'v1alpha2'), { codes })).toEqual([
    {
      code: 'IST0156',
      severity: 'error',
      object: 'CustomResourceDefinition httproutes.gateway.networking.k8s.io',
      pointer: '/spec/versions',
      message: 'the CRD of HTTPRoute serves v1alpha2, and Istio needs v1beta1 or v1',
      fix: 'install the CRDs of a newer release of the Gateway API',
    },
  ]);
  expect(findingsOf(crd('Gateway'), { codes }).map(({ message }) => message)).toEqual([
    'the CRD of Gateway serves no version, and Istio needs v1beta1 or v1',
  ]);
});

test('a CRD that serves v1beta1 and not v1', () => {
  expect(findingsOf(crd('Gateway', 'v1beta1'), { codes })).toEqual([
    {
      code: 'IST0172',
      severity: 'warning',
      object: 'CustomResourceDefinition gateways.gateway.networking.k8s.io',
      pointer: '/spec/versions',
      message: 'the CRD of Gateway serves v1beta1, and later releases of Istio need v1',
      fix: 'install the CRDs of a newer release of the Gateway API',
    },
  ]);
});

test.each([
  ['HTTPRoute', ['v1', 'v1beta1']],
  ['HTTPRoute', ['v1']],
  ['ReferenceGrant', ['v1beta1']],
  ['TCPRoute', ['v1alpha2']],
] as const)('%s with %s is right', (kind, versions) => {
  expect(findingsOf(crd(kind, ...versions), { codes })).toEqual([]);
});

test('a kind of the same name in another group is not of the Gateway API', () => {
  const other = crd('Gateway', 'v1alpha3').replaceAll('gateway.networking.k8s.io', 'networking.istio.io');
  expect(findingsOf(other, { codes })).toEqual([]);
});

test('to istioctl v1 does not stand for v1beta1', () => {
  expect(findingsOf(crd('HTTPRoute', 'v1'), { codes, compat: true }).map(({ code }) => code)).toEqual(['IST0156']);
});
