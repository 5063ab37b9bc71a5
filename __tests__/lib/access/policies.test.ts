import { describe, expect, test } from '@jest/globals';
import { between, matrixOf, policy, SHOP, workload } from './cells';

const rule = (text: string, action = 'ALLOW') => policy(`{ action: ${action}, rules: [${text}] }`);
const from = (source: string, action?: string) => rule(`{ from: [{ source: ${source} }] }`, action);
const to = (operation: string, action?: string) => rule(`{ to: [{ operation: ${operation} }] }`, action);
const when = (condition: string, action?: string) => rule(`{ when: [${condition}] }`, action);
const jwt = policy('{ jwtRules: [{ issuer: me }] }', { kind: 'RequestAuthentication', name: 'jwt' });

/** What shop/web, other/web and whoever is outside may do at shop/cart. */
function seen(policies: string): readonly string[] {
  const matrix = matrixOf(SHOP + policies);
  return ['shop/web', 'other/web', 'outside'].map((name) => between(matrix, name, 'shop/cart'));
}
const all = (text: string) => [text, text, text];

describe('who may call under', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['no policy', '', all('allow')],
    ['a policy that allows nothing', policy('{}'), all('deny')],
    ['ALLOW with no rules', policy('{ action: ALLOW, rules: [] }'), all('deny')],
    ['ALLOW of everything', rule('{}'), all('allow')],
    ['DENY of everything', rule('{}', 'DENY'), all('deny')],
    ['DENY with no rules', policy('{ action: DENY }'), all('allow')],
    ['DENY over ALLOW', rule('{}') + policy('{ action: DENY, rules: [{}] }', { name: 'q' }), all('deny')],
    ['AUDIT', rule('{}', 'AUDIT'), all('allow')],
    ['a dry run', policy('{}', { annotations: '{ istio.io/dry-run: "true" }' }), all('allow')],
    ['principals', from('{ principals: [cluster.local/ns/shop/sa/web] }'), ['allow', 'deny', 'deny']],
    ['principals by a prefix', from('{ principals: [cluster.local/ns/shop/*] }'), ['allow', 'deny', 'deny']],
    ['principals by a suffix', from('{ principals: ["*/sa/web"] }'), ['allow', 'allow', 'deny']],
    ['any principal', from('{ principals: ["*"] }'), ['allow', 'allow', 'deny']],
    ['notPrincipals', from('{ notPrincipals: [cluster.local/ns/shop/sa/web] }'), ['deny', 'allow', 'allow']],
    ['DENY of notPrincipals', from('{ notPrincipals: ["*"] }', 'DENY'), ['allow', 'allow', 'deny']],
    ['namespaces', from('{ namespaces: [shop] }'), ['allow', 'deny', 'deny']],
    ['notNamespaces', from('{ notNamespaces: [shop] }'), ['deny', 'allow', 'allow']],
    ['DENY of notNamespaces', from('{ notNamespaces: [shop] }', 'DENY'), ['allow', 'deny', 'deny']],
    ['serviceAccounts', from('{ serviceAccounts: [web] }'), ['allow', 'deny', 'deny']],
    ['serviceAccounts of others', from('{ serviceAccounts: [other/web] }'), ['deny', 'allow', 'deny']],
    ['source.namespace', when('{ key: source.namespace, values: [shop, "x*"] }'), ['allow', 'deny', 'deny']],
    ['source.principal', when('{ key: source.principal, notValues: ["*"] }', 'DENY'), ['allow', 'allow', 'deny']],
    ['source.serviceAccount', when('{ key: source.serviceAccount, values: [web] }'), ['allow', 'deny', 'deny']],
    ['source.trustDomain', when('{ key: source.trustDomain, values: [cluster.local] }'), ['allow', 'allow', 'deny']],
    ['an unknown key', when('{ key: nonsense, values: [a] }'), all('deny')],
    ['an unknown key of DENY', when('{ key: nonsense, notValues: [a] }', 'DENY'), all('allow')],
    ['another workload', policy('{ selector: { matchLabels: { app: web } } }'), all('allow')],
    ['the workload', policy('{ selector: { matchLabels: { app: cart } } }'), all('deny')],
    ['another namespace', policy('{}', { namespace: 'other' }), all('allow')],
    ['the root namespace', policy('{}', { namespace: 'istio-system' }), all('deny')],
    [
      'a target',
      policy('{ targetRefs: [{ kind: Gateway, group: gateway.networking.k8s.io, name: g }] }'),
      all('allow'),
    ],
    [
      'several rules',
      rule('{ from: [{ source: { namespaces: [shop] } }] }, { from: [{ source: { namespaces: [other] } }] }'),
      ['allow', 'allow', 'deny'],
    ],
    [
      'several policies',
      from('{ namespaces: [shop] }') +
        policy('{ rules: [{ from: [{ source: { namespaces: [other] } }] }] }', { name: 'q' }),
      ['allow', 'allow', 'deny'],
    ],
    ['tokens, where nobody takes any', from('{ requestPrincipals: ["*"] }'), all('deny')],
    ['no tokens, where nobody takes any', from('{ notRequestPrincipals: ["*"] }'), all('allow')],
    ['the port', to('{ ports: ["8080"] }'), all('allow')],
    ['another port', to('{ ports: ["9090"] }'), all('deny')],
    ['DENY of another port', to('{ notPorts: ["8080"] }', 'DENY'), all('allow')],
    ['any method and any path', to('{ methods: ["*"], paths: ["/*"] }'), all('allow')],
  ])('%s', (_, policies, expected) => {
    expect(seen(policies)).toEqual(expected);
  });
});

describe('the condition of', () => {
  test.each<readonly [string, string, string]>([
    ['methods', to('{ methods: [GET, HEAD] }'), 'only GET or HEAD'],
    ['notMethods', to('{ notMethods: [DELETE] }'), 'only any method but DELETE'],
    ['paths', to('{ paths: [/a/*, "/b/{*}"] }'), 'only path /a/* or /b/{*}'],
    ['notPaths', to('{ notPaths: [/a] }'), 'only any path but /a'],
    ['hosts', to('{ hosts: [a.example] }'), 'only host a.example'],
    [
      'operations',
      rule('{ to: [{ operation: { methods: [GET], paths: [/a] } }, { operation: { methods: [PUT] } }] }'),
      'only GET, path /a; or PUT',
    ],
    ['ipBlocks', from('{ ipBlocks: [10.0.0.0/8] }'), 'only from 10.0.0.0/8'],
    ['notIpBlocks', from('{ notIpBlocks: [10.0.0.1] }'), 'only any address but 10.0.0.1'],
    ['remoteIpBlocks', from('{ remoteIpBlocks: [10.0.0.0/8] }'), 'only originally from 10.0.0.0/8'],
    ['source.ip', when('{ key: source.ip, values: [10.0.0.1] }'), 'only from 10.0.0.1'],
    ['headers', when('{ key: "request.headers[X-A]", values: [a, b] }'), "only with header x-a 'a' or 'b'"],
    ['the presence of a header', when('{ key: "request.headers[X-A]", values: ["*"] }'), 'only with header x-a'],
    ['the absence of a header', when('{ key: "request.headers[X-A]", notValues: ["*"] }'), 'only without header x-a'],
    ['a server name', when('{ key: connection.sni, values: [a.example] }'), 'only server name a.example'],
    ['a destination address', when('{ key: destination.ip, values: [10.0.0.1] }'), 'only to 10.0.0.1'],
    [
      'an attribute of Envoy',
      when('{ key: "experimental.envoy.filters.a.b[c]", values: [d] }'),
      "only with experimental.envoy.filters.a.b[c] 'd'",
    ],
    ['DENY', to('{ methods: [PUT] }', 'DENY'), 'not PUT'],
    [
      'ALLOW and DENY',
      to('{ paths: [/a] }') +
        policy('{ action: DENY, rules: [{ to: [{ operation: { methods: [PUT] } }] }] }', { name: 'q' }),
      'only path /a; not PUT',
    ],
    ['CUSTOM', policy('{ action: CUSTOM, provider: { name: x }, rules: [{}] }'), 'if the authorizer x agrees'],
    [
      'CUSTOM of a path',
      policy('{ action: CUSTOM, provider: { name: x }, rules: [{ to: [{ operation: { paths: [/a] } }] }] }'),
      'if the authorizer x agrees to path /a',
    ],
    ['a token', jwt + from('{ requestPrincipals: ["*"] }'), 'only with a token'],
    ['a token of somebody', jwt + from('{ requestPrincipals: ["me/*", you/a] }'), 'only with a token of me/* or you/a'],
    ['no token', jwt + from('{ notRequestPrincipals: ["*"] }', 'DENY'), 'not without a token'],
    [
      'a claim',
      jwt + when('{ key: "request.auth.claims[realm][role]", values: [admin] }'),
      "only with claim realm.role 'admin'",
    ],
    ['an audience', jwt + when('{ key: request.auth.audiences, values: [shop] }'), 'only with a token for shop'],
    ['a presenter', jwt + when('{ key: request.auth.presenter, values: [app] }'), 'only with a token of presenter app'],
    [
      'the principal of a token',
      jwt + when('{ key: request.auth.principal, values: [me/a] }'),
      'only with a token of me/a',
    ],
    [
      'a source with two fields',
      jwt + from('{ ipBlocks: [10.0.0.0/8], requestPrincipals: ["*"] }'),
      'only with a token, from 10.0.0.0/8',
    ],
    [
      'all parts of a rule',
      rule(
        '{ from: [{ source: { ipBlocks: [10.0.0.1] } }], to: [{ operation: { methods: [GET] } }], when: [{ key: "request.headers[a]", values: [b] }] }',
      ),
      "only GET, from 10.0.0.1, with header a 'b'",
    ],
  ])('%s', (_, policies, expected) => {
    expect(seen(policies)).toEqual(all(`conditional: ${expected}`));
  });

  test('who somebody is leaves only what is open for them', () => {
    const policies = rule(
      '{ from: [{ source: { namespaces: [shop] } }] }, { from: [{ source: { principals: ["*"] } }], to: [{ operation: { methods: [GET] } }] }',
    );
    expect(seen(policies)).toEqual(['allow', 'conditional: only GET', 'deny']);
  });

  test('many combinations are not written out one by one', () => {
    const operations = ['/a', '/b', '/c', '/d'].map((path) => `{ operation: { paths: [${path}] } }`).join();
    const sources = [1, 2, 3].map((number) => `{ source: { ipBlocks: [10.0.0.${number}] } }`).join();
    expect(seen(rule(`{ from: [${sources}], to: [${operations}] }`))[0]).toBe(
      'conditional: only (path /a; or path /b; or path /c; or path /d), (from 10.0.0.1; or from 10.0.0.2; or from 10.0.0.3)',
    );
  });
});

describe('an external authorizer', () => {
  const custom = policy('{ action: CUSTOM, provider: { name: x }, rules: [{}] }');
  const under = (policies: string, providers: string, to = 'shop/cart') => {
    const db = workload('db', 'shop', { portName: 'tcp-db' });
    return between(
      matrixOf(SHOP + db + policies, { meshConfig: `extensionProviders: [${providers}]` }),
      'shop/web',
      to,
    );
  };
  const grpc = '{ name: x, envoyExtAuthzGrpc: { service: x.x } }';
  const http = '{ name: x, envoyExtAuthzHttp: { service: x.x } }';

  test('that the mesh does not know denies', () => {
    expect(under(custom, '{ name: y }')).toBe('deny');
    expect(under(custom, grpc)).toBe('conditional: if the authorizer x agrees');
    const some = custom.replace('rules: [{}]', 'rules: [{ to: [{ operation: { paths: [/a] } }] }]');
    expect(under(some, '{ name: y }')).toBe('conditional: not path /a');
  });

  test('beside another denies, but not what is only rehearsed', () => {
    const other = policy('{ action: CUSTOM, provider: { name: y }, rules: [{}] }', { name: 'q' });
    expect(under(custom + other, grpc)).toBe('deny');
    const rehearsed = (text: string) => text.replace('annotations: {}', 'annotations: { istio.io/dry-run: "true" }');
    expect(under(rehearsed(custom) + rehearsed(other), grpc)).toBe('allow');
  });

  test('by HTTP is not asked about bytes', () => {
    expect(under(custom, http)).toBe('conditional: if the authorizer x agrees');
    expect(under(custom, http, 'shop/db')).toBe('allow');
    expect(under(custom, grpc, 'shop/db')).toBe('conditional: if the authorizer x agrees');
  });

  test('is asked before tokens are looked at', () => {
    const rules = 'rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }]';
    expect(seen(`${jwt}${policy(`{ action: CUSTOM, provider: { name: x }, ${rules} }`)}`)).toEqual(all('allow'));
  });

  test('is asked even in a dry run', () => {
    expect(seen(custom.replace('annotations: {}', 'annotations: { istio.io/dry-run: "true" }'))[0]).toMatch(
      /^conditional/,
    );
  });
});
