import { describe, expect, test } from '@jest/globals';
import { evaluateRule, parseRule } from './cel';
import { customKinds, hasSchema, violations } from './schema';
import type { SchemaNode } from './schema-node';

const object = (kind: string, spec: unknown, apiVersion = 'networking.istio.io/v1') => ({
  apiVersion,
  kind,
  metadata: { name: 'x', labels: { app: 'x' } },
  spec,
});
const virtualService = (http: unknown) => object('VirtualService', { hosts: ['reviews'], http: [http] });
const httpRoute = (spec: unknown) => object('HTTPRoute', spec, 'gateway.networking.k8s.io/v1');
const peerAuthentication = (spec: unknown) => object('PeerAuthentication', spec, 'security.istio.io/v1');

describe('which manifests have a schema', () => {
  test('custom resources of an imported group have one, core objects have none', () => {
    expect(hasSchema(virtualService({}))).toBe(true);
    expect(hasSchema({ apiVersion: 'v1', kind: 'Service' })).toBe(false);
    expect(hasSchema({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' })).toBe(false);
  });

  test('fails for a kind, a version and a group without a schema', () => {
    expect(() => violations(object('Virtualservice', {}))).toThrow(
      'imports/schemas has no networking.istio.io/Virtualservice',
    );
    expect(() => violations(object('VirtualService', {}, 'networking.istio.io/v1beta1'))).toThrow(
      'imports/schemas has networking.istio.io/VirtualService in v1, not in v1beta1',
    );
    expect(() => violations({ apiVersion: 'v1', kind: 'Service' })).toThrow('imports/schemas has no /Service');
  });
});

describe('valid manifests have no violations', () => {
  test.each([
    [
      'a route',
      virtualService({ timeout: '2s', match: [{ uri: { prefix: '/' } }], route: [{ destination: { host: 'a' } }] }),
    ],
    ['a wasm plugin', object('WasmPlugin', { url: 'oci://example.com/a:1' }, 'extensions.istio.io/v1alpha1')],
    [
      'free-form values',
      object('EnvoyFilter', { configPatches: [{ patch: { value: { a: { b: 1 } } } }] }, 'networking.istio.io/v1alpha3'),
    ],
    [
      'a keyword as field name',
      httpRoute({ parentRefs: [{ name: 'a', namespace: 'b' }], rules: [{ backendRefs: [{ name: 'a', port: 80 }] }] }),
    ],
    ['an empty spec', peerAuthentication({})],
    [
      'port level settings',
      peerAuthentication({ selector: { matchLabels: { app: 'a' } }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
    ],
  ])('%s', (_, manifest) => {
    expect(violations(manifest)).toEqual([]);
  });
});

describe('violations name the place and the reason', () => {
  test.each([
    [
      'a duration below 1 ms',
      virtualService({ timeout: '0.5ms' }),
      ["/spec/http/0/timeout: breaks the rule duration(self) >= duration('1ms')"],
    ],
    [
      'two string matches at once',
      virtualService({ match: [{ uri: { exact: '/a', prefix: '/b' } }] }),
      ['/spec/http/0/match/0/uri: must match exactly one schema in oneOf'],
    ],
    ['an unknown field', virtualService({ timeOut: '2s' }), ['/spec/http/0/timeOut: unknown field']],
    ['an unknown field of the object', { ...virtualService({}), specs: {} }, ['/specs: unknown field']],
    [
      'a wildcard in a selector',
      peerAuthentication({ selector: { matchLabels: { 'a*': 'b' } } }),
      ['/spec/selector/matchLabels: breaks the rule self.all(key, !key.contains("*"))'],
    ],
    [
      'port level settings without a selector',
      peerAuthentication({ portLevelMtls: { 8080: { mode: 'STRICT' } } }),
      [
        '/spec: breaks the rule has(self.portLevelMtls) ? (((has(self.selector) && has(self.selector.matchLabels)) ? ' +
          'self.selector.matchLabels : {}).size() > 0) : true',
      ],
    ],
    [
      'a rule that cannot be evaluated',
      peerAuthentication({ selector: { matchLabels: { app: 'a' } }, portLevelMtls: { http: {} } }),
      [
        '/spec/portLevelMtls: the rule self.all(key, 0 < int(key) && int(key) <= 65535) cannot be evaluated: ' +
          'int() type error: cannot convert to int',
      ],
    ],
    [
      'a value outside an enum',
      peerAuthentication({ mtls: { mode: 'strict' } }),
      ['/spec/mtls/mode: must be equal to one of the allowed values ["UNSET","DISABLE","PERMISSIVE","STRICT"]'],
    ],
    [
      'a wrong type',
      virtualService({ retries: { attempts: '3' } }),
      ['/spec/http/0/retries/attempts: must be integer'],
    ],
    [
      'more than 32 bits',
      virtualService({ retries: { attempts: 2147483648 } }),
      ['/spec/http/0/retries/attempts: must match format "int32"'],
    ],
    [
      'a missing field',
      httpRoute({ rules: [{ backendRefs: [{ port: 80 }] }] }),
      ["/spec/rules/0/backendRefs/0: must have required property 'name'"],
    ],
    [
      'a pattern that is not met',
      httpRoute({ rules: [{ timeouts: { request: '1d' } }] }),
      ['/spec/rules/0/timeouts/request: must match pattern "^([0-9]{1,5}(h|m|s|ms)){1,4}$"'],
    ],
    [
      'a default that a rule needs',
      httpRoute({ rules: [{ backendRefs: [{ name: 'a' }] }] }),
      [
        "/spec/rules/0/backendRefs/0: breaks the rule (size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true",
      ],
    ],
    [
      'a keyed list with two items of one key',
      object(
        'Gateway',
        { gatewayClassName: 'a', listeners: [1, 2].map((port) => ({ name: 'a', port, protocol: 'HTTP' })) },
        'gateway.networking.k8s.io/v1',
      ),
      [
        '/spec/listeners/1: duplicate of an earlier item: {"name":"a"}',
        '/spec/listeners: breaks the rule self.all(l1, self.exists_one(l2, l1.name == l2.name))',
      ],
    ],
  ])('%s', (_, manifest, expected) => {
    expect(violations(manifest)).toEqual(expected);
  });
});

/** Every rule of every schema with the node that it stands at. */
function* rulesOf(node: SchemaNode): Generator<[rule: string, node: SchemaNode]> {
  for (const { rule } of node['x-kubernetes-validations'] ?? []) yield [rule, node];
  for (const child of Object.values(node.properties ?? {})) yield* rulesOf(child);
  if (node.items) yield* rulesOf(node.items);
  if (typeof node.additionalProperties === 'object') yield* rulesOf(node.additionalProperties);
}

/** A value with every field set, all strings without an enum being `text`. */
function sample(node: SchemaNode, text: string): unknown {
  if (node.enum) return node.enum[0];
  const entries = Object.entries(node.properties ?? {}).map(([key, child]) => [key, sample(child, text)]);
  if (typeof node.additionalProperties === 'object') entries.push([text, sample(node.additionalProperties, text)]);
  if (node.items) return [sample(node.items, text)];
  if (node.type === 'object') return Object.fromEntries(entries);
  return { integer: 1, number: 0.5, boolean: true, string: text }[node.type ?? ''] ?? null;
}

describe('rules of the CRDs', () => {
  const rules = customKinds.flatMap(({ schema }) => [...rulesOf(schema)]);

  test('each one compiles', () => {
    expect(rules.length).toBeGreaterThan(300);
    for (const [rule] of rules) expect(() => parseRule(rule)).not.toThrow();
  });

  test('each one gives true or false for a value with every field', () => {
    const failing = rules.filter(([rule, node]) => {
      if (rule.includes('oldSelf')) return false;
      return !['1', '1s', 'https://example.com'].some((text) => {
        try {
          return typeof evaluateRule(rule, node, sample(node, text)) === 'boolean';
        } catch {
          return false;
        }
      });
    });
    expect(failing.map(([rule]) => rule)).toEqual([]);
  });
});
