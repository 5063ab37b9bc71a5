import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA0209'];

test('a subset without labels beside one that has some was forgotten', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  subsets: [{ name: v1, labels: { version: v1 } }, { name: v2 }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0209',
      severity: 'warning',
      object: 'DestinationRule shop/reviews',
      pointer: '/spec/subsets/1',
      message: 'Subset "v2" has no labels, so it stands for all endpoints of "reviews"',
      fix: 'Add the labels of the pods that the subset is for, or remove the subset',
    },
  ]);
});

test('subsets that never have labels are information', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: egress
  namespace: shop
spec:
  host: istio-egressgateway.istio-system.svc.cluster.local
  subsets: [{ name: cnn }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA0209',
      severity: 'info',
      object: 'DestinationRule shop/egress',
      pointer: '/spec/subsets/0',
      message:
        'Subset "cnn" has no labels, so it stands for all endpoints of "istio-egressgateway.istio-system.svc.cluster.local"',
      fix: 'Add the labels of the pods that the subset is for, or remove the subset',
    },
  ]);
});

test('subsets with labels are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: reviews
  namespace: shop
spec:
  host: reviews
  subsets: [{ name: v1, labels: { version: v1 } }]
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
