import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0601'];
const calls = '[{"to":"b"}]';
const off = { 'sidecar.istio.io/nativeSidecar': 'false' };
const node = (version: string) => `apiVersion: v1
kind: Node
metadata: { name: worker }
status: { nodeInfo: { kubeletVersion: ${version} } }
---
`;
const istiod = (value: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system }
spec:
  template:
    spec:
      containers: [{ name: discovery, env: [{ name: ENABLE_NATIVE_SIDECARS, value: '${value}' }] }]
---
`;

test('a workload that declares calls, without a native sidecar', () => {
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: off }), { codes })).toEqual([
    {
      code: 'MESH0601',
      severity: 'warning',
      object: 'Deployment shop/a',
      pointer: '/metadata/annotations/cdk8s-mesh~1calls',
      message:
        'a declares calls, which fail when it starts before its proxy: its annotation sidecar.istio.io/nativeSidecar turns native sidecars off',
      fix: 'use native sidecars, or holdApplicationUntilProxyStarts: true in the annotation proxy.istio.io/config',
    },
  ]);
});

test('istiod or an old node turn native sidecars off for all', () => {
  const messages = (yaml: string) => findingsOf(yaml, { codes }).map(({ message }) => message.replace(/^.*: /, ''));
  const yaml = injected() + app('a', { calls });
  expect(messages(istiod('false') + yaml)).toEqual([
    'ENABLE_NATIVE_SIDECARS of Deployment istio-system/istiod turns native sidecars off',
  ]);
  expect(messages(istiod('true') + yaml)).toEqual([]);
  expect(messages(node('v1.32.4') + yaml)).toEqual(['the old kubelet of Node worker turns native sidecars off']);
  expect(messages(node('v1.36.3') + yaml)).toEqual([]);
});

test('sidecars are native by default', () => {
  expect(findingsOf(injected() + app('a', { calls }), { codes })).toEqual([]);
});

test('a workload that waits for its proxy, or has none', () => {
  const native =
    node('v1.32.4') + injected() + app('a', { calls, podAnnotations: { 'sidecar.istio.io/nativeSidecar': 'true' } });
  expect(findingsOf(native, { codes })).toEqual([]);
  const held = { ...off, 'proxy.istio.io/config': 'holdApplicationUntilProxyStarts: true' };
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: held }), { codes })).toEqual([]);
  expect(findingsOf(app('a', { calls, podAnnotations: off }), { codes })).toEqual([]);
  const meshConfig = 'defaultConfig: { holdApplicationUntilProxyStarts: true }';
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: off }), { codes, meshConfig })).toEqual([]);
});

test('an annotation that is no YAML changes nothing', () => {
  const broken = { ...off, 'proxy.istio.io/config': '{ [' };
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: broken }), { codes }).length).toBe(1);
});
