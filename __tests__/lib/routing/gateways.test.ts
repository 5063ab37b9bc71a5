import { describe, expect, test } from '@jest/globals';
import { app, injected } from '../../support/workload-yaml';
import { attached, BASE, FROM, gateway, http, to } from './gateway-yaml';
import { ends, outcomeOf } from './routed';

describe('an Istio Gateway', () => {
  const mesh =
    BASE +
    gateway(http('"*.example.com"')) +
    attached('a', 'a.example.com', to('cart')) +
    attached('any', '"*.example.com"', to('web'));
  test.each([
    ['http://a.example.com/', 'cart'],
    ['http://A.example.com:80/', 'cart'],
    ['http://b.example.com/', 'web'],
    ['http://example.org/', '404'],
    ['http://a.example.com:81/', 'connection-reset'],
    ['https://a.example.com/', 'connection-reset'],
  ])('%s', (url, end) => {
    expect(ends(mesh, url, FROM)).toBe(end);
  });

  test('sends plain requests to HTTPS', () => {
    const redirecting =
      BASE +
      gateway(http('a.example.com', ', tls: { httpsRedirect: true }')) +
      attached('a', 'a.example.com', to('cart'));
    expect(ends(redirecting, 'http://a.example.com/x?y', FROM)).toBe('301 https://a.example.com/x?y');
  });

  test('ends TLS', () => {
    const server =
      '{ hosts: [a.example.com], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: c } }';
    const tls = BASE + gateway(server) + attached('a', 'a.example.com', to('cart'));
    expect(ends(tls, 'https://a.example.com/', FROM)).toBe('cart');
    expect(ends(tls, 'https://b.example.com/', FROM)).toBe('connection-reset');
    expect(ends(tls, 'http://a.example.com:443/', FROM)).toBe('connection-reset');
  });

  test('merges the VirtualServices of a host, what takes everything last', () => {
    const two =
      BASE +
      gateway(http('a.example.com')) +
      attached('a', 'a.example.com', to('web')) +
      attached('b', 'a.example.com', to('cart', 'match: [{ uri: { prefix: /cart } }], '));
    expect(ends(two, 'http://a.example.com/cart', FROM)).toBe('cart');
    expect(ends(two, 'http://a.example.com/', FROM)).toBe('web');
    expect(outcomeOf(two, 'http://a.example.com/cart', FROM).undefinedOrder).toEqual([]);
  });

  test('tells where the order of several VirtualServices is undefined', () => {
    const two =
      BASE +
      gateway(http('a.example.com')) +
      attached('a', 'a.example.com', to('web')) +
      attached('b', 'a.example.com', to('cart'));
    expect(outcomeOf(two, 'http://a.example.com/', FROM).undefinedOrder).toEqual([
      'VirtualService shop/a',
      'VirtualService shop/b',
    ]);
  });

  test('takes only VirtualServices of the namespace that its host names', () => {
    const other = BASE + gateway(http('other/a.example.com')) + attached('a', 'a.example.com', to('cart'));
    expect(ends(other, 'http://a.example.com/', FROM)).toBe('404');
  });

  test('passes TLS on by its server name, and TCP', () => {
    const server =
      '{ hosts: ["*.example.com"], port: { number: 443, name: tls, protocol: TLS }, tls: { mode: PASSTHROUGH } }';
    const rule = attached(
      'a',
      'a.example.com',
      'tls: [{ match: [{ sniHosts: [a.example.com] }], route: [{ destination: { host: cart } }] }]',
    );
    expect(ends(BASE + gateway(server) + rule, 'https://a.example.com/', FROM)).toBe('cart');
    expect(ends(BASE + gateway(server) + rule, 'https://b.example.com/', FROM)).toBe('connection-reset');
    const tcp =
      gateway('{ hosts: ["*"], port: { number: 31400, name: tcp, protocol: TCP } }') +
      attached('a', '"*"', 'tcp: [{ route: [{ destination: { host: cart } }] }]');
    expect(ends(BASE + tcp, 'tcp://a.example.com:31400', FROM)).toBe('cart');
  });
});

describe('a Kubernetes Gateway', () => {
  const edge = (listener = '', from = 'Same') =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: ${from} } }${listener} }] }\n---\n`;
  const route = (rules: string, more = '', namespace = 'shop', name = 'r') =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { parentRefs: [{ name: edge, namespace: shop }], ${more} rules: [${rules}] }\n---\n`;
  const ref = (name: string, more = '') => `backendRefs: [{ name: ${name}, port: 8080${more} }]`;
  const path = (type: string, value: string) => `matches: [{ path: { type: ${type}, value: "${value}" } }]`;

  test('tries what asks for most first', () => {
    const mesh =
      BASE +
      app('hit') +
      edge() +
      route(
        `{ ${ref('web')} }, { ${path('PathPrefix', '/a')}, ${ref('cart')} }, { ${path('Exact', '/a/b')}, ${ref('hit')} }`,
      );
    expect(['/', '/ab', '/a', '/a/', '/a/b', '/a/b/c'].map((at) => ends(mesh, `http://x.org${at}`, FROM))).toEqual([
      'web',
      'web',
      'cart',
      'cart',
      'hit',
      'cart',
    ]);
  });

  test.each([
    ['no service', ref('missing'), '500'],
    ['no such port', 'backendRefs: [{ name: cart, port: 1 }]', '500'],
    ['no weight', ref('cart', ', weight: 0'), '500'],
    ['another namespace without a grant', ref('far', ', namespace: other'), '500'],
  ])('%s: %s', (_, backend, end) => {
    expect(
      ends(
        BASE + injected('other') + app('far', { namespace: 'other' }) + edge() + route(`{ ${backend} }`),
        'http://x.org/',
        FROM,
      ),
    ).toBe(end);
  });

  test('a ReferenceGrant lets it use the other namespace', () => {
    const grant =
      'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata: { name: g, namespace: other }\nspec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }], to: [{ group: "", kind: Service }] }\n---\n';
    expect(
      ends(
        BASE +
          injected('other') +
          app('far', { namespace: 'other' }) +
          edge() +
          grant +
          route(`{ ${ref('far', ', namespace: other')} }`),
        'http://x.org/',
        FROM,
      ),
    ).toBe('far');
  });

  test('filters', () => {
    const redirect =
      '{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, hostname: s.org, statusCode: 302 } }] }';
    expect(ends(BASE + edge() + route(redirect), 'http://x.org/a', FROM)).toBe('302 https://s.org/a');
    const rewrite = `{ ${path('PathPrefix', '/a')}, filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } } }], ${ref('cart')} }`;
    expect(outcomeOf(BASE + edge() + route(rewrite), 'http://x.org/a/b', FROM).request.path).toBe('/b');
    const timeouts = `{ timeouts: { request: 10s, backendRequest: 2s }, ${ref('cart')} }`;
    expect(outcomeOf(BASE + edge() + route(timeouts), 'http://x.org/', FROM).timeoutMs).toBe(2000);
  });

  test('hostnames, and namespaces that may attach', () => {
    const own = BASE + edge(', hostname: "*.example.com"') + route(`{ ${ref('cart')} }`, 'hostnames: [a.example.com],');
    expect(['a.example.com', 'b.example.com', 'a.org'].map((host) => ends(own, `http://${host}/`, FROM))).toEqual([
      'cart',
      '404',
      '404',
    ]);
    const foreign = injected('other') + app('far', { namespace: 'other' }) + route(`{ ${ref('far')} }`, '', 'other');
    expect(ends(BASE + edge() + foreign, 'http://x.org/', FROM)).toBe('404');
    expect(ends(BASE + edge('', 'All') + foreign, 'http://x.org/', FROM)).toBe('far');
  });
});

test('only among routes that ask for as much the order is undefined', () => {
  const edge =
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n---\n';
  const route = (name: string, path: string) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: ${name}, namespace: shop }\nspec: { parentRefs: [{ name: edge }], rules: [{ matches: [{ path: { type: PathPrefix, value: ${path} } }], backendRefs: [{ name: cart, port: 8080 }] }] }\n---\n`;
  const order = (...routes: readonly string[]) =>
    outcomeOf(BASE + edge + routes.join(''), 'http://x.org/a/b', FROM).undefinedOrder;
  expect(order(route('one', '/a'), route('two', '/a/b'))).toEqual([]);
  expect(order(route('one', '/a'), route('two', '/a'))).toEqual(['HTTPRoute shop/one', 'HTTPRoute shop/two']);
});

describe('an HTTPRoute of the mesh', () => {
  const route = (namespace: string, backend: string, match = '') =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: r, namespace: ${namespace} }\nspec: { parentRefs: [{ group: "", kind: Service, name: cart, namespace: shop }], rules: [{ ${match}backendRefs: [{ name: ${backend}, port: 8080 }] }] }\n---\n`;
  const mesh =
    BASE +
    injected('other') +
    app('web', { namespace: 'other' }) +
    app('far', { namespace: 'other' }) +
    route('shop', 'web');
  test('of the producer is for all, that of the consumer for its own namespace, before it', () => {
    expect(ends(mesh, 'http://cart:8080/')).toBe('web');
    expect(ends(mesh, 'http://cart.shop:8080/', { from: 'other/web' })).toBe('web');
    expect(ends(mesh + route('other', 'far'), 'http://cart.shop:8080/', { from: 'other/web' })).toBe('far');
    expect(ends(mesh + route('other', 'far'), 'http://cart:8080/')).toBe('web');
  });

  test('leaves nothing else to the service', () => {
    expect(
      ends(BASE + route('shop', 'web', 'matches: [{ path: { type: Exact, value: /a } }], '), 'http://cart:8080/b'),
    ).toBe('404');
  });
});

describe('TLS and TCP from a sidecar', () => {
  const tcp = BASE + app('db', { portName: 'tcp-db' }) + app('safe', { portName: 'tls-safe' });
  const rule = (name: string, spec: string) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name}, namespace: shop }\nspec: { hosts: [${name}], ${spec} }\n---\n`;
  test('follow their rules, else go straight to the service', () => {
    expect(ends(tcp, 'tcp://db:8080')).toBe('db');
    expect(
      ends(
        tcp +
          rule(
            'db',
            'tcp: [{ route: [{ destination: { host: safe }, weight: 20 }, { destination: { host: db }, weight: 80 }] }]',
          ),
        'tcp://db:8080',
      ),
    ).toBe('safe 0.2, db 0.8');
    const sni = rule('safe', 'tls: [{ match: [{ sniHosts: [safe] }], route: [{ destination: { host: db } }] }]');
    expect(ends(tcp + sni, 'https://safe:8080/')).toBe('db');
    expect(ends(tcp + sni, 'https://safe:8080/', { sni: 'else' })).toBe('safe');
    expect(outcomeOf(tcp, 'tcp://db:8080').retries).toBeNull();
  });
});

describe('claims of a token', () => {
  const jwt = (more = '') =>
    `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: jwt, namespace: istio-system }\nspec: { selector: { matchLabels: { istio: ingressgateway } }, jwtRules: [{ issuer: me${more} }] }\n---\n`;
  const rule = attached(
    'a',
    'a.example.com',
    'http: [{ match: [{ headers: { "@request.auth.claims.role": { exact: admin } } }], route: [{ destination: { host: cart } }] }, { route: [{ destination: { host: web } }] }]',
  );
  const mesh = BASE + gateway(http('a.example.com')) + rule;
  const asked = { ...FROM, jwt: { iss: 'me', sub: 's', role: 'admin' } };

  test('route where the gateway accepts the token', () => {
    expect(ends(mesh + jwt(), 'http://a.example.com/', asked)).toBe('cart');
    expect(ends(mesh + jwt(), 'http://a.example.com/', FROM)).toBe('web');
    expect(ends(mesh, 'http://a.example.com/', asked)).toBe('web');
  });

  test('reach the workload only where the token is handed on', () => {
    const inner =
      'apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: own, namespace: shop }\nspec: { jwtRules: [{ issuer: me }] }\n---\napiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: own, namespace: shop }\nspec: { rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }] }\n---\n';
    expect(ends(mesh + jwt() + inner, 'http://a.example.com/', asked)).toBe('403');
    expect(ends(mesh + jwt(', forwardOriginalToken: true') + inner, 'http://a.example.com/', asked)).toBe('cart');
  });
});

describe('an HTTPRoute and a VirtualService for one service', () => {
  const route = (namespace: string, status = 'web') =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: r, namespace: ${namespace} }\nspec: { parentRefs: [{ group: "", kind: Service, name: cart, namespace: shop }], rules: [{ backendRefs: [{ name: ${status}, port: 8080, namespace: shop }] }] }\n---\n`;
  const rule = (exportTo: string, namespace = 'shop') =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: v, namespace: ${namespace} }\nspec: { hosts: [cart.shop.svc.cluster.local], exportTo: [${exportTo}], http: [{ directResponse: { status: 418 } }] }\n---\n`;
  const mesh = BASE + injected('other') + app('web', { namespace: 'other' });
  const inOther = { from: 'other/web' };
  test.each([
    ['private, and a producer route', rule('"."') + route('shop'), {}, '418'],
    ['public, and a producer route of the own namespace', rule('"*"') + route('shop'), {}, 'web'],
    ['public in another namespace, and a producer route', rule('"*"', 'other') + route('shop'), {}, 'web'],
    ['exported by name, and a producer route', rule('shop, other') + route('shop'), inOther, '418'],
    ['exported by name, and a consumer route', rule('shop, other') + route('other'), inOther, '418'],
    ['private, and a consumer route', rule('"."', 'other') + route('other'), inOther, '418'],
    ['public, and a consumer route', rule('"*"') + route('other'), inOther, 'web'],
  ])('%s', (_, rules, asked, end) => {
    expect(ends(mesh + rules, 'http://cart.shop:8080/', asked)).toBe(end);
  });

  test('a route is exported as the mesh says of VirtualServices', () => {
    const asked = (exportTo: string) =>
      ends(mesh + route('shop', 'web'), 'http://cart.shop:8080/', inOther, {
        meshConfig: `defaultVirtualServiceExportTo: ['${exportTo}']`,
      });
    expect([asked('*'), asked('.')]).toEqual(['web', 'cart']);
  });

  test('of the same rank: the oldest, if anybody knew', () => {
    const { undefinedOrder } = outcomeOf(mesh + rule('"*"') + route('shop'), 'http://cart.shop:8080/', inOther);
    expect(undefinedOrder).toEqual(['HTTPRoute shop/r', 'VirtualService shop/v']);
  });
});

describe('policies of a gateway', () => {
  const deny = (operation: string, selector: string) =>
    `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p, namespace: shop }\nspec: { action: DENY, ${selector}, rules: [{ to: [{ operation: ${operation} }] }] }\n---\n`;
  test('mean the port on which the pod listens', () => {
    const pod = app('edge', { port: 8080 }).replace('port: 8080 }]\n---', 'port: 80, targetPort: 8080 }]\n---');
    const mesh =
      BASE +
      pod +
      gateway(http('a.example.com')).replace('istio: ingressgateway', 'app: edge') +
      attached('a', 'a.example.com', to('cart'));
    const selector = 'selector: { matchLabels: { app: edge } }';
    expect(ends(mesh, 'http://a.example.com/', FROM)).toBe('cart');
    expect(ends(mesh + deny('{ ports: ["8080"] }', selector), 'http://a.example.com/', FROM)).toBe('403');
    expect(ends(mesh + deny('{ ports: ["80"] }', selector), 'http://a.example.com/', FROM)).toBe('cart');
  });

  test('come before the search for a listener', () => {
    const mesh = `${BASE}apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: edge, namespace: shop }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP, hostname: a.example.com }] }\n---\n`;
    const target = 'targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: edge }]';
    expect(ends(mesh, 'http://b.example.com/', FROM)).toBe('404');
    expect(ends(mesh + deny('{ methods: [GET] }', target), 'http://b.example.com/', FROM)).toBe('403');
  });
});
