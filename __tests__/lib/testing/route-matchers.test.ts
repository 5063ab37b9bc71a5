import 'cdk8s-mesh/testing';
import { describe, expect, test } from '@jest/globals';
import { meshOf } from 'cdk8s-mesh/testing';
import { app, destinationRule, injected, virtualService } from '../../support/workload-yaml';

const manifests = [
  injected(),
  app('web'),
  app('cart'),
  destinationRule(
    'cart',
    'subsets: [{ name: v1, labels: { app: cart } }, { name: v2, labels: { app: cart } }, { name: v3, labels: { app: cart } }]',
  ),
  virtualService(
    'cart',
    `
- match: [{ headers: { end-user: { exact: jason } } }]
  route: [{ destination: { host: cart, subset: v2 } }]
- match: [{ uri: { prefix: /old } }]
  redirect: { uri: /new, redirectCode: 302 }
- match: [{ uri: { exact: /teapot } }]
  directResponse: { status: 418 }
- route:
    - { destination: { host: cart, subset: v1 }, weight: 90 }
    - { destination: { host: cart, subset: v2 }, weight: 10 }
  retries: { attempts: 3, perTryTimeout: 2s, retryOn: "5xx" }
  timeout: 7s
  mirror: { host: cart, subset: v3 }
  mirrorPercentage: { value: 50 }
`,
  ),
].join('');
const mesh = meshOf(manifests, { from: 'shop/web' });
const jason = { url: 'http://cart:8080/', headers: { 'end-user': 'jason' } };

const failure = (run: () => void): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it passes');
};

describe('toRoute', () => {
  test('takes a host, a destination, all of them, or an outcome', () => {
    expect(mesh).toRoute(jason, 'cart');
    expect(mesh).toRoute(jason, { host: 'cart.shop', subset: 'v2' });
    expect(mesh).toRoute('http://cart:8080/', [
      { host: 'cart', subset: 'v1', share: 0.9 },
      { host: 'cart', subset: 'v2', share: '10%' },
    ]);
    expect(mesh).toRoute('http://cart:8080/', { timeout: '7s', tls: 'ISTIO_MUTUAL' });
    expect(mesh).not.toRoute(jason, { host: 'cart', subset: 'v1' });
    expect(mesh).not.toRoute(jason, { timeout: '7s' });
  });

  test('takes manifests as meshOf does, and a request in its parts', () => {
    const parts = { from: 'shop/web', host: 'cart', port: 8080, headers: { 'end-user': 'jason' } };
    expect(manifests).toRoute(parts, { host: 'cart', subset: 'v2' });
  });

  test('says what differs, the closest rule, and why', () => {
    const expected = { host: 'cart', subset: 'v2', share: 1 };
    const [first, why] = failure(() => expect(mesh).toRoute('http://cart:8080/', expected)).split('\n\nWhy:\n');
    expect(first).toBe(
      [
        'expect(mesh).toRoute(request, expected)\n',
        'GET http://cart:8080/ from shop/web:',
        '  destinations: expected cart subset v2 with 100 %, got cart.shop.svc.cluster.local:8080 subset v1 with 90 % and cart.shop.svc.cluster.local:8080 subset v2 with 10 %\n',
        "The closest rule asks for header end-user exactly 'jason', but the request has header end-user missing.",
        '  VirtualService shop/cart /spec/http/0/match/0\n',
        'The request goes to one of 2 destinations:',
        '    90 %  cart.shop.svc.cluster.local:8080, subset v1',
        '    10 %  cart.shop.svc.cluster.local:8080, subset v2',
        'Received as / for cart:8080.',
        'Tried again up to 3 times on 5xx, each try up to 2 s.',
        'Given up after 7 s.',
        'Sent with mutual TLS of the mesh.',
        'A copy of 50 % of requests goes to cart.shop.svc.cluster.local:8080, subset v3; its answers are dropped.',
      ].join('\n'),
    );
    expect(why).toContain('this rule takes every request\n       VirtualService shop/cart /spec/http/3');
  });

  test('says that a rule before takes the request', () => {
    const expected = { host: 'cart', subset: 'v1' };
    expect(failure(() => expect(mesh).toRoute(jason, expected))).toContain(
      'The closest rule is never reached: the request fits it, but a rule before it takes the request.\n  VirtualService shop/cart /spec/http/3\n',
    );
  });

  test('says what should not have been', () => {
    expect(failure(() => expect(mesh).not.toRoute(jason, 'cart'))).toMatch(
      /^expect\(mesh\)\.not\.toRoute\(request, expected\)\n\nGET http:\/\/cart:8080\/ \(end-user: jason\) from shop\/web: it is as it was expected not to be\.\n\nThe request goes to cart/,
    );
  });
});

test('toRedirect takes the location, and a status', () => {
  expect(mesh).toRedirect('http://cart:8080/old', 'http://cart:8080/new');
  expect(mesh).toRedirect('http://cart:8080/old', 'http://cart:8080/new', 302);
  expect(mesh).not.toRedirect('http://cart:8080/old', 'http://cart:8080/new', 301);
  expect(mesh).not.toRedirect('http://cart:8080/', 'http://cart:8080/new');
  expect(failure(() => expect(mesh).toRedirect('http://cart:8080/', 'http://cart/new'))).toContain(
    "redirect: expected 'http://cart/new', got none",
  );
});

test('toRespond takes what the mesh itself answers', () => {
  expect(mesh).toRespond('http://cart:8080/teapot', 418);
  expect(mesh).not.toRespond('http://cart:8080/', 418);
  expect(failure(() => expect(mesh).toRespond('http://cart:8080/', 503))).toContain('status: expected 503, got none');
});

test('toRetry takes a number, or a policy', () => {
  expect(mesh).toRetry('http://cart:8080/', 3);
  expect(mesh).toRetry('http://cart:8080/', { attempts: 3, perTryTimeout: '2s', on: ['5xx'] });
  expect(mesh).not.toRetry(jason, 3);
  expect(failure(() => expect(mesh).toRetry(jason, 3))).toContain('retries.attempts: expected 3, got 2');
});

test('toMirror takes a host, or places with shares', () => {
  expect(mesh).toMirror('http://cart:8080/', 'cart');
  expect(mesh).toMirror('http://cart:8080/', { host: 'cart', subset: 'v3', share: 0.5 });
  expect(mesh).not.toMirror(jason, 'cart');
});

describe('toAllow and toDeny', () => {
  const policy = (spec: string) =>
    `apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: p, namespace: shop }\nspec: ${spec}\n---\n`;
  const under = (spec: string) => meshOf([manifests, policy(spec)], { from: 'shop/web' });
  const gets = under('{ rules: [{ to: [{ operation: { methods: [GET] } }] }] }');
  const addresses = under('{ rules: [{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }] }');
  const put = { ...jason, method: 'PUT' };

  test('follow the policies', () => {
    expect(gets).toAllow(jason);
    expect(gets).not.toDeny(jason);
    expect(gets).toDeny(put);
    expect(gets).toDeny(put, 403);
    expect(gets).not.toDeny(put, 401);
    expect(gets).not.toAllow(put);
  });

  test('neither holds where it depends on what is not given', () => {
    expect(addresses).not.toAllow(jason);
    expect(addresses).not.toDeny(jason);
    expect(addresses).toAllow({ ...jason, sourceIp: '10.1.1.1' });
    expect(failure(() => expect(addresses).toDeny(jason))).toContain('expected deny, got conditional');
  });

  test('a server that takes nothing but mutual TLS refuses plain text', () => {
    const strict = `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: p, namespace: shop }\nspec: { mtls: { mode: STRICT } }\n---\n`;
    const outside = app('legacy', { namespace: 'outside' }).replace(
      /^/,
      'kind: Namespace\napiVersion: v1\nmetadata: { name: outside }\n---\n',
    );
    const both = meshOf([manifests, strict, outside]);
    expect(both).toDeny({ from: 'outside/legacy', url: 'http://cart.shop:8080/' });
    expect(both).toAllow({ from: 'shop/web', url: 'http://cart.shop:8080/' });
  });

  test('nobody who could take it is no permission', () => {
    const closed = meshOf(manifests, {
      from: 'shop/web',
      meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
    });
    const nobody = 'http://nobody.example:8080/';
    expect(mesh).toAllow(nobody);
    expect(closed).not.toAllow(nobody);
    expect(closed).not.toDeny(nobody);
    expect(failure(() => expect(closed).toAllow(nobody))).toContain(
      'the request is sent to nobody: the mesh itself answers with 502',
    );
    const scaled = meshOf(manifests.replaceAll('spec:\n  \n', 'spec:\n  replicas: 0\n'), { from: 'shop/web' });
    expect(failure(() => expect(scaled).toAllow('http://cart:8080/'))).toContain('the mesh itself answers with 503');
  });

  test('an answer of the mesh itself is one', () => {
    expect(mesh).toAllow('http://cart:8080/teapot');
    expect(mesh).toAllow('http://cart:8080/old');
  });
});

describe('a request', () => {
  const code = (run: () => void) => {
    try {
      run();
    } catch (error) {
      return [(error as { code?: string }).code, (error as Error).message];
    }
    return undefined;
  };
  test.each([
    [
      'http://cart/',
      undefined,
      'MESH_WITHOUT_CLIENT',
      "'from' must say who sends the request; give 'NAMESPACE/WORKLOAD' or 'gateway:NAMESPACE/NAME', with the request or with meshOf(…).from(…) [MESH_WITHOUT_CLIENT]",
    ],
    [
      'http://cart/',
      'shop/wbe',
      'MESH_UNKNOWN_CLIENT',
      "'from' must be a client of the mesh: there is no workload 'shop/wbe'; did you mean 'shop/web'? [MESH_UNKNOWN_CLIENT]",
    ],
    [
      'cart',
      'shop/web',
      'MESH_UNKNOWN_URL',
      "'url' must be http, https, grpc, tcp or tls://HOST[:PORT][/PATH], got 'cart' [MESH_UNKNOWN_URL]",
    ],
    [
      { path: '/' },
      'shop/web',
      'MESH_UNKNOWN_URL',
      "'url' must say what is dialled; give url or host [MESH_UNKNOWN_URL]",
    ],
  ] as const)('%j from %s throws %s', (request, from, expected, message) => {
    const asked = typeof request === 'string' ? { url: request, from } : { ...request, from };
    expect(code(() => expect(manifests).toRoute(asked, 'cart'))).toEqual([expected, message]);
  });

  test('is titled by what is sent', () => {
    expect(mesh.route({ ...jason, method: 'PUT' }).title).toBe('PUT http://cart:8080/ (end-user: jason) from shop/web');
    expect(mesh.route({ scheme: 'tcp', host: 'cart', port: 8080 }).title).toBe('tcp://cart:8080 from shop/web');
  });
});
