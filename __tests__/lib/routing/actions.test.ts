import { describe, expect, test } from '@jest/globals';
import { app, destinationRule, injected, virtualService } from '../../support/workload-yaml';
import { ends, outcomeOf } from './routed';

const BASE = injected() + app('web') + app('cart') + app('hit');
const doing = (rule: string) => BASE + virtualService('cart', rule);
const URL = 'http://cart:8080/old/item?q=1';
const TO_HIT = 'route: [{ destination: { host: hit } }]';

describe('a redirect', () => {
  test.each([
    ['{ uri: /new }', '301 http://cart:8080/new?q=1'],
    ['{ authority: other.example.com }', '301 http://other.example.com/old/item?q=1'],
    ['{ scheme: https }', '301 https://cart:8080/old/item?q=1'],
    ['{ port: 8443, redirectCode: 308 }', '308 http://cart:8443/old/item?q=1'],
    ['{ port: 80 }', '301 http://cart:8080/old/item?q=1'],
    ['{ authority: a.example.com, derivePort: FROM_REQUEST_PORT }', '301 http://a.example.com:8080/old/item?q=1'],
    ['{ uri: "/new?x" }', '301 http://cart:8080/new?x'],
  ])('%s', (redirect, end) => {
    expect(ends(doing(`- redirect: ${redirect}`), URL)).toBe(end);
  });
});

test('a direct response', () => {
  expect(ends(doing('- directResponse: { status: 418 }'), URL)).toBe('418');
});

describe('a rewrite', () => {
  test.each([
    ['match: [{ uri: { prefix: /old } }], rewrite: { uri: /new }', '/new/item?q=1'],
    ['match: [{ uri: { prefix: /old } }], rewrite: { uri: / }', '//item?q=1'],
    ['match: [{ uri: { exact: /old/item } }], rewrite: { uri: /new }', '/new?q=1'],
    ['match: [{ uri: { regex: "/old/.*" } }], rewrite: { uri: /new }', '/new?q=1'],
    ['rewrite: { uri: /new/ }', '/new/old/item?q=1'],
    ['rewrite: { uriRegexRewrite: { match: "^/old/(.*)$", rewrite: "/n/\\\\1" } }', '/n/item?q=1'],
  ])('{ %s }', (rule, path) => {
    expect(outcomeOf(doing(`- { ${rule}, ${TO_HIT} }`), URL).request.path).toBe(path);
  });

  test('of the authority, and by a header', () => {
    expect(outcomeOf(doing(`- { rewrite: { authority: x.example.com }, ${TO_HIT} }`), URL).request.authority).toBe(
      'x.example.com',
    );
    expect(
      outcomeOf(doing(`- { headers: { request: { set: { Host: y.example.com } } }, ${TO_HIT} }`), URL).request
        .authority,
    ).toBe('y.example.com');
  });
});

test('changes of headers of the route and of its only destination', () => {
  const rule =
    '- { headers: { request: { set: { a: "1" }, remove: [b] } }, route: [{ destination: { host: hit }, headers: { request: { add: { c: "2" } } } }] }';
  expect(outcomeOf(doing(rule), URL).request.headers).toEqual({ set: { a: '1' }, add: { c: '2' }, remove: ['b'] });
});

describe('destinations', () => {
  const route = (list: string) => doing(`- route: [${list}]`);
  test.each([
    ['{ destination: { host: hit }, weight: 0 }', 'hit'],
    ['{ destination: { host: hit }, weight: 1 }, { destination: { host: cart }, weight: 3 }', 'hit 0.25, cart 0.75'],
    ['{ destination: { host: hit }, weight: 100 }, { destination: { host: cart }, weight: 0 }', 'hit'],
    ['{ destination: { host: missing } }', '503'],
    ['{ destination: { host: hit, port: { number: 1 } } }', '503'],
    ['{ destination: { host: hit, subset: v9 } }', '503'],
  ])('%s', (list, end) => {
    expect(ends(route(list), URL)).toBe(end);
  });

  test('a subset without workloads is not available', () => {
    const rules = destinationRule('hit', 'subsets: [{ name: v1, labels: { version: v1 } }]');
    expect(ends(route('{ destination: { host: hit, subset: v1 } }') + rules, URL)).toBe('503');
  });

  test('part of the traffic to what is missing makes no certain status', () => {
    expect(
      outcomeOf(route('{ destination: { host: hit }, weight: 1 }, { destination: { host: no }, weight: 1 }'), URL)
        .status,
    ).toBeNull();
  });
});

describe('faults', () => {
  test.each([
    ['delay: { fixedDelay: 7s, percentage: { value: 10 } }', { delay: { share: 0.1, delayMs: 7000 } }],
    ['delay: { fixedDelay: 7s }', { delay: { share: 0, delayMs: 7000 } }],
    ['abort: { httpStatus: 500, percentage: { value: 50 } }', { abort: { share: 0.5, status: 500 } }],
  ])('%s', (fault, faults) => {
    expect(outcomeOf(doing(`- { fault: { ${fault} }, ${TO_HIT} }`), URL)).toMatchObject({ faults, status: null });
  });

  test('an abort of everything is certain', () => {
    expect(
      outcomeOf(doing(`- { fault: { abort: { httpStatus: 555, percentage: { value: 100 } } }, ${TO_HIT} }`), URL)
        .status,
    ).toBe(555);
  });
});

describe('mirrors', () => {
  const copy = { host: 'cart.shop.svc.cluster.local', port: 8080, subset: null };
  test.each([
    ['mirror: { host: cart }', [{ ...copy, share: 1 }]],
    ['mirror: { host: cart }, mirrorPercentage: { value: 50 }', [{ ...copy, share: 0.5 }]],
    ['mirror: { host: cart }, mirrorPercentage: { value: 0 }', []],
    ['mirrors: [{ destination: { host: cart }, percentage: { value: 25 } }]', [{ ...copy, share: 0.25 }]],
  ])('%s', (mirror, mirrors) => {
    expect(outcomeOf(doing(`- { ${mirror}, ${TO_HIT} }`), URL).mirrors).toEqual(mirrors);
  });
});

describe('retries', () => {
  const usual = ['connect-failure', 'refused-stream', 'unavailable', 'cancelled', 'retriable-status-codes'];
  test.each([
    ['{ attempts: 3, perTryTimeout: 2s, retryOn: 5xx }', { attempts: 3, perTryTimeoutMs: 2000, on: ['5xx'] }],
    ['{ attempts: 0 }', { attempts: 0, perTryTimeoutMs: null, on: [] }],
    ['{ attempts: 1 }', { attempts: 1, perTryTimeoutMs: null, on: usual }],
    [
      '{ attempts: 1, retryOn: "reset,503" }',
      { attempts: 1, perTryTimeoutMs: null, on: ['reset', 'retriable-status-codes'], statusCodes: [503] },
    ],
  ])('%s', (retries, effective) => {
    expect(outcomeOf(doing(`- { retries: ${retries}, ${TO_HIT} }`), URL).retries).toEqual(effective);
  });

  test('of the mesh where the route does not say', () => {
    const options = { meshConfig: 'defaultHttpRetryPolicy: { attempts: 5, retryOn: reset }' };
    expect(outcomeOf(BASE, URL, {}, options).retries).toEqual({ attempts: 5, perTryTimeoutMs: null, on: ['reset'] });
  });

  test.each([
    ['1.5s', 1500],
    ['0s', null],
  ])('a timeout of %s', (timeout, timeoutMs) => {
    expect(outcomeOf(doing(`- { timeout: ${timeout}, ${TO_HIT} }`), URL).timeoutMs).toBe(timeoutMs);
  });
});

describe('headers of a rule and of its destinations', () => {
  const rule = (own: string, ...destinations: readonly string[]) =>
    outcomeOf(
      doing(
        `- { headers: { request: { ${own} } }, route: [${destinations.map((headers) => `{ destination: { host: hit }, weight: 1, headers: { request: { ${headers} } } }`).join(', ')}] }`,
      ),
      URL,
    );

  test.each([
    ['both are added', 'add: { x: r }', 'add: { x: d }', { set: {}, add: { x: 'r,d' }, remove: [] }],
    [
      'what the rule adds comes after what the destination sets',
      'add: { x: r }',
      'set: { X: d }',
      { set: { X: 'd' }, add: { x: 'r' }, remove: [] },
    ],
    [
      'the destination adds to what the rule sets',
      'set: { x: r }',
      'add: { x: d }',
      { set: { x: 'r' }, add: { x: 'd' }, remove: [] },
    ],
    ['nothing takes away what is set', 'set: { x: r }', 'remove: [x]', { set: { x: 'r' }, add: {}, remove: ['x'] }],
  ])('of one destination: %s', (_, own, destination, headers) => {
    expect(rule(own, destination).request.headers).toEqual(headers);
  });

  test('of several stand apart, and come before those of the rule', () => {
    const { request, destinations } = rule('set: { x: r }', 'set: { x: d }', 'remove: [z]');
    expect(request.headers).toEqual({ set: { x: 'r' }, add: {}, remove: [] });
    expect(destinations.map(({ headers }) => headers)).toEqual([
      { set: { x: 'd' }, add: {}, remove: [] },
      { set: {}, add: {}, remove: ['z'] },
    ]);
  });

  test('the authority: the rewrite before the rule before the destination', () => {
    const authority = (rest: string, own: string) =>
      outcomeOf(
        doing(`- { ${rest} route: [{ destination: { host: hit }, headers: { request: { set: { host: ${own} } } } }] }`),
        URL,
      ).request.authority;
    expect(authority('', 'd.org')).toBe('d.org');
    expect(authority('headers: { request: { set: { Host: r.org } } },', 'd.org')).toBe('r.org');
    expect(authority('rewrite: { authority: w.org }, headers: { request: { set: { Host: r.org } } },', 'd.org')).toBe(
      'w.org',
    );
  });
});

test('a destination without a port is on the port of the listener', () => {
  const other = app('other', { port: 9090 });
  const to = (place: string) => `- route: [{ destination: { host: other${place} } }]`;
  expect(ends(doing(to('')) + other, URL)).toBe('503');
  expect(ends(doing(to(', port: { number: 9090 }')) + other, URL)).toBe('other');
});

test('the authority of a redirect is taken as it is written', () => {
  expect(ends(doing('- redirect: { authority: "o.org:8443", port: 443 }'), URL)).toBe(
    '301 http://o.org:8443:443/old/item?q=1',
  );
});

test('no copy goes to what is not there', () => {
  const { mirrors, destinations } = outcomeOf(doing(`- { mirror: { host: hit, subset: v9 }, ${TO_HIT} }`), URL);
  expect(mirrors).toEqual([]);
  expect(destinations).toHaveLength(1);
});

test('of several destinations one that alone has a weight keeps its changes to itself', () => {
  const rule =
    '- { headers: { request: { remove: [x] } }, route: [{ destination: { host: hit }, weight: 100, headers: { request: { set: { x: one } } } }, { destination: { host: cart }, weight: 0 }] }';
  const { destinations, request } = outcomeOf(doing(rule), URL);
  expect(destinations).toMatchObject([{ share: 1, headers: { set: { x: 'one' }, add: {}, remove: [] } }]);
  expect(request.headers).toEqual({ set: {}, add: {}, remove: ['x'] });
});

describe('a fault on what the mesh answers itself', () => {
  const half = 'fault: { abort: { httpStatus: 500, percentage: { value: 50 } } }';
  test.each([
    [`- { redirect: { uri: /n }, ${half} }`, { status: 301, redirect: 'http://cart:8080/n?q=1' }],
    [`- { directResponse: { status: 418 }, ${half} }`, { status: 418, redirect: null }],
  ])('%s', (rule, end) => {
    expect(outcomeOf(doing(rule), URL)).toMatchObject({ ...end, faults: { abort: { share: 0.5, status: 500 } } });
  });

  test('comes first where it hits all', () => {
    const all = 'fault: { abort: { httpStatus: 500, percentage: { value: 100 } } }';
    expect(ends(doing(`- { redirect: { uri: /n }, ${all} }`), URL)).toBe('500');
  });
});

describe('a preflight request', () => {
  const cors = (policy: string) => doing(`- { corsPolicy: { ${policy} }, ${TO_HIT} }`);
  const asked = { method: 'OPTIONS', headers: { origin: 'https://a.org', 'access-control-request-method': 'PUT' } };
  test.each([
    ['an origin that is allowed', 'allowOrigins: [{ exact: "https://a.org" }]', '200'],
    ['any origin', 'allowOrigins: [{ exact: "*" }]', '200'],
    ['a regular expression', 'allowOrigins: [{ regex: "https://[a-z]+[.]org" }]', '200'],
    ['another origin', 'allowOrigins: [{ exact: "https://b.org" }]', 'hit'],
    [
      'another origin, which is to hear nothing',
      'allowOrigins: [{ exact: "https://b.org" }], unmatchedPreflights: IGNORE',
      '200',
    ],
    ['the old list', 'allowOrigin: ["https://a.org"]', '200'],
  ])('%s', (_, policy, end) => {
    expect(ends(cors(policy), URL, asked)).toBe(end);
  });

  test('is no other request', () => {
    const policy = cors('allowOrigins: [{ exact: "https://a.org" }]');
    expect(ends(policy, URL, { ...asked, method: 'GET' })).toBe('hit');
    expect(ends(policy, URL, { method: 'OPTIONS', headers: { origin: 'https://a.org' } })).toBe('hit');
  });

  test('needs no token', () => {
    const jwt =
      'apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: jwt, namespace: shop }\nspec: { jwtRules: [{ issuer: me }] }\n---\n';
    const bad = { jwt: { iss: 'else' } };
    expect(ends(doing(`- { ${TO_HIT} }`) + jwt, URL, { ...asked, ...bad })).toBe('hit');
    expect(ends(doing(`- { ${TO_HIT} }`) + jwt, URL, bad)).toBe('401');
  });
});
