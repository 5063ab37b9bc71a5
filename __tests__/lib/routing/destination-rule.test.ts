import { describe, expect, test } from '@jest/globals';
import type { EffectivePolicy } from '../../../lib/routing';
import { app, destinationRule, injected, virtualService } from '../../support/workload-yaml';
import { ends, outcomeOf } from './routed';

const BASE = injected() + app('web') + app('cart');
const URL = 'http://cart:8080/';
const peers = (name: string, namespace: string, spec: string) =>
  `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n---\n`;

describe('the policy of a destination', () => {
  const toSubset = virtualService('cart', '- route: [{ destination: { host: cart, subset: all } }]');
  const blocks = (spec: string, more = '') => {
    const [destination] = outcomeOf(BASE + toSubset + destinationRule('cart', spec) + more, URL).destinations;
    const policy: EffectivePolicy = destination?.policy ?? {};
    return Object.fromEntries(Object.entries(policy).map(([name, { pointer }]) => [name, pointer]));
  };

  test('the subset overrides block by block', () => {
    const spec = `
trafficPolicy: { loadBalancer: { simple: RANDOM }, outlierDetection: { consecutive5xxErrors: 1 } }
subsets: [{ name: all, trafficPolicy: { loadBalancer: { simple: ROUND_ROBIN } } }]`;
    expect(blocks(spec)).toEqual({
      outlierDetection: '/spec/trafficPolicy/outlierDetection',
      loadBalancer: '/spec/subsets/0/trafficPolicy/loadBalancer',
    });
  });

  test('the policy of the port stands for all of the rule', () => {
    const spec = `
trafficPolicy:
  loadBalancer: { simple: RANDOM }
  tunnel: { targetHost: x, targetPort: 1 }
  portLevelSettings: [{ port: { number: 8080 }, outlierDetection: {} }]
subsets: [{ name: all }]`;
    expect(blocks(spec)).toEqual({ outlierDetection: '/spec/trafficPolicy/portLevelSettings/0/outlierDetection' });
  });

  test('subsets of rules for the same host join, and the first policy counts', () => {
    const second = destinationRule(
      'cart',
      'subsets: [{ name: all }]\ntrafficPolicy: { loadBalancer: { simple: RANDOM } }',
    ).replace('name: cart', 'name: cart-2');
    expect(blocks('trafficPolicy: { outlierDetection: {} }', second)).toEqual({
      outlierDetection: '/spec/trafficPolicy/outlierDetection',
    });
  });

  test('a rule in a third namespace is never used', () => {
    const third = destinationRule('cart.shop.svc.cluster.local', 'subsets: [{ name: all }]', 'elsewhere').replace(
      'metadata: { name: cart.shop.svc.cluster.local',
      'metadata: { name: cart',
    );
    expect(ends(BASE + toSubset + third, URL)).toBe('503');
  });
});

describe('mutual TLS', () => {
  const plain = destinationRule('cart', 'trafficPolicy: { tls: { mode: DISABLE } }');
  const mutual = destinationRule('cart', 'trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }');
  const strict = peers('default', 'shop', '{ mtls: { mode: STRICT } }');
  const off = peers('default', 'istio-system', '{ mtls: { mode: DISABLE } }');
  const portOff = peers(
    'cart',
    'shop',
    '{ selector: { matchLabels: { app: cart } }, portLevelMtls: { 8080: { mode: DISABLE } } }',
  );
  test.each([
    ['nothing', '', 'ISTIO_MUTUAL', null, null],
    ['STRICT', strict, 'ISTIO_MUTUAL', null, null],
    ['DISABLE in the client', plain, 'DISABLE', null, null],
    ['DISABLE in the client, STRICT', plain + strict, 'DISABLE', 'connection-reset', 503],
    ['DISABLE for the mesh', off, 'DISABLE', null, null],
    ['STRICT before the mesh', off + strict, 'ISTIO_MUTUAL', null, null],
    ['DISABLE on the port', strict + portOff, 'DISABLE', null, null],
    ['ISTIO_MUTUAL where the server takes none', mutual + off, 'ISTIO_MUTUAL', 'tls-handshake-failed', 503],
  ])('%s', (_, rules, tls, error, status) => {
    expect(outcomeOf(BASE + rules, URL)).toMatchObject({ tls, error, status });
  });

  test('plain text from outside the mesh to a STRICT workload gets no answer', () => {
    const out = `apiVersion: v1\nkind: Namespace\nmetadata: { name: out }\n---\n${app('cron', { namespace: 'out' })}`;
    const found = outcomeOf(BASE + strict + out, 'http://cart.shop:8080/', { from: 'out/cron' });
    expect(found).toMatchObject({ tls: 'DISABLE', error: 'connection-reset', status: null });
  });
});
