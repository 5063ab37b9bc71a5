import { describe, expect, test } from '@jest/globals';
import { AuthorizationPolicy, Condition, type ConditionKey, Principal, ServicePort } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../support/render';

const conditionOf = (condition: Condition) =>
  find(
    render((chart) => new AuthorizationPolicy(chart, 'access', { rules: [{ when: [condition] }] })),
    'AuthorizationPolicy',
  ).spec.rules[0].when[0];
const failure = (condition: Condition) => messageOf(() => conditionOf(condition));

describe('Condition', () => {
  test.each<[string, Condition, string]>([
    ['request.headers[x-tenant]', Condition.requestHeader('x-tenant').in(['*/*']), '*/*'],
    ['request.headers[:authority]', Condition.requestHeader(':authority').in(['a']), 'a'],
    ['source.ip', Condition.sourceIp().in(['10.0.0.0/8']), '10.0.0.0/8'],
    ['remote.ip', Condition.remoteIp().in(['10.0.0.1']), '10.0.0.1'],
    ['source.namespace', Condition.sourceNamespace().in(['team-*']), 'team-*'],
    ['source.serviceAccount', Condition.sourceServiceAccount().in(['a/b']), 'a/b'],
    ['source.principal', Condition.sourcePrincipal().in([Principal.ANY]), '*'],
    ['source.trustDomain', Condition.sourceTrustDomain().in(['cluster.local']), 'cluster.local'],
    ['request.auth.principal', Condition.requestPrincipal().in(['*']), '*'],
    ['request.auth.audiences', Condition.audiences().in(['web']), 'web'],
    ['request.auth.presenter', Condition.presenter().in(['web']), 'web'],
    ['request.auth.claims[groups]', Condition.claim('groups').in(['admin']), 'admin'],
    ['request.auth.claims[realm][roles]', Condition.claim('realm', 'roles').in(['admin']), 'admin'],
    ['destination.ip', Condition.destinationIp().in(['::1']), '::1'],
    ['destination.port', Condition.destinationPort().in([8080]), '8080'],
    ['destination.port', Condition.destinationPort().in([ServicePort.http(80, { targetPort: 8080 })]), '8080'],
    ['connection.sni', Condition.sni().in(['*.example.com']), '*.example.com'],
    [
      'experimental.envoy.filters.network.mysql_proxy[db.table]',
      Condition.attribute('experimental.envoy.filters.network.mysql_proxy[db.table]').in(['[update]']),
      '[update]',
    ],
    [
      'request.experimental.inline.headers[x-a]',
      Condition.attribute('request.experimental.inline.headers[x-a]').in(['b']),
      'b',
    ],
  ])('compares %s', (key, condition, text) => {
    expect(condition.key).toBe(key);
    expect(conditionOf(condition)).toEqual({ key, values: [text] });
  });

  test('can say what must not be', () => {
    const condition = Condition.requestHeader('x-a').notIn(['b']);
    expect(conditionOf(condition)).toEqual({ key: 'request.headers[x-a]', notValues: ['b'] });
  });

  test.each([Condition.sni().in(['*']).notIn(['a', 'b']), Condition.sni().notIn(['a', 'b']).in(['*'])])(
    'can say both',
    (condition) => {
      expect(conditionOf(condition)).toEqual({ key: 'connection.sni', values: ['*'], notValues: ['a', 'b'] });
    },
  );

  test('takes objects for what they are called', () => {
    const manifests = render((chart) => {
      const account = new kplus.ServiceAccount(chart, 'account', { metadata: { name: 'reviews' } });
      const namespace = new kplus.Namespace(chart, 'namespace', { metadata: { name: 'frontend' } });
      const when = [
        Condition.sourceServiceAccount().in([account]),
        Condition.sourcePrincipal().in([account]),
        Condition.sourceNamespace().in([namespace]),
      ];
      new AuthorizationPolicy(chart, 'access', { rules: [{ when }] });
    });
    const { when } = find(manifests, 'AuthorizationPolicy').spec.rules[0];
    expect(when.map(({ values }: { values: string[] }) => values)).toEqual([
      ['reviews'],
      ['cluster.local/ns/bookinfo/sa/reviews'],
      ['frontend'],
    ]);
  });

  test('does not change with the list that it was made from', () => {
    const values = ['a'];
    const condition = Condition.sni().in(values);
    values.push('b');
    expect(conditionOf(condition).values).toEqual(['a']);
  });
});

describe('a condition that cannot be', () => {
  test.each(['in', 'notIn'] as const)('fails for an empty list in %s', (list) => {
    expect(failure(Condition.sni()[list]([]))).toBe(
      `'rules[0].when[0].${list}' must have at least one entry, got []; name a value of connection.sni (at test/access) ` +
        '[MESH_EMPTY]',
    );
  });

  test.each([
    ['in', () => Condition.sni().in(['a']).in(['b'])],
    ['notIn', () => Condition.sni().notIn(['a']).notIn(['b'])],
  ])('fails where %s is called twice', (list, build) => {
    expect(messageOf(build)).toBe(
      `'${list}' must be called once, got 'connection.sni'; give all values at once, or make two conditions where both have ` +
        'to hold [MESH_CONDITION_CONFLICT]',
    );
  });

  test.each<[string, ConditionKey<string, 'request' | 'identity'>]>([
    ['header', Condition.requestHeader('a')],
    ['claim', Condition.claim('a')],
    ['SNI', Condition.sni()],
    ['audience', Condition.audiences()],
    ['attribute', Condition.attribute('experimental.envoy.filters.a[b]')],
  ])('fails for an empty text as %s', (_, key) => {
    expect(failure(key.notIn(['a', '']))).toBe(
      "'rules[0].when[0].notIn[1]' must not be empty, got '' (at test/access) [MESH_EMPTY_TEXT]",
    );
  });

  test.each([Condition.sourceIp(), Condition.remoteIp(), Condition.destinationIp()])('fails for no address', (key) => {
    expect(failure(key.in(['10.0.0']))).toBe(
      "'rules[0].when[0].in[0]' must be an IP address or a CIDR range such as 10.0.0.0/8, got '10.0.0' (at test/access) " +
        '[MESH_INVALID_ADDRESS]',
    );
  });

  test('fails for no port', () => {
    expect(failure(Condition.destinationPort().in([70000]))).toBe(
      "'rules[0].when[0].in[0]' must be an integer from 1 to 65535, got 70000 (at test/access) [MESH_OUT_OF_RANGE]",
    );
  });

  test.each([
    ['header', () => Condition.requestHeader('x a'), 'x a'],
    ['header', () => Condition.requestHeader(''), ''],
    ['claim', () => Condition.claim(''), ''],
    ['claim', () => Condition.claim('a', 'b[c]'), 'b[c]'],
  ])('fails for what is no %s', (kind, build, name) => {
    expect(messageOf(build)).toBe(`'${kind}' must be the name of a ${kind}, got '${name}' [MESH_INVALID_ATTRIBUTE]`);
  });

  test.each([
    ['source.ip', '; write Condition.sourceIp(…)'],
    ['request.auth.claims[groups]', '; write Condition.claim(…)'],
    ['destination.namespace', '; put the policy into that namespace'],
    ['destination.labels[app]', '; select the workload with selector'],
    ['destination.name', '; select the workload with selector'],
    ['destination.user', '; select the workload with selector'],
    ['source.port', ''],
    ['experimental.envoy.filters.a', ''],
  ])('fails for the attribute %s', (key, fix) => {
    expect(messageOf(() => Condition.attribute(key))).toBe(
      "'attribute' must be an experimental attribute such as experimental.envoy.filters.network.mysql_proxy[db.table], got " +
        `'${key}'${fix} [MESH_INVALID_ATTRIBUTE]`,
    );
  });
});
