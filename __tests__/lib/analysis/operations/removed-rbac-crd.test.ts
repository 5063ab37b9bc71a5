import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0002'];

const crd = (group: string, kind: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: ${kind.toLowerCase()}s.${group} }
spec: { group: ${group}, names: { kind: ${kind}, plural: ${kind.toLowerCase()}s }, scope: Namespaced, versions: [] }
`;

test('the CRD of a kind that Istio has removed is reported', () => {
  expect(findingsOf(crd('rbac.istio.io', 'ServiceRole'), { codes })).toEqual([
    {
      code: 'IST0002',
      severity: 'warning',
      object: 'CustomResourceDefinition serviceroles.rbac.istio.io',
      pointer: '/spec/names/kind',
      message: 'Istio has removed the kind ServiceRole of rbac.istio.io',
      fix: 'remove the CRD and write AuthorizationPolicies in place of its objects',
    },
  ]);
});

test('a kind of that name in another group is right', () => {
  expect(findingsOf(crd('rbac.example.com', 'ServiceRole'), { codes })).toEqual([]);
});
