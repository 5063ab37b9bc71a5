import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0176'];

const crd = (plural: string, version: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.gateway.networking.k8s.io
  annotations: { gateway.networking.k8s.io/bundle-version: '${version}' }
spec: { group: gateway.networking.k8s.io }
`;

test('a CRD that is older than Istio needs is reported', () => {
  expect(findingsOf(crd('tcproutes', 'v1.5.1'), { codes })).toEqual([
    {
      code: 'IST0176',
      severity: 'warning',
      object: 'CustomResourceDefinition tcproutes.gateway.networking.k8s.io',
      pointer: '/metadata/annotations/gateway.networking.k8s.io~1bundle-version',
      message:
        'the CRD tcproutes.gateway.networking.k8s.io is of Gateway API 1.5.1, and Istio needs 1.6.0: it ignores objects of this kind',
      fix: 'install the CRDs of a newer release of the Gateway API',
    },
  ]);
});

test.each([
  ['tlsroutes', 'v1.4.99'],
  ['backendtlspolicies', '1.3'],
  ['grpcroutes', 'v0.8.0'],
])('%s of %s is too old', (plural, version) => {
  expect(findingsOf(crd(plural, version), { codes })).toHaveLength(1);
});

test.each([
  ['tlsroutes', 'v1.5.0-rc.1'],
  ['tlsroutes', 'v1.10.0'],
  ['grpcroutes', 'v1.1.0'],
  ['httproutes', 'v0.8.0'],
  ['tlsroutes', 'main'],
])('%s of %s is right, or unknown', (plural, version) => {
  expect(findingsOf(crd(plural, version), { codes })).toEqual([]);
});
