import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1701'];

test('a service account that the namespace does not have is found', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: vm
  namespace: shop
spec:
  template: { serviceAccount: vm }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1701',
      severity: 'warning',
      object: 'WorkloadGroup shop/vm',
      pointer: '/spec/template/serviceAccount',
      message: 'Namespace "shop" has no ServiceAccount "vm"',
      fix: 'Create the ServiceAccount in the namespace of the WorkloadGroup, or name one that is there',
    },
  ]);
});

test('in a namespace of which nothing else is given it may be there', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: vm
  namespace: shop
spec:
  template: { serviceAccount: vm }
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1701',
      severity: 'info',
      object: 'WorkloadGroup shop/vm',
      pointer: '/spec/template/serviceAccount',
      message:
        'Namespace "shop" has no ServiceAccount "vm"; the manifests of that namespace are not all given, so it may lie outside them',
      fix: 'Create the ServiceAccount in the namespace of the WorkloadGroup, or name one that is there',
    },
  ]);
});

test('one that is given, and default, are right', () => {
  const yaml = `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { istio-injection: enabled }
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: vm
  namespace: shop
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: vm
  namespace: shop
spec:
  template: { serviceAccount: vm }
---
apiVersion: networking.istio.io/v1
kind: WorkloadGroup
metadata:
  name: b
  namespace: shop
spec:
  template: { serviceAccount: default }
`;
  expect(findingsOf(yaml, { codes, assumeComplete: true })).toEqual([]);
});
