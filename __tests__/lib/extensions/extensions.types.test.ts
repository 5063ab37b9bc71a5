import { expect, test } from '@jest/globals';
import type { Construct } from 'constructs';
import { TargetRef } from '../../../lib/core/policy-target';
import { TrafficExtension, WasmEnv, WasmPlugin } from '../../../lib/extensions';

const url = 'oci://registry.example.com/filters/openid:v1';
const lua = { inlineCode: 'function envoy_on_request(handle) end' };

/** The compiler reads it; nobody calls it. */
function mistakes(scope: Construct): void {
  const targets = [TargetRef.gateway({ name: 'waypoint' })];
  // @ts-expect-error a selector beside targets
  new WasmPlugin(scope, 'a', { url, selector: { matchLabels: {} }, targets });
  // @ts-expect-error no module
  new WasmPlugin(scope, 'b', {});
  // @ts-expect-error a phase by its name
  new WasmPlugin(scope, 'c', { url, phase: 'AUTHN' });
  // @ts-expect-error a pull secret by its name
  new WasmPlugin(scope, 'd', { url, imagePullSecret: 'registry' });
  // @ts-expect-error a pull policy of Kubernetes that proxies do not have
  new WasmPlugin(scope, 'e', { url, imagePullPolicy: 'Never' });
  // @ts-expect-error null in the configuration
  new WasmPlugin(scope, 'f', { url, pluginConfig: { a: null } });
  // @ts-expect-error a configuration that is no object
  new WasmPlugin(scope, 'g', { url, pluginConfig: ['a'] });
  // @ts-expect-error a variable as text
  new WasmPlugin(scope, 'h', { url, env: { A: 'a' } });
  // @ts-expect-error a variable of the proxy with a text
  WasmEnv.host('a');
  // @ts-expect-error a variable of its own making
  new WasmPlugin(scope, 'i', { url, env: { A: {} } });
  // @ts-expect-error ports in their wire form
  new WasmPlugin(scope, 'j', { url, match: [{ ports: [{ number: 80 }] }] });
  // @ts-expect-error neither wasm nor lua
  new TrafficExtension(scope, 'k', {});
  // @ts-expect-error both of them
  new TrafficExtension(scope, 'l', { wasm: { url }, lua });
  // @ts-expect-error a module beside the script
  new TrafficExtension(scope, 'm', { url, lua });
}

test('mistakes that the types know do not compile', () => {
  expect(mistakes).toHaveLength(1);
});
