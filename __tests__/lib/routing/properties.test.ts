import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { RouteRequest } from '../../../lib/routing';
import { compare } from '../../../lib/routing/compare';
import { meshOf } from '../../support/check';
import { app, destinationRule, injected, virtualService } from '../../support/workload-yaml';
import { outcomeOf, routed } from './routed';

const BASE = injected() + app('web') + app('cart') + app('ant') + app('bee') + app('cow');

const host = fc.constantFrom('ant', 'bee', 'cow');
const path = fc.constantFrom('/', '/x', '/x/', '/x/y', '/X', '/xy', '/z');
const uri = fc.oneof(
  fc.record({ exact: path }),
  fc.record({ prefix: path }),
  fc.record({ regex: fc.constantFrom('.*', '/x.*', '/(x|z)', '/[a-z]+') }),
);
const text = fc.oneof(
  fc.record({ exact: fc.constantFrom('1', '2') }),
  fc.record({ prefix: fc.constant('1') }),
  fc.constant({}),
);
const match = fc.record(
  {
    uri,
    ignoreUriCase: fc.boolean(),
    method: fc.record({ exact: fc.constantFrom('GET', 'POST') }),
    headers: fc.record({ h: text }, { requiredKeys: [] }),
    withoutHeaders: fc.record({ w: text }, { requiredKeys: [] }),
    queryParams: fc.record({ q: text }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);
const action = fc.oneof(
  fc.record({ route: fc.tuple(fc.record({ destination: fc.record({ host }) })) }),
  fc.record({ directResponse: fc.record({ status: fc.constantFrom(418, 419) }) }),
);
const rule = fc
  .tuple(fc.array(match, { maxLength: 2 }), action)
  .map(([matches, what]) => ({ ...(matches.length > 0 && { match: matches }), ...what }));
const rules = fc.array(rule, { minLength: 1, maxLength: 4 });
const value = fc.option(fc.constantFrom('1', '2', '12', ''), { nil: undefined });
const request = fc
  .record({ path, method: fc.constantFrom('GET', 'POST', 'PUT'), h: value, w: value, q: value })
  .map(({ path: at, method, h, w, q }): Partial<RouteRequest> => {
    const headers = Object.fromEntries(Object.entries({ h, w }).filter(([, one]) => one !== undefined)) as Record<
      string,
      string
    >;
    return { method, headers, path: q === undefined ? at : `${at}?q=${q}` };
  });

const meshWith = (http: readonly unknown[], more = '') =>
  `${BASE}${virtualService('cart', http.map((one) => `- ${JSON.stringify(one)}`).join('\n'))}${more}`;
const URL = 'http://cart:8080/';

test('shares sum to 1, whatever the weights', () => {
  const weighted = fc.array(fc.record({ destination: fc.record({ host }), weight: fc.integer({ min: 1, max: 100 }) }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(weighted, (route) => {
      const { destinations } = outcomeOf(meshWith([{ route }]), URL);
      expect(destinations.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    }),
  );
});

test('a rule after one that takes everything changes nothing', () => {
  const everything = fc.constantFrom({}, { match: [{ uri: { prefix: '/' } }] }, { match: [{ uri: { regex: '.*' } }] });
  fc.assert(
    fc.property(rules, everything, rules, request, (first, all, later, asked) => {
      const before = [...first, { ...all, directResponse: { status: 420 } }];
      const [short, long] = [meshWith(before), meshWith([...before, ...later])].map((mesh) =>
        outcomeOf(mesh, URL, asked),
      );
      expect(long).toMatchObject({ status: short?.status, request: short?.request });
      expect(long?.destinations.map(({ host: at }) => at)).toEqual(short?.destinations.map(({ host: at }) => at));
    }),
  );
});

test('other names change nothing but names', () => {
  const names: readonly (readonly [RegExp, string])[] = [
    [/\bshop\b/g, 'store'],
    [/\bcart\b/g, 'basket'],
    [/\bant\b/g, 'one'],
    [/\bbee\b/g, 'two'],
    [/\bcow\b/g, 'three'],
  ];
  const renamed = (yaml: string) => names.reduce((all, [old, name]) => all.replace(old, name), yaml);
  fc.assert(
    fc.property(rules, request, (http, asked) => {
      const more = destinationRule('ant', 'trafficPolicy: { loadBalancer: { simple: RANDOM } }');
      const mesh = meshWith(http, more);
      const told = (yaml: string, from: string, at: string) => {
        const { outcome, trace } = routed(yaml, at, { ...asked, from });
        const { destinations, ...rest } = outcome;
        const places = destinations.map(({ host: where, port, subset, share, policy }) => [
          where,
          port,
          subset,
          share,
          Object.keys(policy),
        ]);
        return JSON.stringify([
          places,
          rest,
          trace.map(({ step, object, pointer, reason }) => [step, object, pointer, reason]),
        ]);
      };
      expect(renamed(told(mesh, 'shop/web', URL))).toBe(told(renamed(mesh), 'store/web', 'http://basket:8080/'));
    }),
    { numRuns: 50 },
  );
});

test('what is in other namespaces changes nothing', () => {
  const other =
    injected('far') +
    app('cart', { namespace: 'far' }) +
    virtualService('cart', '- directResponse: { status: 421 }', 'far') +
    destinationRule('ant.shop.svc.cluster.local', 'trafficPolicy: { tls: { mode: DISABLE } }', 'far').replace(
      'name: a.shop.svc.cluster.local',
      'name: a',
    );
  fc.assert(
    fc.property(rules, request, (http, asked) => {
      const [alone, beside] = [meshWith(http), meshWith(http, other)].map((mesh) => outcomeOf(mesh, URL, asked));
      expect(JSON.stringify({ ...beside, destinations: beside?.destinations.length })).toBe(
        JSON.stringify({ ...alone, destinations: alone?.destinations.length }),
      );
    }),
    { numRuns: 50 },
  );
});

test('where two meshes are said to route alike, no request shows a difference', () => {
  const ends = (mesh: ReturnType<typeof meshOf>, asked: Partial<RouteRequest>) => {
    const { destinations, status } = outcomeOf(mesh, URL, asked);
    return JSON.stringify([destinations.map(({ host: at }) => at), status]);
  };
  // Lists that differ in the order of two rules, so that many of them are alike.
  const swapped = fc.tuple(rules, fc.nat(), fc.nat()).map(([list, one, other]) => {
    const copy = [...list];
    const [from, to] = [one % list.length, other % list.length];
    [copy[from], copy[to]] = [copy[to], copy[from]] as [(typeof list)[number], (typeof list)[number]];
    return [list, copy] as const;
  });
  fc.assert(
    fc.property(swapped, fc.array(request, { minLength: 20, maxLength: 20 }), ([one, other], requests) => {
      const meshes = [meshOf(meshWith(one)), meshOf(meshWith(other))] as const;
      const { alike, complete } = compare(...meshes, { keep: 1 });
      expect(complete).toBe(true);
      expect(compare(meshes[1], meshes[0], { keep: 1 }).alike).toBe(alike);
      if (alike) for (const asked of requests) expect(ends(meshes[0], asked)).toBe(ends(meshes[1], asked));
    }),
    { numRuns: 25 },
  );
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
