import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0135'];

const deployment = (labels: string, annotation: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  template:
    metadata:
      labels: { app: cart${labels} }
      annotations: { ${annotation} }
    spec: { containers: [{ name: app, image: cart:1 }] }
`;

test('the annotation for injection is reported with the label that replaces it', () => {
  expect(findingsOf(deployment('', "sidecar.istio.io/inject: 'true'"), { codes })).toEqual([
    {
      code: 'IST0135',
      severity: 'info',
      object: 'Deployment shop/cart',
      pointer: '/spec/template/metadata/annotations/sidecar.istio.io~1inject',
      message: 'annotation sidecar.istio.io/inject of the pod template of Deployment shop/cart is deprecated',
      fix: 'write it as the label sidecar.istio.io/inject, which selects the pod for injection',
    },
  ]);
});

test('whoever sets the label too knows, and is left alone', () => {
  const yaml = deployment(", sidecar.istio.io/inject: 'true'", "sidecar.istio.io/inject: 'true'");
  expect(findingsOf(yaml, { codes })).toEqual([]);
});

test('an annotation that is not deprecated is right', () => {
  expect(findingsOf(deployment('', 'sidecar.istio.io/proxyCPU: 100m'), { codes })).toEqual([]);
});
