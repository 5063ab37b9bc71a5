import { describe, expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { Service } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { find, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, Gateway, GRPCMethodMatch, GRPCRoute, GRPCRouteFilter, Listener, ValueMatch } = gatewayApi;

const parents = [{ name: 'gateway' }];
const backends = [BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' })];

const routeOf = (props: Partial<gatewayApi.GRPCRouteProps>) =>
  renderOne((chart) => {
    new GRPCRoute(chart, 'route', { parents, ...props });
  });
const rulesOf = (...rules: gatewayApi.GRPCRouteRule[]) => routeOf({ rules }).spec.rules;
const failure = (...rules: gatewayApi.GRPCRouteRule[]) => messageOf(() => rulesOf(...rules));

describe('a GRPCRoute', () => {
  test('routes the calls of a listener by service and method', () => {
    const manifests = render((chart) => {
      const gateway = new Gateway(chart, 'gateway', {
        className: 'istio',
        listeners: [Listener.http({ name: 'grpc', port: 50051 })],
      });
      const guide = new Service(chart, 'guide', {
        metadata: { name: 'guide' },
        ports: [{ port: 50051, name: 'grpc' }],
      });
      const route = new GRPCRoute(chart, 'route', {
        parents: [gateway.listener('grpc')],
        hostnames: ['guide.example.com'],
      });
      route.addRule({
        matches: [
          {
            method: GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide', method: 'GetFeature' }),
            headers: { version: ValueMatch.exact('2') },
          },
        ],
        filters: [GRPCRouteFilter.requestHeaderModifier({ set: { 'x-env': 'staging' } })],
        backends: [{ backend: guide, weight: 1 }],
      });
    });
    const route = find(manifests, 'GRPCRoute');
    expect([route.apiVersion, route.metadata]).toEqual([
      'gateway.networking.k8s.io/v1',
      { name: 'test-route', namespace: 'bookinfo' },
    ]);
    expect(specYaml(route)).toMatchInlineSnapshot(`
"hostnames:
  - guide.example.com
parentRefs:
  - name: test-gateway
    sectionName: grpc
rules:
  - backendRefs:
      - name: guide
        port: 50051
        weight: 1
    filters:
      - requestHeaderModifier:
          set:
            - name: x-env
              value: staging
        type: RequestHeaderModifier
    matches:
      - headers:
          - name: version
            type: Exact
            value: "2"
        method:
          method: GetFeature
          service: routeguide.RouteGuide
          type: Exact"
`);
    expect(violations(route)).toEqual([]);
  });

  test('has the hostnames that were said', () => {
    const rules = [{ backends }];
    expect(routeOf({ rules }).spec).not.toHaveProperty('hostnames');
    expect(routeOf({ rules, hostnames: ['*.example.com'] }).spec.hostnames).toEqual(['*.example.com']);
    expect(messageOf(() => routeOf({ rules, hostnames: ['*'] }))).toBe(
      "'hostnames[0]' must be a DNS name in lower case, or a wildcard such as *.example.com, got '*'; " +
        'every host is meant where it is left out (at test/route) [MESH_INVALID_HOST]',
    );
  });

  test('fails without a rule when the app is synthesized', () => {
    const app = new App({ outdir: Testing.app().outdir });
    new GRPCRoute(new Chart(app, 'test'), 'route', { parents });
    expect(messageOf(() => app.synth())).toContain(
      "[test/route] 'rules' must have at least one rule; call addRule [MESH_NO_ROUTE]",
    );
  });

  test('is a resource that roles can name', () => {
    const route = new GRPCRoute(new Chart(Testing.app(), 'test'), 'route', { parents });
    expect([route.resourceType, route.apiGroup]).toEqual(['grpcroutes', 'gateway.networking.k8s.io']);
  });
});

describe('rules of a GRPCRoute', () => {
  test('have nothing that was not said', () => {
    expect(rulesOf({ backends })).toEqual([{ backendRefs: [{ group: 'example.com', kind: 'Pool', name: 'pool' }] }]);
    expect(rulesOf({ matches: [{}], backends })[0].matches).toEqual([{}]);
  });

  test('keep their order, those of addRule last', () => {
    const manifest = renderOne((chart) => {
      const route = new GRPCRoute(chart, 'route', { parents, rules: [{ name: 'first', backends }] });
      route.addRule({ name: 'second', matches: [{ method: GRPCMethodMatch.exact({ method: 'Get' }) }], backends });
    });
    expect(manifest.spec.rules.map(({ name }: { name: string }) => name)).toEqual(['first', 'second']);
  });

  test('have filters of their own, and filters of their backends', () => {
    const filters = [
      GRPCRouteFilter.responseHeaderModifier({ remove: ['x-internal'] }),
      GRPCRouteFilter.requestMirror({ backend: backends[0] as gatewayApi.BackendRef }),
    ];
    const json = [
      { type: 'ResponseHeaderModifier', responseHeaderModifier: { remove: ['x-internal'] } },
      { type: 'RequestMirror', requestMirror: { backendRef: { group: 'example.com', kind: 'Pool', name: 'pool' } } },
    ];
    expect(rulesOf({ filters, backends })[0].filters).toEqual(json);
    expect(
      rulesOf({ backends: [{ backend: backends[0] as gatewayApi.BackendRef, filters }] })[0].backendRefs[0].filters,
    ).toEqual(json);
  });

  test('may leave the answer to an extension', () => {
    const filters = [GRPCRouteFilter.extensionRef({ group: 'example.com', kind: 'Answer', name: 'busy' })];
    expect(rulesOf({ filters })).toEqual([
      { filters: [{ type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Answer', name: 'busy' } }] },
    ]);
  });

  test.each([
    [
      'neither backends nor an answer',
      { filters: [GRPCRouteFilter.requestHeaderModifier({ remove: ['a'] })] },
      "'rules[0]' must have backends, or a filter that answers: extensionRef; without either, every call fails " +
        '(at test/route) [MESH_RULE_ACTION]',
    ],
    [
      'two filters of one type',
      { filters: Array(2).fill(GRPCRouteFilter.requestHeaderModifier({ remove: ['a'] })), backends },
      "'rules[0].filters' must have one filter of this type, got 'RequestHeaderModifier' (at test/route) [MESH_DUPLICATE_FILTER]",
    ],
    [
      'more than 16 filters',
      { filters: Array(17).fill(GRPCRouteFilter.requestMirror({ backend: backends[0] as never })), backends },
      "'rules[0].filters' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]",
    ],
    [
      'a header twice',
      { matches: [{ headers: { a: ValueMatch.exact('1'), A: ValueMatch.exact('2') } }], backends },
      "'rules[0].matches[0].headers' must name each header once, whatever the case of its letters, got 'A' " +
        '(at test/route) [MESH_DUPLICATE_HEADER]',
    ],
    [
      'what is no name',
      { name: 'A', backends },
      "'rules[0].name' must be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots, got 'A' " +
        '(at test/route) [MESH_INVALID_NAME]',
    ],
  ])('fail for %s', (_, rule, message) => {
    expect(failure(rule as gatewayApi.GRPCRouteRule)).toBe(message);
  });

  const service = (name: string) => ({ method: GRPCMethodMatch.exact({ service: name }) });
  const many = (count: number) => Array.from({ length: count }, (_, index) => service(`s${index}`));
  test('fail for more than 16, for more than 64 matches each, and for more than 128 matches in all', () => {
    expect(failure(...many(17).map((match) => ({ matches: [match], backends })))).toBe(
      "'rules' must have at most 16 entries, got 17; put the rest into another GRPCRoute (at test/route) [MESH_TOO_MANY]",
    );
    expect(failure({ matches: many(65), backends })).toBe(
      "'rules[0].matches' must have at most 64 entries, got 65; spread them over several rules (at test/route) [MESH_TOO_MANY]",
    );
    const [first, second, rest] = [many(129).slice(0, 64), many(129).slice(64, 128), many(129).slice(128)];
    const rules = [first, second].map((matches) => ({ matches, backends }));
    // The API server gives a rule without matches none.
    const full = routeOf({ rules: [...rules, { backends }] });
    expect(violations(full)).toEqual([]);
    expect(failure(...rules, { matches: rest, backends })).toBe(
      "'rules[].matches' must have at most 128 entries in all, got 129; put the rest into another GRPCRoute " +
        '(at test/route) [MESH_TOO_MANY]',
    );
  });

  const a = { headers: { a: ValueMatch.exact('1') } };
  test.each<[string, gatewayApi.GRPCRouteMatch[] | undefined, gatewayApi.GRPCRouteMatch[] | undefined]>([
    ['no matches twice', undefined, undefined],
    ['no match and an empty one', undefined, [{}]],
    ['a method twice', [service('a')], [service('a')]],
    ['a header in other letters', [a], [{ headers: { A: ValueMatch.exact('1') } }]],
    ['a part of the matches', [service('a'), service('b')], [service('b')]],
  ])('fail for %s', (_, first, second) => {
    const rule = (matches: gatewayApi.GRPCRouteMatch[] | undefined) => ({ ...(matches ? { matches } : {}), backends });
    expect(failure(rule(first), rule(second))).toBe(
      "'rules[1]' must have a match that no earlier rule has; " +
        'the first of equal matches is taken; drop one of the rules, or narrow its matches ' +
        '(at test/route) [MESH_UNREACHABLE_ROUTE]',
    );
  });

  test('are told apart by how a name is compared', () => {
    const rules = [
      { matches: [{ method: GRPCMethodMatch.exact({ method: 'Get' }) }], backends },
      { matches: [{ method: GRPCMethodMatch.regex({ method: 'Get' }) }], backends },
      { matches: [{ method: GRPCMethodMatch.exact({ service: 'Get' }) }], backends },
    ];
    expect(rulesOf(...rules)).toHaveLength(3);
  });
});

describe('methods', () => {
  test('are named by service, by method or by both', () => {
    const methods = [
      GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide' }),
      GRPCMethodMatch.exact({ method: 'GetFeature' }),
      GRPCMethodMatch.regex({ service: 'routeguide\\.v[0-9]+\\.RouteGuide', method: '(?:Get|List).*' }),
    ];
    expect(rulesOf({ matches: methods.map((method) => ({ method })), backends })[0].matches).toEqual([
      { method: { type: 'Exact', service: 'routeguide.RouteGuide' } },
      { method: { type: 'Exact', method: 'GetFeature' } },
      {
        method: { type: 'RegularExpression', service: 'routeguide\\.v[0-9]+\\.RouteGuide', method: '(?:Get|List).*' },
      },
    ]);
  });

  test.each([
    [
      'neither',
      () => GRPCMethodMatch.exact({} as gatewayApi.GRPCMethod),
      "'exact' must have service or method; every call is meant where the match is left out [MESH_EMPTY_MATCH]",
    ],
    [
      'neither expression',
      () => GRPCMethodMatch.regex({} as gatewayApi.GRPCMethod),
      "'regex' must have service or method; every call is meant where the match is left out [MESH_EMPTY_MATCH]",
    ],
    [
      'a path',
      () => GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide/GetFeature' }),
      "'service' must be the name of a service with its package, such as routeguide.RouteGuide, " +
        "got 'routeguide.RouteGuide/GetFeature'; give the service and the method by their own properties [MESH_INVALID_NAME]",
    ],
    [
      'what is no method',
      () => GRPCMethodMatch.exact({ method: 'get-feature' }),
      "'method' must be the name of a method: letters, digits and underscores, got 'get-feature' [MESH_INVALID_NAME]",
    ],
    [
      'what RE2 does not read',
      () => GRPCMethodMatch.regex({ method: '' }),
      "'method' must not be empty, got '' [MESH_INVALID_REGEX]",
    ],
    [
      'alternatives without a group',
      () => GRPCMethodMatch.regex({ service: 'a', method: 'Get|List' }),
      "'method' must have its alternatives in a group, got 'Get|List'; write '(?:Get|List)' [MESH_BARE_ALTERNATIVES]",
    ],
    [
      'an anchor',
      () => GRPCMethodMatch.regex({ service: '^routeguide[.].*' }),
      "'service' must not have ^, got '^routeguide[.].*'; names are compared as a whole [MESH_BARE_ALTERNATIVES]",
    ],
  ])('fail for %s', (_, match, message) => {
    expect(messageOf(match)).toBe(message);
  });

  test.each(['(a|b)', 'a\\|b', '[|^$]', '[^|]x', '[]|]', '(?:a|(b|c))d', '[[:alpha:]|]+', 'a\\$'])(
    'may have %s, where nothing stands outside of a group',
    (pattern) => {
      expect(GRPCMethodMatch.regex({ method: pattern }).method).toBe(pattern);
    },
  );

  test.each(['(a)|b', '[a]|b', '\\[|b', 'a$', '(a|b)|c'])('may not have %s', (pattern) => {
    expect(messageOf(() => GRPCMethodMatch.regex({ method: pattern }))).toContain('[MESH_BARE_ALTERNATIVES]');
  });

  test('are refused exactly where the CRD refuses them', () => {
    const piece = fc.constantFrom('.', 'a', 'B', '_', '1', '-', '/', ' ', 'é');
    const name = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(name, fc.constantFrom('service' as const, 'method' as const), (text, part) => {
        const method = { type: 'Exact', [part]: text };
        const complaints = violations({
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'GRPCRoute',
          spec: { rules: [{ matches: [{ method }] }] },
        });
        let refused = false;
        try {
          GRPCMethodMatch.exact({ [part]: text } as gatewayApi.GRPCMethod);
        } catch {
          refused = true;
        }
        expect({ part, text, refused }).toEqual({ part, text, refused: complaints.length > 0 });
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});
