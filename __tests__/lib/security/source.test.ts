import { describe, expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { AuthorizationPolicy, MeshNamespace, Principal, ServicePort, Source, VersionedService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render } from '../../support/render';

const sourceOf = (build: (chart: Chart) => Source, namespace?: string) =>
  find(
    render((chart) => {
      new AuthorizationPolicy(chart, 'access', { rules: [{ from: [build(chart)] }] });
    }, namespace),
    'AuthorizationPolicy',
  ).spec.rules[0].from[0].source;
const source = (given: unknown) => sourceOf(() => given as Source);
const failure = (given: unknown) => messageOf(() => source(given));

const account = (chart: Chart, name = 'reviews') => new kplus.ServiceAccount(chart, name, { metadata: { name } });
const imported = (chart: Chart) =>
  kplus.ServiceAccount.fromServiceAccountName(chart, 'ingress', 'ingress', { namespaceName: 'istio-system' });
const reviews = (chart: Chart) =>
  new VersionedService(chart, 'reviews', { port: ServicePort.http(9080), versions: { v1: { image: 'reviews' } } });

describe('Source', () => {
  test.each([
    Source.serviceAccounts('a', 'b/c'),
    Source.notServiceAccounts('a'),
    Source.namespaces('a', 'team-*', '*-prod', '*'),
    Source.notNamespaces('a'),
    Source.requestPrincipals('*', 'https://example.com/*', 'https://example.com/me'),
    Source.notRequestPrincipals('*'),
    Source.trustDomains('cluster.local', '*.example.com', 'td-*'),
    Source.notTrustDomains('cluster.local'),
    Source.ipBlocks('10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'),
    Source.notIpBlocks('10.0.0.1'),
    Source.remoteIpBlocks('10.0.0.1'),
    Source.notRemoteIpBlocks('10.0.0.1'),
  ])('writes %j as it is', (given) => {
    expect(source(given)).toEqual(given);
  });

  test('has fields that all have to hold', () => {
    const given = { namespaces: ['frontend'], notIpBlocks: ['10.0.0.0/8'], requestPrincipals: ['*'] };
    expect(source(given)).toEqual(given);
  });

  test('names a ServiceAccount of the policy’s namespace by its name alone', () => {
    expect(sourceOf((chart) => Source.serviceAccounts(account(chart)))).toEqual({ serviceAccounts: ['reviews'] });
  });

  test('names a ServiceAccount of another namespace with it', () => {
    expect(sourceOf((chart) => Source.notServiceAccounts(imported(chart)))).toEqual({
      notServiceAccounts: ['istio-system/ingress'],
    });
  });

  test('takes what runs as a ServiceAccount for it', () => {
    expect(sourceOf((chart) => Source.serviceAccounts(reviews(chart)))).toEqual({ serviceAccounts: ['reviews'] });
    const deployment = (chart: Chart) =>
      new kplus.Deployment(chart, 'web', { serviceAccount: account(chart), containers: [{ image: 'web' }] });
    expect(sourceOf((chart) => Source.principals(deployment(chart)))).toEqual({
      principals: ['cluster.local/ns/bookinfo/sa/reviews'],
    });
  });

  test('writes identities whole', () => {
    const given = (chart: Chart) => ({
      principals: [account(chart), imported(chart), Principal.ANY],
      notPrincipals: [Principal.matching('*/sa/legacy')],
    });
    expect(sourceOf(given)).toEqual({
      principals: ['cluster.local/ns/bookinfo/sa/reviews', 'cluster.local/ns/istio-system/sa/ingress', '*'],
      notPrincipals: ['*/sa/legacy'],
    });
  });

  test('takes namespaces by their objects', () => {
    const frontend = (chart: Chart) => new MeshNamespace(chart, 'frontend', { metadata: { name: 'frontend' } });
    expect(sourceOf((chart) => Source.namespaces(frontend(chart)))).toEqual({ namespaces: ['frontend'] });
  });
});

describe('a source that cannot be', () => {
  test.each([[{}], [{ namespaces: undefined }]])('fails where it says nothing: %j', (given) => {
    expect(failure(given)).toBe(
      "'rules[0].from[0]' must say where requests come from, got {} (at test/access) [MESH_EMPTY]",
    );
  });

  test.each(Object.keys(Source))('fails for an empty list of %s, which would be anything', (field) => {
    expect(failure({ [field]: [] })).toBe(
      `'rules[0].from[0].${field}' must have at least one entry, got []; leave it out where anything will do ` +
        '(at test/access) [MESH_EMPTY]',
    );
  });

  test.each([
    ['principals', 'serviceAccounts', [Principal.ANY]],
    ['notPrincipals', 'notServiceAccounts', [Principal.ANY]],
    ['namespaces', 'notServiceAccounts', ['a']],
    ['notNamespaces', 'serviceAccounts', ['a']],
  ])('fails for %s beside %s', (field, accounts, list) => {
    expect(failure({ [accounts]: ['a'], [field]: list })).toBe(
      `'rules[0].from[0].${field}' must not stand beside ${accounts}; a ServiceAccount says its namespace already; for ` +
        '"or", make two sources (at test/access) [MESH_SOURCE_CONFLICT]',
    );
  });

  test.each(['serviceAccounts', 'notServiceAccounts'])('fails for more than 16 entries in %s', (field) => {
    const accounts = Array.from({ length: 17 }, (_, index) => `a${index}`);
    expect(source({ [field]: accounts.slice(1) })[field]).toHaveLength(16);
    expect(failure({ [field]: accounts })).toBe(
      `'rules[0].from[0].${field}' must have at most 16 entries, got '17 ServiceAccounts'; spread them over several ` +
        'sources (at test/access) [MESH_TOO_MANY]',
    );
  });

  test.each([
    ['*', ''],
    ['a/*', ''],
    ['a/b/c', ''],
    ['', ''],
    ['/a', ''],
    ['a/', ''],
    ['cluster.local/ns/a/sa/b', '; write identities such as cluster.local/ns/bookinfo/sa/reviews as principals'],
  ])('fails for what names no ServiceAccount: %j', (name, fix) => {
    expect(failure(Source.serviceAccounts('ok', name))).toBe(
      "'rules[0].from[0].serviceAccounts[1]' must be the name of a ServiceAccount, or 'namespace/name', without '*' and with " +
        `at most 320 characters, got '${name}'${fix} (at test/access) [MESH_INVALID_SERVICE_ACCOUNT]`,
    );
  });

  test('fails for a ServiceAccount of more than 320 characters', () => {
    expect(source(Source.serviceAccounts('a'.repeat(320)))).toEqual({ serviceAccounts: ['a'.repeat(320)] });
    expect(failure(Source.serviceAccounts('a'.repeat(321)))).toMatch(/\[MESH_INVALID_SERVICE_ACCOUNT\]$/);
  });

  test('fails for a workload without a ServiceAccount of its own', () => {
    const web = (chart: Chart) => new kplus.Deployment(chart, 'web', { containers: [{ image: 'web' }] });
    expect(messageOf(() => sourceOf((chart) => Source.serviceAccounts(web(chart))))).toBe(
      "'rules[0].from[0].serviceAccounts[0]' must have a ServiceAccount, got 'test/web'; give the workload one: by default " +
        'it shares that of its namespace (at test/access) [MESH_NO_SERVICE_ACCOUNT]',
    );
  });

  test('fails for an identity of no namespace', () => {
    const lost = (field: 'principals' | 'serviceAccounts') =>
      messageOf(() =>
        render((chart) => {
          const metadata = { namespace: 'bookinfo' };
          const from = [Source[field](account(chart))];
          new AuthorizationPolicy(chart, 'access', { metadata, rules: [{ from }] });
        }, ''),
      );
    const message = (field: string) =>
      `'rules[0].from[0].${field}[0]' must be a ServiceAccount with a namespace, got 'reviews'; give the ServiceAccount or its ` +
      'chart a namespace (at test/access) [MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE]';
    expect(lost('principals')).toBe(message('principals'));
    expect(lost('serviceAccounts')).toBe(message('serviceAccounts'));
  });

  test('fails for a token without a subject', () => {
    expect(failure(Source.requestPrincipals('issuer'))).toBe(
      "'rules[0].from[0].requestPrincipals[0]' must be 'issuer/subject', as the token has them, got 'issuer'; write " +
        "'issuer/*' for every subject of an issuer (at test/access) [MESH_INVALID_REQUEST_PRINCIPAL]",
    );
  });

  test('fails for a trust domain with a path', () => {
    expect(failure(Source.trustDomains('cluster.local/ns/a'))).toBe(
      "'rules[0].from[0].trustDomains[0]' must be a trust domain such as cluster.local, without '/', got " +
        "'cluster.local/ns/a' (at test/access) [MESH_INVALID_TRUST_DOMAIN]",
    );
  });

  test.each([
    ['namespaces', 'a*b'],
    ['namespaces', '*a*'],
    ['trustDomains', 'a*.local'],
    ['requestPrincipals', 'a/*/b'],
  ])("fails for a '*' inside %s", (field, text) => {
    expect(failure({ [field]: [text] })).toBe(
      `'rules[0].from[0].${field}[0]' must have at most one '*', at its beginning or its end, got '${text}' ` +
        '(at test/access) [MESH_INVALID_PATTERN]',
    );
  });

  test.each(['namespaces', 'trustDomains', 'requestPrincipals'])('fails for an empty text in %s', (field) => {
    expect(failure({ [field]: [''] })).toBe(
      `'rules[0].from[0].${field}[0]' must not be empty, got '' (at test/access) [MESH_EMPTY_TEXT]`,
    );
  });

  test('fails for what can be no namespace', () => {
    expect(failure(Source.namespaces('Frontend'))).toMatch(
      /^'rules\[0\]\.from\[0\]\.namespaces\[0\]' must be a DNS label: .*, got 'Frontend' .* \[MESH_INVALID_NAME\]$/,
    );
  });

  test.each(['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'])(
    'fails for no address in %s',
    (field) => {
      expect(failure({ [field]: ['10.0.0.0/33'] })).toBe(
        `'rules[0].from[0].${field}[0]' must be an IP address or a CIDR range such as 10.0.0.0/8, got '10.0.0.0/33' ` +
          '(at test/access) [MESH_INVALID_ADDRESS]',
      );
    },
  );
});
