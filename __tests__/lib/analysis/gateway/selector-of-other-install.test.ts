import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['MESH0605'];
const gateway = (label: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front, namespace: shop }
spec: { selector: { ${label} }, servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [a.example.com] }] }
---
`;
const pod = (istio: string) => `apiVersion: v1
kind: Pod
metadata: { name: gateway, namespace: istio-system, labels: { istio: ${istio} } }
spec: { containers: [{ name: istio-proxy }] }
`;

test('a selector of one way to install, with no pod to compare', () => {
  expect(findingsOf(gateway('istio: ingressgateway'), { codes })).toEqual([
    {
      code: 'MESH0605',
      severity: 'info',
      object: 'Gateway shop/front',
      pointer: '/spec/selector/istio',
      message:
        'istio: ingressgateway selects the gateway of istioctl and its profiles; the pods of the Helm chart as release istio-ingress are labelled istio: ingress',
      fix: 'compare the selector with the labels of the pods: kubectl get pods -A -l istio --show-labels',
    },
  ]);
});

test('several Gateways with one selector are one finding', () => {
  const two = gateway('istio: ingress') + gateway('istio: ingress').replace('front', 'back');
  expect(findingsOf(two, { codes }).map(({ object, message }) => [object, message])).toEqual([
    [
      'Gateway shop/front',
      'istio: ingress selects the gateway of the Helm chart as release istio-ingress; the pods of istioctl and its profiles are labelled istio: ingressgateway; 1 more of the Gateways select the same',
    ],
  ]);
});

test('a selector of its own, or pods to compare with', () => {
  expect(findingsOf(gateway('app: front'), { codes })).toEqual([]);
  expect(findingsOf(gateway('istio: ingressgateway') + pod('ingressgateway'), { codes })).toEqual([]);
  expect(findingsOf(gateway('istio: ingressgateway') + pod('ingress'), { codes })).toEqual([]);
});

test('with pods of gateways, a wrong selector is one mistake, and the fix names their labels', () => {
  const all = (yaml: string) =>
    findingsOf(yaml, { codes: ['MESH0605', 'IST0101'] }).map(({ code, severity, fix }) => [severity, code, fix]);
  expect(all(gateway('istio: ingressgateway') + pod('ingress'))).toEqual([
    ['error', 'IST0101', 'the pods of gateways that are given carry istio: ingress: select that'],
  ]);
  const own = pod('front').replace('labels:', 'annotations: { inject.istio.io/templates: gateway }, labels:');
  expect(all(gateway('istio: ingressgateway') + own)).toEqual([
    ['error', 'IST0101', 'the pods of gateways that are given carry istio: front: select that'],
  ]);
  expect(all(gateway('istio: ingressgateway')).map(([, code]) => code)).toEqual(['MESH0605']);
});
