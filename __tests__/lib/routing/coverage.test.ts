import { describe, expect, test } from '@jest/globals';
import { Coverage } from '../../../lib/routing/coverage';
import { meshOf } from '../../support/check';
import { app, destinationRule, injected, virtualService } from '../../support/workload-yaml';
import { type Asked, routed } from './routed';

const BASE = injected() + app('web') + app('cart') + app('till');
const ISTIO_GATEWAY = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
    - { port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }
    - { port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH }, hosts: ['*'] }
---
`;
const FROM_EDGE = { from: 'gateway:shop/edge' };

/** What requests reach and what they do not, as `kind pointer`. */
function reached(yaml: string, ...requests: readonly (readonly [url: string, asked?: Asked])[]) {
  const mesh = meshOf(yaml);
  const coverage = new Coverage();
  coverage.include(mesh);
  for (const [url, asked] of requests) coverage.add(mesh, routed(mesh, url, asked));
  const { items } = coverage.report();
  const names = (wanted: boolean) =>
    items.filter((item) => item.reached === wanted).map(({ kind, pointer }) => `${kind} ${pointer}`);
  return { reached: names(true), missed: names(false) };
}

const ROUTES = virtualService(
  'cart',
  `
- match: [{ uri: { prefix: /a } }, { uri: { prefix: /b } }]
  route: [{ destination: { host: cart, subset: v1 } }]
- route: [{ destination: { host: cart } }]
  mirror: { host: cart, subset: v2 }`,
);
const SUBSETS = destinationRule(
  'cart',
  'subsets: [{ name: v1, labels: { app: cart } }, { name: v2, labels: { app: cart } }, { name: v3 }]',
);

describe('coverage', () => {
  test('counts everything that can be reached, before anything is', () => {
    expect(reached(BASE + ROUTES + SUBSETS)).toEqual({
      reached: [],
      missed: [
        'route /spec/http/0',
        'match /spec/http/0/match/0',
        'match /spec/http/0/match/1',
        'route /spec/http/1',
        'subset /spec/subsets/0',
        'subset /spec/subsets/1',
        'subset /spec/subsets/2',
      ],
    });
  });

  test('counts the rule, the match and the subset of a request', () => {
    expect(reached(BASE + ROUTES + SUBSETS, ['http://cart:8080/b']).reached).toEqual([
      'route /spec/http/0',
      'match /spec/http/0/match/1',
      'subset /spec/subsets/0',
    ]);
  });

  test('counts the subset that gets nothing but copies', () => {
    expect(reached(BASE + ROUTES + SUBSETS, ['http://cart:8080/']).reached).toEqual([
      'route /spec/http/1',
      'subset /spec/subsets/1',
    ]);
  });

  test('does not count a rule that a request has nearly met', () => {
    const only = virtualService(
      'cart',
      '- match: [{ uri: { prefix: /a } }]\n  route: [{ destination: { host: cart } }]',
    );
    expect(reached(BASE + only, ['http://cart:8080/b']).reached).toEqual([]);
  });

  test('tells the first rule from the eleventh', () => {
    const rule = (path: string) => `- match: [{ uri: { exact: ${path} } }]\n  route: [{ destination: { host: cart } }]`;
    const rules = Array.from({ length: 11 }, (_, index) => rule(`/${index}`)).join('\n');
    expect(reached(BASE + virtualService('cart', rules), ['http://cart:8080/10']).reached).toEqual([
      'route /spec/http/10',
      'match /spec/http/10/match/0',
    ]);
  });

  test('counts a delegate and the match that leads to it', () => {
    const root = virtualService(
      'cart',
      '- match: [{ uri: { prefix: /a } }, { uri: { prefix: /b } }]\n  delegate: { name: inner }',
    );
    const inner = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: inner, namespace: shop }
spec: { http: [{ match: [{ method: { exact: GET } }, { method: { exact: PUT } }], route: [{ destination: { host: till } }] }] }
`;
    expect(reached(BASE + root + inner, ['http://cart:8080/b', { method: 'PUT' }])).toEqual({
      reached: ['route /spec/http/0', 'match /spec/http/0/match/1', 'route /spec/http/0', 'match /spec/http/0/match/1'],
      missed: ['match /spec/http/0/match/0', 'match /spec/http/0/match/0'],
    });
  });

  test('counts rules for TLS and TCP', () => {
    const tls = `${ISTIO_GATEWAY}apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: bytes, namespace: shop }
spec:
  hosts: [a.example.com, b.example.com]
  gateways: [edge]
  tls:
    - match: [{ sniHosts: [a.example.com] }, { sniHosts: [b.example.com] }]
      route: [{ destination: { host: cart } }]
  tcp:
    - route: [{ destination: { host: till } }]
`;
    expect(reached(BASE + tls, ['https://b.example.com:443/', FROM_EDGE])).toEqual({
      reached: ['route /spec/tls/0', 'match /spec/tls/0/match/1'],
      missed: ['match /spec/tls/0/match/0', 'route /spec/tcp/0'],
    });
  });

  test('counts rules of the Gateway API', () => {
    const api = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
    - { matches: [{ path: { value: /a } }, { path: { value: /b } }], backendRefs: [{ name: cart, port: 8080 }] }
    - { backendRefs: [{ name: till, port: 8080 }] }
`;
    expect(reached(BASE + api, ['http://edge/b', FROM_EDGE])).toEqual({
      reached: ['route /spec/rules/0', 'match /spec/rules/0/matches/1'],
      // The API server fills in the match of the second rule.
      missed: ['match /spec/rules/0/matches/0', 'route /spec/rules/1', 'match /spec/rules/1/matches/0'],
    });
  });

  test('counts rules of policies, and a policy that allows nothing', () => {
    const policies = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: cart, namespace: shop }
spec:
  selector: { matchLabels: { app: cart } }
  rules: [{ to: [{ operation: { methods: [GET] } }] }, { to: [{ operation: { methods: [PUT] } }] }]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: nothing, namespace: shop }
spec: {}
---
apiVersion: security.istio.io/v1
kind: RequestAuthentication
metadata: { name: cart, namespace: shop }
spec: { jwtRules: [{ issuer: one }, { issuer: two, audiences: [shop] }] }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec: { mtls: { mode: STRICT } }
`;
    const all = [
      'policy /spec/rules/0',
      'policy /spec/rules/1',
      'policy /spec',
      'policy /spec/jwtRules/0',
      'policy /spec/jwtRules/1',
      'policy /spec',
    ];
    expect(reached(BASE + policies).missed).toEqual(all);
    const [get, put, nothing, one, two, strict] = all;
    const ask = (asked: Asked) => reached(BASE + policies, ['http://cart:8080/', asked]).reached;
    expect(ask({})).toEqual([get, strict]);
    expect(ask({ method: 'PUT', jwt: { iss: 'one' } })).toEqual([put, one, strict]);
    expect(ask({ method: 'POST' })).toEqual([nothing, strict]);
    expect(ask({ jwt: { iss: 'two', aud: 'elsewhere' } })).toEqual([two, strict]);
  });

  test('counts what is alike in several meshes once', () => {
    const coverage = new Coverage();
    const [one, other] = [meshOf(BASE + ROUTES), meshOf(BASE + ROUTES + SUBSETS)];
    coverage.add(one, routed(one, 'http://cart:8080/a'));
    coverage.add(other, routed(other, 'http://cart:8080/b'));
    const { kinds, reached: count, total, percent } = coverage.report();
    expect(kinds).toEqual({
      route: { reached: 1, total: 2, percent: 50 },
      match: { reached: 2, total: 2, percent: 100 },
      subset: { reached: 1, total: 3, percent: (1 / 3) * 100 },
      policy: { reached: 0, total: 0, percent: 100 },
    });
    expect({ count, total, percent }).toEqual({ count: 4, total: 7, percent: (4 / 7) * 100 });
  });

  test('tells a rule that another mesh changes apart', () => {
    const coverage = new Coverage();
    const base = meshOf(BASE + virtualService('cart', '- route: [{ destination: { host: cart } }]'));
    const changed = meshOf(BASE + virtualService('cart', '- route: [{ destination: { host: till } }]'));
    coverage.add(base, routed(base, 'http://cart:8080/'));
    coverage.include(changed);
    expect(coverage.report().kinds.route).toMatchObject({ reached: 1, total: 2 });
  });
});
