import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { gatewayApi, Host, Percentage } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../support/render';

const { BackendRef, HTTPRoute, HTTPRouteFilter, PathMatch, PathModifier } = gatewayApi;

type Forwarding = NonNullable<gatewayApi.HTTPForwardingRule['filters']>[number];
type Answering = gatewayApi.HTTPAnsweringRule['filters'][number];

const parents = [{ name: 'gateway' }];
const pool = BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' });
const reviews = BackendRef.of(Host.service('reviews', { namespace: 'shop' }), { port: 9080 });

const filtersOf = (rule: gatewayApi.HTTPRouteRule) =>
  renderOne((chart) => {
    new HTTPRoute(chart, 'route', { parents, rules: [rule] });
  }).spec.rules[0].filters;
const forward = (...filters: Forwarding[]) => filtersOf({ backends: [pool], filters });
const answer = (...filters: Answering[]) => filtersOf({ filters });

describe('header modifiers', () => {
  test('set, add and remove headers, in the order that was given', () => {
    expect(
      forward(
        HTTPRouteFilter.responseHeaderModifier({ add: { b: '2', a: '1' } }),
        HTTPRouteFilter.requestHeaderModifier({ set: { 'X-Env': 'staging' }, add: {}, remove: ['x-debug', 'cookie'] }),
      ),
    ).toEqual([
      {
        type: 'ResponseHeaderModifier',
        responseHeaderModifier: {
          add: [
            { name: 'b', value: '2' },
            { name: 'a', value: '1' },
          ],
        },
      },
      {
        type: 'RequestHeaderModifier',
        requestHeaderModifier: { set: [{ name: 'X-Env', value: 'staging' }], add: [], remove: ['x-debug', 'cookie'] },
      },
    ]);
  });

  const many = (count: number) => Array.from({ length: count }, (_, index) => `h${index}`);
  const property = 'rules[0].filters[0].requestHeaderModifier';
  test.each<[string, gatewayApi.HeaderModifier, string]>([
    [
      'a header twice',
      { set: { 'X-Env': 'a' }, remove: ['x-env'] },
      `'${property}' must name each header once, whatever the case of its letters, got 'x-env' ` +
        '(at test/route) [MESH_DUPLICATE_HEADER]',
    ],
    [
      'what is no header',
      { add: { 'x env': 'a' } },
      `'${property}.add' must be a name of at most 256 letters, digits and !#$%&'*+-.^_\`|~, got 'x env' ` +
        '(at test/route) [MESH_INVALID_HEADER]',
    ],
    [
      'a pseudo header',
      { remove: [':path'] },
      `'${property}.remove' must be a name of at most 256 letters, digits and !#$%&'*+-.^_\`|~, got ':path'; ` +
        'the Gateway API knows no pseudo headers (at test/route) [MESH_INVALID_HEADER]',
    ],
    [
      'an empty header',
      { set: { a: '' } },
      `'${property}.set.a' must have 1 to 4096 characters, got '0 characters'; a header is taken away with remove ` +
        '(at test/route) [MESH_TOO_LONG]',
    ],
    [
      'a long header',
      { set: { a: 'a'.repeat(4097) } },
      `'${property}.set.a' must have 1 to 4096 characters, got '4097 characters' (at test/route) [MESH_TOO_LONG]`,
    ],
    [
      'more than 16 headers to set',
      { set: Object.fromEntries(many(17).map((name) => [name, 'a'])) },
      `'${property}.set' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]`,
    ],
    [
      'more than 16 headers to remove',
      { remove: many(17) },
      `'${property}.remove' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]`,
    ],
  ])('fail for %s', (_, headers, message) => {
    expect(messageOf(() => forward(HTTPRouteFilter.requestHeaderModifier(headers)))).toBe(message);
  });
});

describe('mirrors', () => {
  const mirrorOf = (mirror: gatewayApi.RequestMirror) =>
    forward(HTTPRouteFilter.requestMirror(mirror))[0].requestMirror;

  test('copy every request, a percentage, or a fraction', () => {
    const backendRef = { name: 'reviews', namespace: 'shop', port: 9080 };
    expect(mirrorOf({ backend: reviews })).toEqual({ backendRef });
    expect(mirrorOf({ backend: reviews, percentage: Percentage.NONE })).toEqual({ backendRef, percent: 0 });
    expect(mirrorOf({ backend: reviews, percentage: Percentage.of(12.5) })).toEqual({
      backendRef,
      fraction: { numerator: 125_000, denominator: 1_000_000 },
    });
    expect(mirrorOf({ backend: reviews, fraction: { numerator: 0 } })).toEqual({
      backendRef,
      fraction: { numerator: 0 },
    });
  });

  test('go to several places', () => {
    expect(
      forward(HTTPRouteFilter.requestMirror({ backend: reviews }), HTTPRouteFilter.requestMirror({ backend: pool })),
    ).toHaveLength(2);
  });

  test.each([
    [
      { backend: pool, fraction: { numerator: 101 } },
      "'rules[0].filters[0].requestMirror.fraction.numerator' must be an integer from 0 to 100, got 101 " +
        '(at test/route) [MESH_OUT_OF_RANGE]',
    ],
    [
      { backend: pool, fraction: { numerator: 0, denominator: 0 } },
      "'rules[0].filters[0].requestMirror.fraction.denominator' must be an integer of at least 1, got 0 " +
        '(at test/route) [MESH_OUT_OF_RANGE]',
    ],
    [
      { backend: pool, fraction: { numerator: 1 }, percentage: Percentage.ALL } as unknown as gatewayApi.RequestMirror,
      "'rules[0].filters[0].requestMirror' must have one of percentage and fraction (at test/route) [MESH_TWO_SHARES]",
    ],
    [
      { backend: Host.service('reviews', { namespace: 'shop' }) },
      "'rules[0].filters[0].requestMirror.backend.port' must be given, as nothing here knows the ports of Service reviews; " +
        'write BackendRef.of(…, { port }) (at test/route) [MESH_BACKEND_WITHOUT_PORT]',
    ],
  ])('fail for a share or a backend that is none %#', (mirror, message) => {
    expect(messageOf(() => mirrorOf(mirror))).toBe(message);
  });
});

describe('redirects', () => {
  test('have the parts that were said', () => {
    expect(answer(HTTPRouteFilter.requestRedirect({ scheme: 'https', statusCode: 301 }))).toEqual([
      { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } },
    ]);
    const path = PathModifier.replaceFullPath('');
    expect(answer(HTTPRouteFilter.requestRedirect({ hostname: 'example.com', path, port: 8443 }))).toEqual([
      {
        type: 'RequestRedirect',
        requestRedirect: {
          hostname: 'example.com',
          path: { type: 'ReplaceFullPath', replaceFullPath: '' },
          port: 8443,
        },
      },
    ]);
  });

  test('may stand beside what changes the answer', () => {
    expect(
      answer(
        HTTPRouteFilter.responseHeaderModifier({ set: { a: 'b' } }),
        HTTPRouteFilter.requestRedirect({ scheme: 'https' }),
      ),
    ).toHaveLength(2);
  });

  const property = 'rules[0].filters[0].requestRedirect';
  test.each<[string, gatewayApi.RequestRedirect, string]>([
    [
      'nowhere to go',
      { statusCode: 301 },
      `'${property}' must have at least one of scheme, hostname, path and port; say where the client should go ` +
        '(at test/route) [MESH_EMPTY_REDIRECT]',
    ],
    [
      'a wildcard',
      { hostname: '*.example.com' },
      `'${property}.hostname' must be one DNS name in lower case, got '*.example.com' (at test/route) [MESH_INVALID_HOST]`,
    ],
    [
      'a URL',
      { hostname: 'https://example.com' },
      `'${property}.hostname' must be one DNS name in lower case, got 'https://example.com'; ` +
        'leave out the scheme and the path (at test/route) [MESH_INVALID_HOST]',
    ],
    [
      'a port in the host',
      { hostname: 'example.com:8443' },
      `'${property}.hostname' must be one DNS name in lower case, got 'example.com:8443'; leave out the port ` +
        '(at test/route) [MESH_INVALID_HOST]',
    ],
    [
      'what is no port',
      { port: 0 },
      `'${property}.port' must be an integer from 1 to 65535, got 0 (at test/route) [MESH_OUT_OF_RANGE]`,
    ],
  ])('fail for %s', (_, redirect, message) => {
    expect(messageOf(() => answer(HTTPRouteFilter.requestRedirect(redirect)))).toBe(message);
  });
});

describe('rewrites', () => {
  test('change the host and the path', () => {
    const path = PathModifier.replacePrefixMatch('/v2');
    expect(forward(HTTPRouteFilter.urlRewrite({ hostname: 'example.com', path }))).toEqual([
      {
        type: 'URLRewrite',
        urlRewrite: { hostname: 'example.com', path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/v2' } },
      },
    ]);
  });

  test.each([
    [{}, "'rules[0].filters[0].urlRewrite' must have hostname or path (at test/route) [MESH_EMPTY_REWRITE]"],
    [
      { hostname: '10.0.0.1' },
      "'rules[0].filters[0].urlRewrite.hostname' must be one DNS name in lower case, got '10.0.0.1' " +
        '(at test/route) [MESH_INVALID_HOST]',
    ],
  ])('fail for %j', (rewrite, message) => {
    expect(messageOf(() => forward(HTTPRouteFilter.urlRewrite(rewrite)))).toBe(message);
  });

  test.each(['replaceFullPath', 'replacePrefixMatch'] as const)('%s fails for a long path', (name) => {
    expect(messageOf(() => PathModifier[name](`/${'a'.repeat(1024)}`))).toBe(
      `'${name}' must have at most 1024 characters, got '1025 characters' [MESH_TOO_LONG]`,
    );
  });

  test('replace a prefix only where one prefix matched', () => {
    const filters = [HTTPRouteFilter.urlRewrite({ path: PathModifier.replacePrefixMatch('/v2') })];
    const redirects = [HTTPRouteFilter.requestRedirect({ path: PathModifier.replacePrefixMatch('/v2') })];
    const one = PathMatch.prefix('/v1');
    for (const matches of [undefined, [{}], [{ path: one }]]) {
      expect(filtersOf({ ...(matches ? { matches } : {}), filters, backends: [pool] })).toHaveLength(1);
    }
    const message = (types: string) =>
      "'rules[0].matches' must be one match with PathMatch.prefix(…) where a filter has replacePrefixMatch, " +
      `got ${types}; make a rule of each match, or write replaceFullPath (at test/route) [MESH_PREFIX_WITHOUT_MATCH]`;
    const exact = [{ path: PathMatch.exact('/v1') }];
    const two = [{ path: one }, { method: 'GET' as const }];
    expect(messageOf(() => filtersOf({ matches: exact, filters, backends: [pool] }))).toBe(message('["Exact"]'));
    expect(messageOf(() => filtersOf({ matches: two, filters: redirects }))).toBe(
      message('["PathPrefix","PathPrefix"]'),
    );
    expect(messageOf(() => filtersOf({ matches: [], filters, backends: [pool] }))).toBe(message('[]'));
    expect(messageOf(() => filtersOf({ matches: exact, backends: [{ backend: pool, filters }] }))).toBe(
      message('["Exact"]'),
    );
  });
});

describe('CORS', () => {
  const corsOf = (cors: gatewayApi.CORS) => forward(HTTPRouteFilter.cors(cors))[0].cors;

  test('says what pages of other origins may do', () => {
    expect(
      corsOf({
        allowOrigins: ['https://example.com:8443', 'http://*.example.com'],
        allowMethods: ['PUT'],
        allowHeaders: ['*'],
        exposeHeaders: [],
        allowCredentials: false,
        maxAge: Duration.hours(1),
      }),
    ).toEqual({
      allowOrigins: ['https://example.com:8443', 'http://*.example.com'],
      allowMethods: ['PUT'],
      allowHeaders: ['*'],
      exposeHeaders: [],
      allowCredentials: false,
      maxAge: 3600,
    });
    expect(corsOf({})).toEqual({});
  });

  const property = 'rules[0].filters[0].cors';
  const many = Array.from({ length: 65 }, (_, index) => `x-${index}`);
  test.each<[string, gatewayApi.CORS, string]>([
    [
      'an origin with a path',
      { allowOrigins: ['https://example.com/'] },
      `'${property}.allowOrigins' must be a scheme and a host such as https://example.com, or *, ` +
        `got 'https://example.com/'; leave out the path (at test/route) [MESH_INVALID_ORIGIN]`,
    ],
    [
      'an origin without a scheme',
      { allowOrigins: ['example.com'] },
      `'${property}.allowOrigins' must be a scheme and a host such as https://example.com, or *, ` +
        `got 'example.com' (at test/route) [MESH_INVALID_ORIGIN]`,
    ],
    [
      'every origin and another',
      { allowOrigins: ['*', 'https://example.com'] },
      `'${property}.allowOrigins' must have '*' alone, got ["*","https://example.com"] ` +
        '(at test/route) [MESH_WILDCARD_BESIDE_OTHERS]',
    ],
    [
      'every method and another',
      { allowMethods: ['*', 'GET'] },
      `'${property}.allowMethods' must have '*' alone, got ["*","GET"] (at test/route) [MESH_WILDCARD_BESIDE_OTHERS]`,
    ],
    [
      'every header and another',
      { allowHeaders: ['*', 'x-a'] },
      `'${property}.allowHeaders' must have '*' alone, got ["*","x-a"] (at test/route) [MESH_WILDCARD_BESIDE_OTHERS]`,
    ],
    [
      'a header twice',
      { exposeHeaders: ['x-a', 'x-a'] },
      `'${property}.exposeHeaders' must name each entry once, got 'x-a' (at test/route) [MESH_DUPLICATE]`,
    ],
    [
      'what is no header',
      { exposeHeaders: ['x a'] },
      `'${property}.exposeHeaders' must be a name of at most 256 letters, digits and !#$%&'*+-.^_\`|~, got 'x a' ` +
        '(at test/route) [MESH_INVALID_HEADER]',
    ],
    [
      'more than 64 headers',
      { allowHeaders: many },
      `'${property}.allowHeaders' must have at most 64 entries, got 65 (at test/route) [MESH_TOO_MANY]`,
    ],
    [
      'parts of a second',
      { maxAge: Duration.millis(1500) },
      `'${property}.maxAge' must be whole seconds, got '1500 ms' (at test/route) [MESH_INVALID_DURATION]`,
    ],
    [
      'no time at all',
      { maxAge: Duration.seconds(0) },
      `'${property}.maxAge' must be an integer of at least 1, got 0 (at test/route) [MESH_OUT_OF_RANGE]`,
    ],
  ])('fails for %s', (_, cors, message) => {
    expect(messageOf(() => corsOf(cors))).toBe(message);
  });
});

describe('lists of filters', () => {
  test('can answer with an extension', () => {
    const object = { group: 'example.com', kind: 'Answer', name: 'teapot' };
    expect(answer(HTTPRouteFilter.extensionRef(object))).toEqual([{ type: 'ExtensionRef', extensionRef: object }]);
  });

  test('may be empty', () => {
    expect(forward()).toEqual([]);
  });

  const cors = HTTPRouteFilter.cors({ allowOrigins: ['*'] });
  const rewrite = HTTPRouteFilter.urlRewrite({ hostname: 'example.com' });
  const redirect = HTTPRouteFilter.requestRedirect({ scheme: 'https' });
  test.each([
    [
      'a type twice',
      { backends: [pool], filters: [cors, cors] },
      "'rules[0].filters' must have one filter of this type, got 'CORS' (at test/route) [MESH_DUPLICATE_FILTER]",
    ],
    [
      'more than 16 filters',
      { backends: [pool], filters: Array(17).fill(HTTPRouteFilter.requestMirror({ backend: pool })) },
      "'rules[0].filters' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]",
    ],
    [
      'a redirect beside a rewrite on a backend',
      { backends: [{ backend: pool, filters: [redirect, rewrite] }] },
      "'rules[0].backends[0].filters' must not have both requestRedirect and urlRewrite; a request that is redirected " +
        'is not sent on; say in requestRedirect where the client should go (at test/route) [MESH_REDIRECT_AND_REWRITE]',
    ],
    [
      'a redirect beside backends',
      { backends: [pool], filters: [redirect] } as unknown as gatewayApi.HTTPRouteRule,
      "'rules[0]' must not have both backends and a requestRedirect; a request that is redirected is not sent on; " +
        'drop backends (at test/route) [MESH_RULE_ACTION]',
    ],
    [
      'nothing that answers',
      { filters: [cors] },
      "'rules[0]' must have backends, or a filter that answers: requestRedirect or extensionRef; " +
        'without either, every request is answered with 500 (at test/route) [MESH_RULE_ACTION]',
    ],
  ])('fail for %s', (_, rule, message) => {
    expect(messageOf(() => filtersOf(rule))).toBe(message);
  });
});
