import { describe, expect, test } from '@jest/globals';
import { app, injected } from '../../support/workload-yaml';
import { ends, outcomeOf } from './routed';

const BASE = injected() + app('web') + app('cart') + app('hit');
const FROM = { from: 'gateway:shop/edge' };
const EDGE =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n---\n';
const route = (kind: string, rules: string, parent = '{ name: edge }') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: ${kind}\nmetadata: { name: r, namespace: shop }\nspec: { parentRefs: [${parent}], rules: [${rules}] }\n---\n`;
const ref = (name: string, more = '') => `backendRefs: [{ name: ${name}, port: 8080${more} }]`;
const CART = '{ group: "", kind: Service, name: cart }';

describe('a GRPCRoute', () => {
  const grpc = { method: 'POST', headers: { 'content-type': 'application/grpc' } };
  const rules = (method: string) => route('GRPCRoute', `{ matches: [{ method: ${method} }], ${ref('cart')} }`);
  test.each([
    ['{ service: shop.Cart, method: Get }', '/shop.Cart/Get', 'cart'],
    ['{ service: shop.Cart, method: Get }', '/shop.Cart/Put', '404'],
    ['{ service: shop.Cart }', '/shop.Cart/Put', 'cart'],
    ['{ service: shop.Cart }', '/shop.Carts/Put', '404'],
    ['{ method: Get }', '/shop.Cart/Get', 'cart'],
    ['{ method: Get }', '/shop.Cart/Put', '404'],
    ['{ type: RegularExpression, service: "shop[.].*", method: "G.*" }', '/shop.Cart/Get', 'cart'],
  ])('%s takes %s: %s', (method, path, end) => {
    expect(ends(BASE + EDGE + rules(method), `http://x.org${path}`, { ...FROM, ...grpc })).toBe(end);
  });

  test('by headers, and without a match', () => {
    const byHeader = route(
      'GRPCRoute',
      `{ matches: [{ headers: [{ name: x, value: a }] }], ${ref('cart')} }, { ${ref('hit')} }`,
    );
    const asked = (headers: object) =>
      ends(BASE + EDGE + byHeader, 'http://x.org/s/m', { ...FROM, headers: { ...grpc.headers, ...headers } });
    expect(asked({ x: 'a' })).toBe('cart');
    expect(asked({ x: 'b' })).toBe('hit');
  });

  test('of the mesh', () => {
    expect(ends(BASE + route('GRPCRoute', `{ ${ref('hit')} }`, CART), 'http://cart:8080/s/m')).toBe('hit');
  });
});

describe('the order of matches', () => {
  const matches = (...list: readonly string[]) =>
    route(
      'HTTPRoute',
      list.map((match, index) => `{ matches: [${match}], ${ref(['cart', 'hit'][index] as string)} }`).join(', '),
    );
  const asked = { ...FROM, headers: { a: '1', b: '2' } };
  test.each([
    ['exact before prefix', '{ path: { type: PathPrefix, value: /a/b } }', '{ path: { type: Exact, value: /a/b } }'],
    ['a longer prefix', '{ path: { type: PathPrefix, value: /a } }', '{ path: { type: PathPrefix, value: /a/b } }'],
    [
      'a prefix before a regular expression',
      '{ path: { type: RegularExpression, value: /a/.* } }',
      '{ path: { type: PathPrefix, value: / } }',
    ],
    ['a method', '{ headers: [{ name: a, value: "1" }] }', '{ method: GET }'],
    [
      'more headers',
      '{ headers: [{ name: a, value: "1" }] }',
      '{ headers: [{ name: a, value: "1" }, { name: b, value: "2" }] }',
    ],
    [
      'more parameters',
      '{ queryParams: [{ name: q, value: "1" }] }',
      '{ queryParams: [{ name: q, value: "1" }, { name: r, value: "2" }] }',
    ],
    [
      'headers before parameters',
      '{ queryParams: [{ name: q, value: "1" }] }',
      '{ headers: [{ name: a, value: "1" }] }',
    ],
  ])('%s', (_, later, earlier) => {
    expect(ends(BASE + EDGE + matches(later, earlier), 'http://x.org/a/b?q=1&r=2', asked)).toBe('hit');
  });

  test('equals stay as they are written', () => {
    const one = '{ headers: [{ name: a, value: "1" }] }';
    const other = '{ headers: [{ name: b, value: "2" }] }';
    expect(ends(BASE + EDGE + matches(one, other), 'http://x.org/', asked)).toBe('cart');
    expect(ends(BASE + EDGE + matches(other, one), 'http://x.org/', asked)).toBe('cart');
  });
});

describe('filters', () => {
  const filtered = (filter: string, more = ref('cart')) =>
    BASE +
    EDGE +
    route('HTTPRoute', `{ matches: [{ path: { type: PathPrefix, value: /a } }], filters: [${filter}], ${more} }`);
  const of = (filter: string, path = '/a/b?q=1') => outcomeOf(filtered(filter), `http://x.org${path}`, FROM);

  test('RequestMirror', () => {
    const mirror = (more: string) =>
      `{ type: RequestMirror, requestMirror: { backendRef: { name: hit, port: 8080 }${more} } }`;
    const copy = { host: 'hit.shop.svc.cluster.local', port: 8080, subset: null };
    expect(of(mirror('')).mirrors).toEqual([{ ...copy, share: 1 }]);
    expect(of(mirror(', percent: 25')).mirrors).toEqual([{ ...copy, share: 0.25 }]);
    expect(of(mirror(', fraction: { numerator: 1, denominator: 8 }')).mirrors).toEqual([{ ...copy, share: 0.125 }]);
    expect(of(mirror('').replace('name: hit', 'name: gone')).mirrors).toEqual([]);
  });

  test('headers', () => {
    const { request, responseHeaders } = of(
      '{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x, value: a }], add: [{ name: z, value: b }], remove: [w] } }, { type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: x, value: c }] } }',
    );
    expect(request.headers).toEqual({ set: { x: 'a' }, add: { z: 'b' }, remove: ['w'] });
    expect(responseHeaders).toEqual({ set: { x: 'c' }, add: {}, remove: [] });
  });

  test.each([
    ['{ path: { type: ReplacePrefixMatch, replacePrefixMatch: /n } }', '/n/b?q=1', 'x.org'],
    ['{ path: { type: ReplacePrefixMatch, replacePrefixMatch: / } }', '/b?q=1', 'x.org'],
    ['{ path: { type: ReplaceFullPath, replaceFullPath: /n } }', '/n?q=1', 'x.org'],
    ['{ hostname: n.org }', '/a/b?q=1', 'n.org'],
  ])('URLRewrite %s', (rewrite, path, authority) => {
    expect(of(`{ type: URLRewrite, urlRewrite: ${rewrite} }`).request).toMatchObject({ path, authority });
  });

  test.each([
    ['{ hostname: n.org }', '302 http://n.org/a/b?q=1'],
    ['{ scheme: https, statusCode: 302 }', '302 https://x.org/a/b?q=1'],
    ['{ port: 8080 }', '302 http://x.org:8080/a/b?q=1'],
    ['{ path: { type: ReplacePrefixMatch, replacePrefixMatch: /n } }', '302 http://x.org/n/b?q=1'],
    ['{ path: { type: ReplacePrefixMatch, replacePrefixMatch: / } }', '302 http://x.org//b?q=1'],
    ['{ path: { type: ReplaceFullPath, replaceFullPath: /n } }', '302 http://x.org/n?q=1'],
  ])('RequestRedirect %s', (redirect, end) => {
    const mesh = filtered(`{ type: RequestRedirect, requestRedirect: ${redirect} }`, '');
    expect(ends(mesh.replace(', }', ' }'), 'http://x.org/a/b?q=1', FROM)).toBe(end);
  });

  test.each([
    ['{ type: URLRewrite, urlRewrite', 'cart', '/nb/'],
    ['{ type: RequestRedirect, requestRedirect', '302 http://x.org/nb/', '/b/'],
  ])('of every path, to Envoy, no segment is replaced: %s', (filter, end, path) => {
    const mesh = filtered(`${filter}: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /n } } }`).replace(
      'value: /a ',
      'value: / ',
    );
    expect(ends(mesh, 'http://x.org/b/', FROM)).toBe(end);
    expect(outcomeOf(mesh, 'http://x.org/b/', FROM).request.path).toBe(path);
  });

  test('CORS', () => {
    const cors = '{ type: CORS, cors: { allowOrigins: ["https://*.a.org"] } }';
    const preflight = (origin: string) => ({
      ...FROM,
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });
    expect(ends(filtered(cors), 'http://x.org/a', preflight('https://x.a.org'))).toBe('200');
    expect(ends(filtered(cors), 'http://x.org/a', preflight('https://x.b.org'))).toBe('cart');
  });
});

describe('what leaves out a whole route', () => {
  const mirrored = (kind: string, name: string) =>
    route(
      kind,
      `{ ${ref('cart')} }, { filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: ${name}, port: 8080 } } }], ${ref('cart')} }`,
    );
  test.each([
    [
      'a filter of somebody else',
      route(
        'HTTPRoute',
        `{ filters: [{ type: ExtensionRef, extensionRef: { group: x.org, kind: X, name: x } }], ${ref('cart')} }`,
      ),
      '404',
    ],
    ['a GRPCRoute with a mirror to nowhere', mirrored('GRPCRoute', 'gone'), '404'],
    ['a GRPCRoute with a good mirror', mirrored('GRPCRoute', 'hit'), 'cart'],
    [
      'a GRPCRoute with a mirror to a port that is not there',
      mirrored('GRPCRoute', 'hit').replace('name: hit, port: 8080', 'name: hit, port: 1234'),
      'cart',
    ],
    ['an HTTPRoute with a mirror to nowhere', mirrored('HTTPRoute', 'gone'), 'cart'],
  ])('%s', (_, rules, end) => {
    expect(ends(BASE + EDGE + rules, 'http://x.org/', FROM)).toBe(end);
  });
});

test('headers for single backends', () => {
  const filters = '{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x, value: a }] } }';
  const one = route('HTTPRoute', `{ ${ref('cart', `, filters: [${filters}]`)} }`);
  expect(outcomeOf(BASE + EDGE + one, 'http://x.org/', FROM).request.headers.set).toEqual({ x: 'a' });
  const two = one.replace('backendRefs: [', 'backendRefs: [{ name: hit, port: 8080 }, ');
  expect(outcomeOf(BASE + EDGE + two, 'http://x.org/', FROM).destinations.map(({ headers }) => headers?.set)).toEqual([
    undefined,
    { x: 'a' },
  ]);
});

describe('timeouts and retries', () => {
  const limited = (limits: string) =>
    outcomeOf(BASE + EDGE + route('HTTPRoute', `{ ${limits}, ${ref('cart')} }`), 'http://x.org/', FROM);
  test.each([
    ['timeouts: { request: 10s }', 10_000, 2, null],
    ['timeouts: { backendRequest: 2s }', 2000, 2, null],
    ['timeouts: { request: 10s, backendRequest: 2s }, retry: { attempts: 3, codes: [503] }', 10_000, 3, 2000],
    ['retry: { codes: [500] }', null, 2, null],
    ['timeouts: { request: 0s }', null, 2, null],
    ['timeouts: { request: 3s, backendRequest: 0s }', 3000, 2, null],
  ])('%s', (limits, timeoutMs, attempts, perTryTimeoutMs) => {
    expect(limited(limits)).toMatchObject({ timeoutMs, retries: { attempts, perTryTimeoutMs } });
  });
});

describe('a ServiceEntry as parent', () => {
  const entry =
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: pay, namespace: shop }\nspec: { hosts: [pay.example.com], ports: [{ number: 8080, name: http, protocol: HTTP }], resolution: DNS }\n---\n';
  test('its host follows the route', () => {
    const parent = '{ group: networking.istio.io, kind: ServiceEntry, name: pay }';
    expect(ends(BASE + entry, 'http://pay.example.com:8080/')).toBe('pay.example.com');
    expect(ends(BASE + entry + route('HTTPRoute', `{ ${ref('hit')} }`, parent), 'http://pay.example.com:8080/')).toBe(
      'hit',
    );
  });

  test('a route for one port says nothing of others', () => {
    const port = (number: number) => CART.replace(' }', `, port: ${number} }`);
    expect(ends(BASE + route('HTTPRoute', `{ ${ref('hit')} }`, port(8080)), 'http://cart:8080/')).toBe('hit');
    expect(ends(BASE + route('HTTPRoute', `{ ${ref('hit')} }`, port(8081)), 'http://cart:8080/')).toBe('cart');
  });
});

describe('subsets of a ServiceEntry', () => {
  const entry =
    'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: pay, namespace: shop }\nspec: { hosts: [pay.example.com], ports: [{ number: 8080, name: http, protocol: HTTP }], resolution: STATIC, endpoints: [{ address: 10.0.0.1, labels: { version: v1 } }] }\n---\napiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: pay, namespace: shop }\nspec: { host: pay.example.com, subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }\n---\n';
  const rule = (subset: string) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: pay, namespace: shop }\nspec: { hosts: [pay.example.com], http: [{ route: [{ destination: { host: pay.example.com, subset: ${subset} } }] }] }\n---\n`;
  test.each([
    ['v1', 'pay.example.com v1'],
    ['v2', '503'],
    ['v3', '503'],
  ])('%s: %s', (subset, end) => {
    expect(ends(BASE + entry + rule(subset), 'http://pay.example.com:8080/')).toBe(end);
  });
});

describe('TLS and TCP at a Kubernetes Gateway', () => {
  const edge = (listener: string) => EDGE.replace('{ name: http, port: 80, protocol: HTTP }', listener);
  const bytes = (kind: string, more = '') =>
    `apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: ${kind}\nmetadata: { name: r, namespace: shop }\nspec: { parentRefs: [{ name: edge }], ${more}rules: [{ ${ref('cart')} }] }\n---\n`;
  test('TLSRoute by the server name', () => {
    const mesh =
      BASE +
      edge('{ name: tls, port: 443, protocol: TLS, tls: { mode: Passthrough } }') +
      bytes('TLSRoute', 'hostnames: [a.example.com], ');
    expect(ends(mesh, 'https://a.example.com/', FROM)).toBe('cart');
    expect(ends(mesh, 'https://b.example.com/', FROM)).toBe('connection-reset');
  });

  test('TCPRoute', () => {
    const mesh = BASE + edge('{ name: tcp, port: 5432, protocol: TCP }') + bytes('TCPRoute');
    expect(ends(mesh, 'tcp://any:5432', FROM)).toBe('cart');
    expect(ends(mesh, 'tcp://any:5433', FROM)).toBe('connection-reset');
  });

  test('HTTPS by the name of the certificate', () => {
    const mesh =
      BASE +
      edge(
        '{ name: https, port: 443, protocol: HTTPS, hostname: a.example.com, tls: { certificateRefs: [{ name: c }] } }',
      ) +
      route('HTTPRoute', `{ ${ref('cart')} }`);
    expect(ends(mesh, 'https://a.example.com/', FROM)).toBe('cart');
    expect(ends(mesh, 'https://b.example.com/', FROM)).toBe('connection-reset');
  });
});
