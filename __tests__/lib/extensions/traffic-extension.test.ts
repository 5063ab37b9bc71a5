import { describe, expect, test } from '@jest/globals';
import { TargetRef } from '../../../lib/core/policy-target';
import { PluginPhase, TrafficExtension, type TrafficExtensionProps, WasmEnv } from '../../../lib/extensions';
import { WorkloadMode } from '../../../lib/telemetry';
import { messageOf, renderOne, specYaml } from '../../support/render';

const inlineCode = 'function envoy_on_request(handle)\n  handle:logInfo("seen")\nend\n';
const url = 'oci://registry.example.com/filters/openid:v1';
const manifest = (props: TrafficExtensionProps) => renderOne((chart) => new TrafficExtension(chart, 'ext', props));
const error = (props: object) => messageOf(() => manifest(props as TrafficExtensionProps));

describe('a TrafficExtension', () => {
  test('is a Lua script', () => {
    expect(manifest({ lua: { inlineCode } })).toEqual({
      apiVersion: 'extensions.istio.io/v1alpha1',
      kind: 'TrafficExtension',
      metadata: { name: 'test-ext', namespace: 'bookinfo' },
      spec: { lua: { inlineCode } },
    });
  });

  test('is a WebAssembly module, which has its properties under wasm', () => {
    const env = { POD_NAME: WasmEnv.host() };
    expect(manifest({ wasm: { url, pluginConfig: { a: [1] }, env } }).spec).toEqual({
      wasm: { url, pluginConfig: { a: [1] }, vmConfig: { env: [{ name: 'POD_NAME', valueFrom: 'HOST' }] } },
    });
  });

  test('stands in its place for some traffic of some proxies', () => {
    const placed = manifest({
      targets: [TargetRef.gateway({ name: 'waypoint' })],
      phase: PluginPhase.STATS,
      priority: 0,
      match: [{ mode: WorkloadMode.SERVER, ports: [9080] }, { mode: 'UNDEFINED' }],
      lua: { inlineCode },
    });
    expect(placed.spec.phase).toBe('STATS');
    expect(specYaml(placed)).toMatchInlineSnapshot(`
"lua:
  inlineCode: |
    function envoy_on_request(handle)
      handle:logInfo("seen")
    end
match:
  - mode: SERVER
    ports:
      - number: 9080
  - mode: UNDEFINED
phase: STATS
priority: 0
targetRefs:
  - group: gateway.networking.k8s.io
    kind: Gateway
    name: waypoint"
`);
  });

  test('selects workloads', () => {
    const { spec } = manifest({ selector: { podLabels: { app: 'reviews' } }, lua: { inlineCode } });
    expect(spec.selector).toEqual({ matchLabels: { app: 'reviews' } });
  });

  test('spells the unspecified phase in its own way', () => {
    const phases = Object.values(PluginPhase).map((phase) => manifest({ phase, lua: { inlineCode } }).spec.phase);
    expect(phases).toEqual(['UNSPECIFIED', 'AUTHN', 'AUTHZ', 'STATS']);
  });
});

describe('fails', () => {
  test('for neither wasm nor lua, and for both', () => {
    const message = "'wasm' must stand where lua does not, and only there (at test/ext) [MESH_EXTENSION_CODE]";
    expect(error({})).toBe(message);
    expect(error({ wasm: { url }, lua: { inlineCode } })).toBe(message);
  });

  test('for a script of nothing', () => {
    expect(error({ lua: { inlineCode: '' } })).toBe(
      "'lua.inlineCode' must not be empty, got '' (at test/ext) [MESH_EMPTY]",
    );
  });

  test('for a script of more than 64 KiB, counted in bytes', () => {
    expect(manifest({ lua: { inlineCode: 'a'.repeat(65536) } }).spec.lua.inlineCode).toHaveLength(65536);
    const message =
      "'lua.inlineCode' must have at most 65536 bytes, got '65538 bytes'; write it in WebAssembly (at test/ext) [MESH_TOO_LONG]";
    expect(error({ lua: { inlineCode: 'é'.repeat(32769) } })).toBe(message);
  });

  test('for a module, by the name of its property', () => {
    expect(error({ wasm: { url: '' } })).toContain("'wasm.url' must be the URL of a Wasm module");
    expect(error({ wasm: { url, sha256: 'a' } })).toContain("'wasm.sha256' must be 64 lower-case hexadecimal digits");
    expect(error({ wasm: { url, pluginName: '' } })).toContain("'wasm.pluginName' must not be empty");
    expect(error({ wasm: { url, pluginConfig: { a: null } } })).toContain("'wasm.pluginConfig.a' must be a string");
    expect(error({ wasm: { url, env: { '': WasmEnv.host() } } })).toContain("'wasm.env name' must not be empty");
  });
});
