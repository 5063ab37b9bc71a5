import { describe, expect, test } from '@jest/globals';
import { Secret } from 'cdk8s-plus-28';
import { TargetRef } from '../../../lib/core/policy-target';
import {
  FailStrategy,
  PluginPhase,
  PluginType,
  PullPolicy,
  WasmEnv,
  WasmPlugin,
  type WasmPluginProps,
} from '../../../lib/extensions';
import { WorkloadMode } from '../../../lib/telemetry';
import { find, messageOf, render, renderOne, specYaml } from '../../support/render';

const url = 'oci://registry.example.com/filters/openid:v1';
const sha256 = '0123456789abcdef'.repeat(4);
const manifest = (props: Partial<WasmPluginProps>) =>
  renderOne((chart) => new WasmPlugin(chart, 'plugin', { url, ...props } as WasmPluginProps));
const spec = (props: Partial<WasmPluginProps>) => manifest(props).spec;
const error = (props: Partial<WasmPluginProps>) => messageOf(() => manifest(props));

describe('a WasmPlugin', () => {
  test('is a URL, and nothing else that is not written', () => {
    expect(manifest({})).toEqual({
      apiVersion: 'extensions.istio.io/v1alpha1',
      kind: 'WasmPlugin',
      metadata: { name: 'test-plugin', namespace: 'bookinfo' },
      spec: { url },
    });
  });

  test('says all of it', () => {
    const full = manifest({
      selector: { matchLabels: { istio: 'ingressgateway' } },
      phase: PluginPhase.AUTHN,
      priority: 10,
      match: [{ mode: WorkloadMode.CLIENT, ports: [80, 8080] }],
      sha256,
      imagePullPolicy: PullPolicy.IF_NOT_PRESENT,
      pluginName: 'openid',
      pluginConfig: { realm: 'ingress' },
      failStrategy: FailStrategy.FAIL_OPEN,
      type: PluginType.HTTP,
      env: { POD_NAME: WasmEnv.host(), TRUST_DOMAIN: WasmEnv.inline('cluster.local') },
    });
    expect(full.spec.imagePullPolicy).toBe('IfNotPresent');
    expect(full.spec.vmConfig.env[0]).toEqual({ name: 'POD_NAME', valueFrom: 'HOST' });
    expect(specYaml(full)).toMatchInlineSnapshot(`
"failStrategy: FAIL_OPEN
imagePullPolicy: IfNotPresent
match:
  - mode: CLIENT
    ports:
      - number: 80
      - number: 8080
phase: AUTHN
pluginConfig:
  realm: ingress
pluginName: openid
priority: 10
selector:
  matchLabels:
    istio: ingressgateway
sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
type: HTTP
url: oci://registry.example.com/filters/openid:v1
vmConfig:
  env:
    - name: POD_NAME
      valueFrom: HOST
    - name: TRUST_DOMAIN
      value: cluster.local
      valueFrom: INLINE"
`);
  });

  test('is attached to targets', () => {
    expect(spec({ targets: [TargetRef.gateway({ name: 'waypoint' })] }).targetRefs).toEqual([
      { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' },
    ]);
  });

  test('takes modules from images, with and without a scheme, from the web, and from files of the proxy', () => {
    const urls = [
      url,
      'registry.example.com:5000/filters/openid:v1',
      'filters/openid',
      `oci://registry.example.com/openid@sha256:${sha256}`,
      'https://modules.example.com/openid.wasm',
      'http://modules.example.com/openid.wasm?v=1',
      'file:///opt/filters/openid.wasm',
    ];
    expect(urls.map((each) => spec({ url: each }).url)).toEqual(urls);
  });

  test('spells the unspecified phase in its own way', () => {
    const phases = Object.values(PluginPhase).map((phase) => spec({ phase }).phase);
    expect(phases).toEqual(['UNSPECIFIED_PHASE', 'AUTHN', 'AUTHZ', 'STATS']);
  });

  test('has any 32-bit priority, 0 and negative ones too', () => {
    const priorities = [0, -1, 2147483647, -2147483648];
    expect(priorities.map((priority) => spec({ priority }).priority)).toEqual(priorities);
  });

  test('keeps empty lists and objects', () => {
    const empty = { match: [{}, { ports: [] }], pluginConfig: {}, env: {} };
    expect(spec(empty)).toEqual({ url, match: [{}, { ports: [] }], pluginConfig: {}, vmConfig: { env: [] } });
  });
});

describe('the pull secret', () => {
  test('is one of the same namespace, or one that is imported', () => {
    const manifests = render((chart) => {
      const own = new Secret(chart, 'own');
      const imported = Secret.fromSecretName(chart, 'imported', 'registry');
      new WasmPlugin(chart, 'a', { url, imagePullSecret: own });
      new WasmPlugin(chart, 'b', { url, imagePullSecret: imported });
    });
    expect(find(manifests, 'WasmPlugin', 'test-a').spec.imagePullSecret).toBe('test-own');
    expect(find(manifests, 'WasmPlugin', 'test-b').spec.imagePullSecret).toBe('registry');
  });

  test('fails in another namespace', () => {
    render((chart) => {
      const secret = new Secret(chart, 'own', { metadata: { namespace: 'shop' } });
      expect(messageOf(() => new WasmPlugin(chart, 'a', { url, imagePullSecret: secret }))).toBe(
        "'imagePullSecret' must live in the namespace of the WasmPlugin, got 'Secret shop/test-own' (at test/a) " +
          '[MESH_OTHER_NAMESPACE]',
      );
    });
  });
});

describe('the configuration', () => {
  test('is any JSON object, with its fields of any name', () => {
    const pluginConfig = {
      value: 'text',
      nested: { value: 1, list: [1.5, 'a', true, { value: false }, []], empty: {}, zero: 0, no: false, none: '' },
    };
    expect(spec({ pluginConfig }).pluginConfig).toEqual(pluginConfig);
  });

  test('leaves out what is undefined, and takes objects without a prototype', () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(spec({ pluginConfig: { bare, gone: undefined } as never }).pluginConfig).toEqual({ bare: { a: 1 } });
  });

  test('is not changed afterwards', () => {
    const scopes = ['profile'];
    const [rendered] = render((chart) => {
      new WasmPlugin(chart, 'plugin', { url, pluginConfig: { scopes } });
      scopes.push('email');
    });
    expect(rendered.spec.pluginConfig).toEqual({ scopes: ['profile'] });
  });

  test.each([
    ['a symbol', Symbol('x'), 'pluginConfig.a', "'Symbol(x)'"],
    ['a number that JSON does not have', Number.NaN, 'pluginConfig.a', "'NaN'"],
    ['an instance', new Map(), 'pluginConfig.a', "'[object Map]'"],
    ['a hole in a list', [1, undefined], 'pluginConfig.a[1]', "'undefined'"],
    ['a bigint far down', { b: [{ c: 1n }] }, 'pluginConfig.a.b[0].c', "'1'"],
  ])('fails for %s', (_, a, property, got) => {
    expect(error({ pluginConfig: { a } as never })).toBe(
      `'${property}' must be a string, a finite number, a boolean, a list or a plain object, got ${got} ` +
        '(at test/plugin) [MESH_INVALID_JSON]',
    );
  });

  test('fails for null, which would be lost', () => {
    expect(error({ pluginConfig: { a: { b: null } } as never })).toBe(
      "'pluginConfig.a.b' must be a string, a finite number, a boolean, a list or a plain object, got 'null'; " +
        "leave it out, or set it with override('/spec/…', null) (at test/plugin) [MESH_INVALID_JSON]",
    );
  });
});

describe('fails', () => {
  test.each([
    [''],
    ['ftp://modules.example.com/a.wasm'],
    ['OCI://registry example.com/a'],
    ['https://'],
    ['oci://'],
    ['file://'],
    ['registry.example.com:port/a'],
  ])('for the URL %p', (wrong) => {
    expect(error({ url: wrong })).toBe(
      `'url' must be the URL of a Wasm module: oci://, https://, http:// or file://, got '${wrong}' (at test/plugin) ` +
        '[MESH_INVALID_URL]',
    );
  });

  test.each([[''], [sha256.toUpperCase()], [`sha256:${sha256}`], ['abc']])('for the checksum %p', (wrong) => {
    expect(error({ sha256: wrong })).toBe(
      `'sha256' must be 64 lower-case hexadecimal digits, got '${wrong}' (at test/plugin) [MESH_INVALID_SHA256]`,
    );
  });

  test('for another checksum than that of the URL', () => {
    const other = 'f'.repeat(64);
    const pinned = `oci://registry.example.com/openid@sha256:${other}`;
    expect(spec({ url: pinned, sha256: other }).sha256).toBe(other);
    expect(error({ url: pinned, sha256 })).toBe(
      `'sha256' must be the checksum that the url names, got '${sha256}' (at test/plugin) [MESH_INVALID_SHA256]`,
    );
  });

  test('for a name of 0 or more than 256 characters', () => {
    expect(spec({ pluginName: 'a'.repeat(256) }).pluginName).toHaveLength(256);
    expect(error({ pluginName: '' })).toBe("'pluginName' must not be empty, got '' (at test/plugin) [MESH_EMPTY]");
    expect(error({ pluginName: 'a'.repeat(257) })).toBe(
      "'pluginName' must have at most 256 characters, got '257 characters' (at test/plugin) [MESH_TOO_LONG]",
    );
  });

  test('for a priority that is no 32-bit integer', () => {
    expect(error({ priority: 1.5 })).toBe(
      "'priority' must be an integer of at least -2147483648, got 1.5 (at test/plugin) [MESH_OUT_OF_RANGE]",
    );
    expect(error({ priority: 2147483648 })).toContain('[MESH_OUT_OF_RANGE]');
    expect(error({ priority: -2147483649 })).toContain('[MESH_OUT_OF_RANGE]');
  });

  test('for a port that is none, and for one that stands twice', () => {
    expect(error({ match: [{}, { ports: [80, 0] }] })).toBe(
      "'match[1].ports[1]' must be an integer from 1 to 65535, got 0 (at test/plugin) [MESH_OUT_OF_RANGE]",
    );
    expect(error({ match: [{ ports: [80, 80] }] })).toBe(
      "'match[0].ports' must name each port once, got [80,80] (at test/plugin) [MESH_DUPLICATE]",
    );
  });

  test('for a variable without a name, or with a long one', () => {
    expect(error({ env: { '': WasmEnv.host() } })).toBe(
      "'env name' must not be empty, got '' (at test/plugin) [MESH_EMPTY]",
    );
    expect(error({ env: { ['A'.repeat(257)]: WasmEnv.host() } })).toBe(
      "'env name' must have at most 256 characters, got '257 characters' (at test/plugin) [MESH_TOO_LONG]",
    );
  });

  test('for a variable of more than 2048 characters, though not for an empty one', () => {
    expect(spec({ env: { A: WasmEnv.inline('') } }).vmConfig.env).toEqual([
      { name: 'A', value: '', valueFrom: 'INLINE' },
    ]);
    expect(spec({ env: { A: WasmEnv.inline('a'.repeat(2048)) } }).vmConfig.env).toHaveLength(1);
    expect(messageOf(() => WasmEnv.inline('a'.repeat(2049)))).toBe(
      "'text' must have at most 2048 characters, got '2049 characters' [MESH_TOO_LONG]",
    );
  });

  test('for more than 256 variables', () => {
    const env = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`V${index}`, WasmEnv.host()]));
    expect(spec({ env: env(256) }).vmConfig.env).toHaveLength(256);
    expect(error({ env: env(257) })).toBe(
      "'env' must have at most 256 entries, got 257 (at test/plugin) [MESH_TOO_MANY]",
    );
  });
});
