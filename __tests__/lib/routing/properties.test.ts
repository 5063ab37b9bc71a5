import { expect, test } from '@jest/globals';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { ends, outcomeOf } from './routed';

/** The same numbers at each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const BASE = injected() + app('web') + app('cart') + app('a') + app('b') + app('c');

test('shares sum to 1, whatever the weights', () => {
  const next = random(1);
  for (let round = 0; round < 50; round++) {
    const weights = ['a', 'b', 'c'].map(
      (host) => `{ destination: { host: ${host} }, weight: ${1 + Math.floor(next() * 99)} }`,
    );
    const { destinations } = outcomeOf(
      BASE + virtualService('cart', `- route: [${weights.join(', ')}]`),
      'http://cart:8080/',
    );
    expect(destinations.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  }
});

test('a rule after one that takes everything changes nothing', () => {
  const next = random(2);
  const matches = [
    '',
    'match: [{ uri: { prefix: / } }], ',
    'match: [{ uri: { regex: ".*" } }], ',
    'match: [{ uri: { prefix: /x } }], ',
    'match: [{ method: { exact: GET } }], ',
  ];
  const pick = () => matches[Math.floor(next() * matches.length)] as string;
  for (let round = 0; round < 50; round++) {
    const rules = [
      `- { ${pick()}route: [{ destination: { host: a } }] }`,
      `- { ${matches[round % 3]}route: [{ destination: { host: b } }] }`,
    ];
    const more = [...rules, `- { ${pick()}route: [{ destination: { host: c } }] }`];
    const path = next() < 0.5 ? '/x' : '/y';
    const before = ends(BASE + virtualService('cart', rules.join('\n')), `http://cart:8080${path}`);
    expect(ends(BASE + virtualService('cart', more.join('\n')), `http://cart:8080${path}`)).toBe(before);
  }
});

test.each([
  'kind: VirtualService\nspec: { hosts: 7, http: [3, null, { route: 5 }] }',
  'kind: VirtualService\nspec: { hosts: [cart], http: [{ match: {}, route: [{ destination: 4, weight: x }], retries: [], fault: 3 }] }',
  'kind: VirtualService\nspec: { hosts: [cart], http: [{ match: [{ uri: 3, headers: [], queryParams: 1 }], redirect: 4 }] }',
  'kind: DestinationRule\nspec: { host: cart, subsets: { a: 1 }, trafficPolicy: [] }',
  'kind: Gateway\nspec: { servers: [1, { port: x, hosts: 3 }] }',
  'kind: Sidecar\nspec: { egress: [{ hosts: 3 }] }',
])('odd manifests are no reason to fail: %s', (text) => {
  const odd = `apiVersion: networking.istio.io/v1\nmetadata: { name: edge, namespace: shop }\n${text}\n---\n`;
  expect(() => outcomeOf(BASE + odd, 'http://cart:8080/')).not.toThrow();
  if (text.startsWith('kind: Gateway'))
    expect(() => outcomeOf(BASE + odd, 'http://cart/', { from: 'gateway:shop/edge' })).not.toThrow();
});
