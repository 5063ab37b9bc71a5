import { describe, expect, test } from '@jest/globals';
import { app, injected } from '../../support/workload-yaml';
import { type Asked, outcomeOf } from './routed';

const BASE =
  injected() +
  injected('other') +
  app('web') +
  app('cart') +
  app('web', { namespace: 'other' }) +
  app('db', { portName: 'tcp-db' });
const policy = (spec: string, name = 'p', kind = 'AuthorizationPolicy', annotations = '{}') =>
  `apiVersion: security.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop, annotations: ${annotations} }\nspec: ${spec}\n---\n`;

function verdict(policies: string, asked: Asked = {}, url = 'http://cart.shop:8080/a/b'): string {
  const { authorization, status, error } = outcomeOf(BASE + policies, url, asked);
  return [authorization, status, error].filter((part) => part !== null).join(' ');
}

const OTHER = { from: 'other/web' };
const rule = (text: string, action = 'ALLOW') => policy(`{ action: ${action}, rules: [${text}] }`);

describe('authorization', () => {
  const cases: readonly (readonly [string, string, Asked, string])[] = [
    ['no policy', '', {}, 'allow'],
    ['ALLOW without rules', policy('{}'), {}, 'deny 403'],
    ['ALLOW of everything', rule('{}'), {}, 'allow'],
    ['DENY of everything', rule('{}', 'DENY'), {}, 'deny 403'],
    ['DENY without rules', policy('{ action: DENY }'), {}, 'allow'],
    ['AUDIT', rule('{}', 'AUDIT'), {}, 'allow'],
    ['CUSTOM', policy('{ action: CUSTOM, provider: { name: x }, rules: [{}] }'), {}, 'conditional'],
    ['dry run', policy('{}', 'p', 'AuthorizationPolicy', '{ istio.io/dry-run: "true" }'), {}, 'allow'],
    ['another workload', policy('{ selector: { matchLabels: { app: web } } }'), {}, 'allow'],
    ['namespaces', rule('{ from: [{ source: { namespaces: [shop] } }] }'), {}, 'allow'],
    ['namespaces', rule('{ from: [{ source: { namespaces: [shop] } }] }'), OTHER, 'deny 403'],
    ['notNamespaces', rule('{ from: [{ source: { notNamespaces: [shop] } }] }', 'DENY'), OTHER, 'deny 403'],
    ['principals', rule('{ from: [{ source: { principals: ["cluster.local/ns/shop/sa/default"] } }] }'), {}, 'allow'],
    ['principals *', rule('{ from: [{ source: { principals: ["*"] } }] }'), OTHER, 'allow'],
    ['serviceAccounts', rule('{ from: [{ source: { serviceAccounts: [default] } }] }'), OTHER, 'deny 403'],
    ['methods', rule('{ to: [{ operation: { methods: [GET] } }] }'), {}, 'allow'],
    ['methods', rule('{ to: [{ operation: { methods: [GET] } }] }'), { method: 'POST' }, 'deny 403'],
    ['paths by prefix', rule('{ to: [{ operation: { paths: [/a/*] } }] }'), {}, 'allow'],
    ['paths by suffix', rule('{ to: [{ operation: { paths: ["*/c"] } }] }'), {}, 'deny 403'],
    ['paths by template', rule('{ to: [{ operation: { paths: ["/a/{*}"] } }] }'), {}, 'allow'],
    ['notPaths', rule('{ to: [{ operation: { notPaths: [/a/b] } }] }'), {}, 'deny 403'],
    ['hosts see the port', rule('{ to: [{ operation: { hosts: [cart.shop] } }] }'), {}, 'deny 403'],
    ['hosts', rule('{ to: [{ operation: { hosts: ["CART.shop:*"] } }] }'), {}, 'allow'],
    ['ports', rule('{ to: [{ operation: { ports: ["8080"] } }] }'), {}, 'allow'],
    [
      'headers',
      rule('{ when: [{ key: "request.headers[X]", values: ["yes-it-is"] }] }'),
      { headers: { x: 'yes-it-is' } },
      'allow',
    ],
    ['headers', rule('{ when: [{ key: "request.headers[X]", values: ["yes-it-is"] }] }'), {}, 'deny 403'],
    ['an address that is not given', rule('{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }'), {}, 'conditional'],
    ['an address', rule('{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }'), { sourceIp: '10.1.2.3' }, 'allow'],
    ['an address', rule('{ from: [{ source: { ipBlocks: [10.0.0.0/8] } }] }'), { sourceIp: '11.1.2.3' }, 'deny 403'],
    [
      'from and to',
      rule('{ from: [{ source: { namespaces: [shop] } }], to: [{ operation: { methods: [PUT] } }] }'),
      {},
      'deny 403',
    ],
    [
      'rules are alternatives',
      rule('{ to: [{ operation: { methods: [PUT] } }] }, { to: [{ operation: { methods: [GET] } }] }'),
      {},
      'allow',
    ],
    ['an unknown key', rule('{ when: [{ key: nonsense, values: ["yes-it-is"] }] }', 'DENY'), {}, 'allow'],
  ];
  test.each(cases)('%s %#', (_, policies, asked, end) => {
    expect(verdict(policies, asked)).toBe(end);
  });

  test('an external authorizer that the mesh does not know denies', () => {
    const custom = policy('{ action: CUSTOM, provider: { name: x }, rules: [{}] }');
    const status = (meshConfig: string) => outcomeOf(BASE + custom, 'http://cart:8080/', {}, { meshConfig }).status;
    expect(status('extensionProviders: [{ name: y }]')).toBe(403);
    expect(
      status('extensionProviders: [{ name: x, envoyExtAuthzGrpc: { service: x.shop.svc.cluster.local, port: 9000 } }]'),
    ).toBeNull();
  });

  test('DENY comes before ALLOW', () => {
    expect(verdict(rule('{}') + policy('{ action: DENY, rules: [{}] }', 'q'))).toBe('deny 403');
  });

  test('without mutual TLS nobody has a name', () => {
    const plain = `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: cart, namespace: shop }\nspec: { host: cart, trafficPolicy: { tls: { mode: DISABLE } } }\n---\n`;
    expect(verdict(rule('{ from: [{ source: { namespaces: [shop] } }] }') + plain)).toBe('deny 403');
  });

  test.each([
    ['an ALLOW rule is dropped', rule('{ to: [{ operation: { methods: [GET] } }] }'), 'deny'],
    ['a DENY rule loses what only HTTP has', rule('{ to: [{ operation: { methods: [PUT] } }] }', 'DENY'), 'deny'],
    ['an ALLOW rule without HTTP counts', rule('{ from: [{ source: { namespaces: [shop] } }] }'), 'allow'],
  ])('on TCP %s', (_, policies, end) => {
    expect(verdict(policies, {}, 'tcp://db:8080')).toBe(end);
  });
});

describe('tokens', () => {
  const jwt = policy('{ jwtRules: [{ issuer: me, audiences: [shop] }] }', 'jwt', 'RequestAuthentication');
  const required = rule('{ from: [{ source: { requestPrincipals: ["me/*"] } }] }');
  const admin = rule('{ when: [{ key: "request.auth.claims[realm][role]", values: [admin] }] }');
  test.each([
    ['none', jwt, undefined, 'allow'],
    ['of another issuer', jwt, { iss: 'you', sub: 'a' }, 'deny 401'],
    ['for another audience', jwt, { iss: 'me', sub: 'a', aud: 'bank' }, 'deny 403'],
    ['that is good', jwt, { iss: 'me', sub: 'a', aud: ['shop'] }, 'allow'],
    ['none, but required', jwt + required, undefined, 'deny 403'],
    ['that is required', jwt + required, { iss: 'me', sub: 'a', aud: 'shop' }, 'allow'],
    ['with the claim', jwt + admin, { iss: 'me', sub: 'a', aud: 'shop', realm: { role: ['admin'] } }, 'allow'],
    ['without the claim', jwt + admin, { iss: 'me', sub: 'a', aud: 'shop', realm: { role: ['user'] } }, 'deny 403'],
  ])('%s', (_, policies, claims, end) => {
    expect(verdict(policies, { jwt: claims })).toBe(end);
  });

  const token = (claims: object) => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
  test('in the header', () => {
    expect(verdict(jwt, { headers: { authorization: `Bearer ${token({ iss: 'you' })}` } })).toBe('deny 401');
    expect(verdict(jwt, { headers: { authorization: 'Bearer nonsense' } })).toBe('deny 401');
    expect(verdict(jwt, { headers: { authorization: 'Basic nonsense' } })).toBe('allow');
  });

  const good = token({ iss: 'me', sub: 'a' });
  test.each([
    [
      'a header',
      '{ fromHeaders: [{ name: X-Token, prefix: "t " }] }',
      { headers: { 'x-token': `t ${good}` } },
      'allow',
    ],
    [
      'a header without the prefix',
      '{ fromHeaders: [{ name: X-Token, prefix: "t " }] }',
      { headers: { 'x-token': good } },
      'deny 403',
    ],
    ['a parameter', '{ fromParams: [token] }', { path: `/?token=${good}` }, 'allow'],
    ['the usual parameter', '{}', { path: `/?access_token=${good}` }, 'allow'],
    ['a cookie', '{ fromCookies: [session] }', { headers: { cookie: `a=b; session=${good}` } }, 'allow'],
    [
      'the usual header where another is asked for',
      '{ fromCookies: [session] }',
      { headers: { authorization: `Bearer ${good}` } },
      'deny 403',
    ],
  ])('in %s', (_, places, asked, end) => {
    const rules = policy(`{ jwtRules: [{ issuer: me, ${places.slice(1, -1)} }] }`, 'jwt', 'RequestAuthentication');
    expect(verdict(rules + required, asked)).toBe(end);
  });

  test('one that is good is enough', () => {
    const two = policy(
      '{ jwtRules: [{ issuer: me, fromCookies: [session] }, { issuer: you }] }',
      'jwt',
      'RequestAuthentication',
    );
    const both = { headers: { cookie: `session=${good}`, authorization: `Bearer ${token({ iss: 'else' })}` } };
    expect(verdict(two + required, both)).toBe('allow');
  });

  test('claims may become headers', () => {
    const output = policy(
      '{ jwtRules: [{ issuer: me, outputClaimToHeaders: [{ header: X-Role, claim: realm.role }] }] }',
      'jwt',
      'RequestAuthentication',
    );
    const byHeader = rule('{ when: [{ key: "request.headers[x-role]", values: [admin] }] }');
    expect(verdict(output + byHeader, { jwt: { iss: 'me', realm: { role: 'admin' } } })).toBe('allow');
    expect(verdict(output + byHeader, { jwt: { iss: 'me', realm: { role: 'user' } } })).toBe('deny 403');
  });
});

describe('external authorizers', () => {
  const asks = (name: string, provider: string, rules = '[{}]') =>
    policy(`{ action: CUSTOM, provider: { name: ${provider} }, rules: ${rules} }`, name);
  const known = {
    meshConfig:
      'extensionProviders: [{ name: http, envoyExtAuthzHttp: { service: a.shop.svc.cluster.local, port: 80 } }, { name: grpc, envoyExtAuthzGrpc: { service: a.shop.svc.cluster.local, port: 80 } }]',
  };
  const authorization = (policies: string, url = 'http://cart.shop:8080/a/b') =>
    outcomeOf(BASE + policies, url, {}, known).authorization;
  test.each([
    ['one', asks('p', 'http'), 'conditional'],
    ['one that is not asked', asks('p', 'http', '[{ to: [{ operation: { methods: [PUT] } }] }]'), 'allow'],
    ['two of one name', asks('p', 'http') + asks('q', 'http'), 'conditional'],
    ['two of different names', asks('p', 'http') + asks('q', 'grpc'), 'deny'],
    ['two of which none is asked', asks('p', 'http', '[]') + asks('q', 'grpc', '[]'), 'allow'],
  ])('%s', (_, policies, end) => {
    expect(authorization(policies)).toBe(end);
  });

  test('on TCP only gRPC is asked', () => {
    expect(authorization(asks('p', 'http'), 'tcp://db.shop:8080')).toBe('allow');
    expect(authorization(asks('p', 'grpc'), 'tcp://db.shop:8080')).toBe('conditional');
  });
});
