import { describe, expect, test } from '@jest/globals';
import { App, Chart, Duration, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { Service } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, Gateway, HTTPRoute, Listener, PathMatch, ValueMatch } = gatewayApi;

const parents = [{ name: 'gateway' }];
const backends = [BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' })];

const routeOf = (props: Partial<gatewayApi.HTTPRouteProps>) =>
  renderOne((chart) => {
    new HTTPRoute(chart, 'route', { parents, ...props });
  });
const rulesOf = (...rules: gatewayApi.HTTPRouteRule[]) => routeOf({ rules }).spec.rules;
const failure = (...rules: gatewayApi.HTTPRouteRule[]) => messageOf(() => rulesOf(...rules));

/** What the CRD says of one match. */
const complaintsAbout = (match: unknown) =>
  violations({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    spec: { rules: [{ matches: [match] }] },
  });

describe('an HTTPRoute', () => {
  test('routes the paths of bookinfo', () => {
    const manifests = render((chart) => {
      const gateway = new Gateway(chart, 'gateway', {
        className: 'istio',
        listeners: [Listener.http({ name: 'http', port: 80 })],
      });
      const productpage = new Service(chart, 'productpage', {
        metadata: { name: 'productpage' },
        ports: [{ port: 9080 }],
      });
      const route = new HTTPRoute(chart, 'route', { parents: [gateway.listener('http')] });
      route.addRule({
        matches: [
          { path: PathMatch.exact('/productpage') },
          { path: PathMatch.prefix('/static') },
          { path: PathMatch.exact('/login') },
          { path: PathMatch.exact('/logout') },
          { path: PathMatch.prefix('/api/v1/products') },
        ],
        backends: [productpage],
      });
    });
    const route = manifests.find(({ kind }) => kind === 'HTTPRoute');
    expect([route.apiVersion, route.metadata]).toEqual([
      'gateway.networking.k8s.io/v1',
      { name: 'test-route', namespace: 'bookinfo' },
    ]);
    expect(specYaml(route)).toMatchInlineSnapshot(`
"parentRefs:
  - name: test-gateway
    sectionName: http
rules:
  - backendRefs:
      - name: productpage
        port: 9080
    matches:
      - path:
          type: Exact
          value: /productpage
      - path:
          type: PathPrefix
          value: /static
      - path:
          type: Exact
          value: /login
      - path:
          type: Exact
          value: /logout
      - path:
          type: PathPrefix
          value: /api/v1/products"
`);
    expect(violations(route)).toEqual([]);
  });

  test('has the hostnames that were said', () => {
    const rules = [{ backends }];
    expect(routeOf({ rules }).spec).not.toHaveProperty('hostnames');
    expect(routeOf({ rules, hostnames: ['*.example.com', 'a.example.org'] }).spec.hostnames).toEqual([
      '*.example.com',
      'a.example.org',
    ]);
  });

  test.each([
    [
      'what is no hostname',
      ['a.example.com', 'example.com:443'],
      "'hostnames[1]' must be a DNS name in lower case, or a wildcard such as *.example.com, got 'example.com:443'; " +
        'leave out the port (at test/route) [MESH_INVALID_HOST]',
    ],
    [
      'more than 16 hostnames',
      Array.from({ length: 17 }, (_, index) => `h${index}.example.com`),
      "'hostnames' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]",
    ],
  ])('fails for %s', (_, hostnames, message) => {
    expect(messageOf(() => routeOf({ hostnames }))).toBe(message);
  });

  test('fails without a rule when the app is synthesized', () => {
    const app = new App({ outdir: Testing.app().outdir });
    new HTTPRoute(new Chart(app, 'test'), 'route', { parents });
    expect(messageOf(() => app.synth())).toContain(
      "[test/route] 'rules' must have at least one rule; call addRule [MESH_NO_ROUTE]",
    );
  });

  test('is a resource that roles can name', () => {
    const route = new HTTPRoute(new Chart(Testing.app(), 'test'), 'route', { parents });
    expect([route.resourceType, route.apiGroup]).toEqual(['httproutes', 'gateway.networking.k8s.io']);
  });
});

describe('rules', () => {
  test('have nothing that was not said', () => {
    expect(rulesOf({ backends })).toEqual([{ backendRefs: [{ group: 'example.com', kind: 'Pool', name: 'pool' }] }]);
  });

  test('keep their order, those of addRule last', () => {
    const manifest = renderOne((chart) => {
      const route = new HTTPRoute(chart, 'route', { parents, rules: [{ name: 'first', backends }] });
      route.addRule({ name: 'second', matches: [{ method: 'GET' }], backends });
    });
    expect(manifest.spec.rules.map(({ name }: { name: string }) => name)).toEqual(['first', 'second']);
  });

  test('match by path, method, headers and query parameters', () => {
    const match: gatewayApi.HTTPRouteMatch = {
      path: PathMatch.regex('/v[0-9]+/.*'),
      method: 'POST',
      headers: { 'End-User': ValueMatch.exact('jason'), version: ValueMatch.regex('v[0-9]') },
      queryParams: { page: ValueMatch.exact('1') },
    };
    expect(rulesOf({ matches: [match, {}], backends })[0].matches).toEqual([
      {
        path: { type: 'RegularExpression', value: '/v[0-9]+/.*' },
        method: 'POST',
        headers: [
          { name: 'End-User', type: 'Exact', value: 'jason' },
          { name: 'version', type: 'RegularExpression', value: 'v[0-9]' },
        ],
        queryParams: [{ name: 'page', type: 'Exact', value: '1' }],
      },
      {},
    ]);
  });

  const longest = Array.from({ length: 64 }, (_, index) => ({ path: PathMatch.exact(`/${index}`) }));
  test('fail for more than 16, for more than 64 matches each, and for more than 128 matches in all', () => {
    const rules = Array.from({ length: 17 }, (_, index) => ({
      matches: [{ path: PathMatch.exact(`/${index}`) }],
      backends,
    }));
    expect(failure(...rules)).toBe(
      "'rules' must have at most 16 entries, got 17; put the rest into another HTTPRoute (at test/route) [MESH_TOO_MANY]",
    );
    expect(failure({ matches: [...longest, {}], backends })).toBe(
      "'rules[0].matches' must have at most 64 entries, got 65; spread them over several rules (at test/route) [MESH_TOO_MANY]",
    );
    const get = longest.map((match) => ({ ...match, method: 'GET' as const }));
    expect(rulesOf({ matches: longest, backends }, { matches: get, backends })).toHaveLength(2);
    expect(failure({ matches: longest, backends }, { matches: get, backends }, { backends })).toBe(
      "'rules[].matches' must have at most 128 entries in all, got 129; put the rest into another HTTPRoute " +
        '(at test/route) [MESH_TOO_MANY]',
    );
  });

  test('fail for a name twice, and for what is no name', () => {
    expect(failure({ name: 'a', backends }, { name: 'a', matches: [{ method: 'GET' }], backends })).toBe(
      "'rules[1].name' must be another than those of the other rules, got 'a' (at test/route) [MESH_DUPLICATE_RULE]",
    );
    expect(failure({ name: 'A', backends })).toBe(
      "'rules[0].name' must be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots, got 'A' " +
        '(at test/route) [MESH_INVALID_NAME]',
    );
  });

  const root = PathMatch.prefix('/');
  const foo = PathMatch.prefix('/foo');
  const a = ValueMatch.exact('a');
  const b = ValueMatch.exact('b');
  test.each<[string, gatewayApi.HTTPRouteMatch[] | undefined, gatewayApi.HTTPRouteMatch[] | undefined]>([
    ['no matches twice', undefined, undefined],
    ['no match and every path', undefined, [{ path: root }]],
    ['an empty match and an empty list', [{}], []],
    ['a prefix with and without a slash', [{ path: foo }], [{ path: PathMatch.prefix('/foo/') }]],
    ['headers in another order', [{ headers: { a, b } }], [{ headers: { B: b, A: a } }]],
    ['a part of the matches', [{ path: foo }, { path: root }], [{ path: foo }]],
  ])('fail for %s', (_, first, second) => {
    const rule = (matches: gatewayApi.HTTPRouteMatch[] | undefined) => ({ ...(matches ? { matches } : {}), backends });
    expect(failure(rule(first), rule(second))).toBe(
      "'rules[1]' must have a match that no earlier rule has; " +
        'the first of equal matches is taken; drop one of the rules, or narrow its matches ' +
        '(at test/route) [MESH_UNREACHABLE_ROUTE]',
    );
  });

  test('may share a part of their matches', () => {
    const rules = [
      { matches: [{ path: foo }], backends },
      { matches: [{ path: foo }, { path: root }], backends },
    ];
    expect(rulesOf(...rules)).toHaveLength(2);
    const byHeader = [
      { matches: [{ headers: { a } }], backends },
      { matches: [{ headers: { a: b } }], backends },
    ];
    expect(rulesOf(...byHeader)).toHaveLength(2);
  });

  test.each<[string, gatewayApi.HTTPRouteMatch, string]>([
    [
      'a header twice',
      { headers: { a, A: b } },
      "'rules[0].matches[0].headers' must name each header once, whatever the case of its letters, got 'A' " +
        '(at test/route) [MESH_DUPLICATE_HEADER]',
    ],
    [
      'what is no header',
      { headers: { ':authority': a } },
      "'rules[0].matches[0].headers' must be a name of at most 256 letters, digits and !#$%&'*+-.^_`|~, " +
        "got ':authority'; the Gateway API knows no pseudo headers (at test/route) [MESH_INVALID_HEADER]",
    ],
    [
      'an empty header',
      { headers: { a: ValueMatch.exact('') } },
      "'rules[0].matches[0].headers.a' must be compared with 1 to 4096 characters, got '0 characters' " +
        '(at test/route) [MESH_TOO_LONG]',
    ],
    [
      'a long query parameter',
      { queryParams: { a: ValueMatch.exact('a'.repeat(1025)) } },
      "'rules[0].matches[0].queryParams.a' must be compared with 1 to 1024 characters, got '1025 characters' " +
        '(at test/route) [MESH_TOO_LONG]',
    ],
    [
      'more than 16 query parameters',
      { queryParams: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`q${index}`, a])) },
      "'rules[0].matches[0].queryParams' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]",
    ],
  ])('fail to match %s', (_, match, message) => {
    expect(failure({ matches: [match], backends })).toBe(message);
  });
});

describe('timeouts', () => {
  const timeoutsOf = (timeouts: gatewayApi.HTTPRouteTimeouts) => rulesOf({ backends, timeouts })[0].timeouts;

  test('are durations, and 0 is no limit', () => {
    expect(timeoutsOf({ request: Duration.seconds(10), backendRequest: Duration.millis(1500) })).toEqual({
      request: '10s',
      backendRequest: '1500ms',
    });
    expect(timeoutsOf({ request: Duration.seconds(0), backendRequest: Duration.hours(2) })).toEqual({
      request: '0s',
      backendRequest: '2h',
    });
    expect(timeoutsOf({ request: Duration.seconds(2), backendRequest: Duration.seconds(2) })).toEqual({
      request: '2s',
      backendRequest: '2s',
    });
    expect(timeoutsOf({})).toEqual({});
  });

  test('fail where one try may take longer than all', () => {
    expect(messageOf(() => timeoutsOf({ request: Duration.seconds(2), backendRequest: Duration.millis(2001) }))).toBe(
      "'rules[0].timeouts.backendRequest' must be at most the timeout of the whole request, 2s, got '2001ms' " +
        '(at test/route) [MESH_TIMEOUT_ORDER]',
    );
  });

  test('fail for more than five digits', () => {
    expect(messageOf(() => timeoutsOf({ request: Duration.hours(100_000) }))).toBe(
      "'rules[0].timeouts.request' must be less than 100000 hours, got '360000000000 ms' (at test/route) [MESH_INVALID_DURATION]",
    );
  });
});

describe('paths', () => {
  test.each([
    ['foo', 'begin with /'],
    ['', 'begin with /'],
    ['/foo//bar', 'have no empty segment'],
    ['/foo/./bar', 'have no segment . or ..'],
    ['/foo/..', 'have no segment . or ..'],
    ['/foo%2Fbar', 'have no escaped slash'],
    ['/foo#bar', 'end before ? and #'],
    ['/foo?bar', 'end before ? and #'],
    ['/foo bar', 'have only letters, digits, escapes such as %20 and the characters that a path may have'],
    ['/foo%2', 'have only letters, digits, escapes such as %20 and the characters that a path may have'],
  ])('fail for %j', (path, must) => {
    expect(messageOf(() => PathMatch.exact(path))).toBe(`'exact' must ${must}, got '${path}' [MESH_INVALID_PATH]`);
    expect(messageOf(() => PathMatch.prefix(path))).toBe(`'prefix' must ${must}, got '${path}' [MESH_INVALID_PATH]`);
  });

  test('fail for more than 1024 characters', () => {
    const path = `/${'a'.repeat(1024)}`;
    expect(messageOf(() => PathMatch.prefix(path))).toContain('must have at most 1024 characters');
    expect(PathMatch.prefix(path.slice(0, 1024)).path).toHaveLength(1024);
  });

  test('fail for what RE2 does not read', () => {
    expect(messageOf(() => PathMatch.regex('(?=a)'))).toContain('[MESH_INVALID_REGEX]');
    expect(messageOf(() => ValueMatch.regex(''))).toBe("'regex' must not be empty, got '' [MESH_INVALID_REGEX]");
  });

  test('are refused exactly where the CRD refuses them', () => {
    const piece = fc.constantFrom('/', '.', '..', 'a', '%', '%2f', '%20', '%2', '#', '?', '//', 'é', ' ', '~', '*');
    const path = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(path, fc.constantFrom('exact' as const, 'prefix' as const), (text, how) => {
        const type = how === 'exact' ? 'Exact' : 'PathPrefix';
        const complaints = complaintsAbout({ path: { type, value: text } });
        let refused = false;
        try {
          PathMatch[how](text);
        } catch {
          refused = true;
        }
        expect({ text, refused }).toEqual({ text, refused: complaints.length > 0 });
      }),
      { numRuns: 120, seed: 1 },
    );
  });
});
