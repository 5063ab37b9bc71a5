import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { TargetRef } from '../../../lib/core/policy-target';
import {
  type ExtensionPlacement,
  FailStrategy,
  PluginPhase,
  PluginType,
  PullPolicy,
  TrafficExtension,
  WasmEnv,
  type WasmModule,
  WasmPlugin,
} from '../../../lib/extensions';
import { WorkloadMode } from '../../../lib/telemetry';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';

const NAMESPACE = { '.spec.targetRefs[].namespace': 'has to be empty: targets live in the namespace of the policy' };
const OLD_TARGET = 'the form before targetRefs; a list of one says the same';

const everyMode = [...Object.values(WorkloadMode), 'UNDEFINED' as const];
const placements: ExtensionPlacement[] = Object.values(PluginPhase).map((phase, priority) => ({
  ...(priority % 2 === 0
    ? { selector: { matchLabels: { app: 'a' } } }
    : { targets: [TargetRef.service({ name: 'a' })] }),
  phase,
  priority,
  match: everyMode.map((mode) => ({ mode, ports: [80, 8080] })),
}));

/** Modules that together have every property and every member of the enums. */
function modules(chart: Chart): WasmModule[] {
  const imagePullSecret = Secret.fromSecretName(chart, 'secret', 'registry');
  const policies = Object.values(PullPolicy);
  const types = Object.values(PluginType);
  return Object.values(FailStrategy).map((failStrategy, index) => ({
    url: 'oci://registry.example.com/filters/openid:v1',
    sha256: 'a'.repeat(64),
    imagePullPolicy: policies[index],
    imagePullSecret,
    verificationKey: 'key',
    pluginName: 'openid',
    pluginConfig: { any: { thing: [1] } },
    failStrategy,
    type: types[index],
    env: { A: WasmEnv.inline('a'), B: WasmEnv.host() },
  }));
}

test('every field of WasmPlugin can be set, and the CRD takes each', () => {
  const manifests = render((chart) => {
    const wasm = modules(chart);
    placements.forEach((placement, index) => {
      new WasmPlugin(chart, `p${index}`, { ...placement, ...(wasm[index] ?? { url: 'a/b' }) });
    });
  });
  expect(manifests.flatMap(violations)).toEqual([]);
  expectComplete('extensions.istio.io/WasmPlugin', manifests, {
    ...NAMESPACE,
    '.spec.targetRef': OLD_TARGET,
    '.spec.targetRef.*': OLD_TARGET,
  });
});

test('every field of TrafficExtension can be set, and the CRD takes each', () => {
  const manifests = render((chart) => {
    const wasm = modules(chart);
    placements.forEach((placement, index) => {
      const module = wasm[index];
      new TrafficExtension(chart, `e${index}`, {
        ...placement,
        ...(module ? { wasm: module } : { lua: { inlineCode: 'function envoy_on_request(handle) end' } }),
      });
    });
  });
  expect(manifests.flatMap(violations)).toEqual([]);
  expectComplete('extensions.istio.io/TrafficExtension', manifests, NAMESPACE);
});
