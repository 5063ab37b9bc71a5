import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { app, injected } from '../../../support/workload-yaml';

const codes = ['MESH0601'];
const calls = '[{"to":"b"}]';

test('a workload that declares calls', () => {
  expect(findingsOf(injected() + app('a', { calls }), { codes })).toEqual([
    {
      code: 'MESH0601',
      severity: 'info',
      object: 'Deployment shop/a',
      pointer: '/metadata/annotations/cdk8s-mesh~1calls',
      message: 'a declares calls, which fail when it starts before its proxy',
      fix: 'use native sidecars (annotation sidecar.istio.io/nativeSidecar: "true"), or holdApplicationUntilProxyStarts: true in the annotation proxy.istio.io/config',
    },
  ]);
});

test('a workload that waits for its proxy, or has none', () => {
  const native = { 'sidecar.istio.io/nativeSidecar': 'true' };
  const held = { 'proxy.istio.io/config': 'holdApplicationUntilProxyStarts: true' };
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: native }), { codes })).toEqual([]);
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: held }), { codes })).toEqual([]);
  expect(findingsOf(app('a', { calls }), { codes })).toEqual([]);
  const meshConfig = 'defaultConfig: { holdApplicationUntilProxyStarts: true }';
  expect(findingsOf(injected() + app('a', { calls }), { codes, meshConfig })).toEqual([]);
});

test('an annotation that is no YAML changes nothing', () => {
  const broken = { 'proxy.istio.io/config': '{ [' };
  expect(findingsOf(injected() + app('a', { calls, podAnnotations: broken }), { codes }).length).toBe(1);
});
