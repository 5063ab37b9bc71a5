import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0166'];

const gateway = (className: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: ${className}, listeners: [{ name: l, port: 80, protocol: HTTP }] }
`;
const policy = (kind: string, group: string, more = '') => `
apiVersion: ${group}/v1
kind: ${kind}
metadata: { name: p, namespace: shop }
spec: { selector: { matchLabels: { gateway.networking.k8s.io/gateway-name: edge } }${more} }
`;
const AUTHORIZATION = policy('AuthorizationPolicy', 'security.istio.io');

test('a policy that selects a waypoint by label is reported', () => {
  expect(findingsOf([gateway('istio-waypoint'), AUTHORIZATION], { codes })).toEqual([
    {
      code: 'IST0166',
      severity: 'warning',
      object: 'AuthorizationPolicy shop/p',
      pointer: '/spec/selector',
      message:
        'AuthorizationPolicy shop/p selects the pods of Gateway edge by label, which they ignore: only targetRefs reach them',
      fix: 'name the Gateway in targetRefs in place of the selector',
    },
  ]);
});

test.each([
  ['RequestAuthentication', 'security.istio.io'],
  ['Telemetry', 'telemetry.istio.io'],
  ['WasmPlugin', 'extensions.istio.io'],
])('so is a %s', (kind, group) => {
  const yaml = policy(kind, group).replace('extensions.istio.io/v1', 'extensions.istio.io/v1alpha1');
  expect(findingsOf([gateway('istio-waypoint'), yaml], { codes })).toMatchObject([{ object: `${kind} shop/p` }]);
});

test('on another gateway it works by default, and is only a hint', () => {
  expect(findingsOf([gateway('istio'), AUTHORIZATION], { codes })).toMatchObject([
    {
      severity: 'info',
      message:
        'AuthorizationPolicy shop/p selects the pods of Gateway edge by label, which works only while istiod allows it; targetRefs always do',
    },
  ]);
});

test('targetRefs are right; istioctl knows only targetRef', () => {
  const pod = `
apiVersion: v1
kind: Pod
metadata: { name: edge-istio-1, namespace: shop, labels: { gateway.networking.k8s.io/gateway-name: edge } }
spec: { containers: [{ name: istio-proxy, image: proxyv2 }] }
`;
  const ref = '{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }';
  const both = policy('AuthorizationPolicy', 'security.istio.io', `, targetRefs: [${ref}]`);
  expect(findingsOf([gateway('istio-waypoint'), both], { codes })).toEqual([]);
  expect(findingsOf([pod, both], { codes, compat: true })).toMatchObject([{ severity: 'warning' }]);
  const single = policy('AuthorizationPolicy', 'security.istio.io', `, targetRef: ${ref}`);
  expect(findingsOf([pod, single], { codes, compat: true })).toEqual([]);
});

test('a selector that hits no gateway is right', () => {
  expect(findingsOf([gateway('istio-waypoint'), AUTHORIZATION.replace('name: edge', 'name: core')], { codes })).toEqual(
    [],
  );
});
