import { describe, expect, test } from '@jest/globals';
import {
  AuthorizationAction,
  AuthorizationPolicy,
  type AuthorizationRule,
  Condition,
  type CustomAuthorizationRule,
  Operation,
  Principal,
  Source,
} from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../support/render';

const rendered = (rule: unknown) =>
  renderOne((chart) => new AuthorizationPolicy(chart, 'access', { rules: [rule as AuthorizationRule] })).spec.rules[0];
const failure = (rule: unknown) => messageOf(() => rendered(rule));

describe('AuthorizationRule', () => {
  test('renders each part where it is said', () => {
    expect(rendered({ from: [Source.namespaces('a')] })).toEqual({ from: [{ source: { namespaces: ['a'] } }] });
    expect(rendered({ to: [Operation.paths('/')] })).toEqual({ to: [{ operation: { paths: ['/'] } }] });
    expect(rendered({ when: [Condition.sni().in(['a'])] })).toEqual({
      when: [{ key: 'connection.sni', values: ['a'] }],
    });
  });

  test('says in words that every request is meant', () => {
    expect(rendered({ everyRequest: true })).toEqual({});
  });

  test.each([[{}], [{ from: undefined }], [{ everyRequest: false }]])('fails where it says nothing: %j', (rule) => {
    expect(failure(rule)).toMatch(
      /^'rules\[0\]' must have from, to or when, got .*; say \{ everyRequest: true \} for a rule that every request matches \(at test\/access\) \[MESH_EMPTY_RULE\]$/,
    );
  });

  test('fails where it says every request and some', () => {
    expect(failure({ everyRequest: true, to: [Operation.paths('/')] })).toBe(
      "'rules[0].to' must not stand beside everyRequest (at test/access) [MESH_RULE_CONFLICT]",
    );
  });

  test.each([
    ['from', 'leave it out for requests from anywhere'],
    ['to', 'leave it out for requests that want anything'],
    ['when', 'leave it out where there are no conditions'],
  ])('fails for an empty list in %s, which would be anything', (part, fix) => {
    expect(failure({ [part]: [] })).toBe(
      `'rules[0].${part}' must have at least one entry, got []; ${fix} (at test/access) [MESH_EMPTY]`,
    );
  });

  test('fails for more than 512 sources', () => {
    const from = Array.from({ length: 513 }, () => Source.namespaces('a'));
    expect(rendered({ from: from.slice(1) }).from).toHaveLength(512);
    expect(failure({ from })).toBe(
      "'rules[0].from' must have at most 512 entries, got '513 entries' (at test/access) [MESH_TOO_MANY]",
    );
  });

  test('fails for a condition that compares with nothing', () => {
    expect(failure({ when: [Condition.sni()] })).toBe(
      "'rules[0].when[0]' must be a Condition with 'in' or 'notIn'; write Condition.requestHeader('x').in(['a']) " +
        '(at test/access) [MESH_INVALID_CONDITION]',
    );
  });
});

describe('a rule for an external authorizer', () => {
  const custom = (rule: unknown) =>
    renderOne(
      (chart) =>
        new AuthorizationPolicy(chart, 'access', {
          action: AuthorizationAction.CUSTOM,
          provider: 'opa',
          rules: [rule as CustomAuthorizationRule],
        }),
    ).spec.rules[0];

  test('may ask for addresses, operations and the request', () => {
    const from = { ipBlocks: ['10.0.0.1'], notIpBlocks: ['10.0.0.2'], remoteIpBlocks: ['1.1.1.1'] };
    expect(
      custom({
        from: [{ ...from, notRemoteIpBlocks: ['1.1.1.2'] }],
        to: [Operation.paths('/admin*')],
        when: [Condition.requestHeader('x-a').in(['b']), Condition.destinationPort().in([8080])],
      }).from,
    ).toEqual([{ source: { ...from, notRemoteIpBlocks: ['1.1.1.2'] } }]);
    expect(custom({ everyRequest: true })).toEqual({});
  });

  test.each([
    Source.serviceAccounts('a'),
    Source.notServiceAccounts('a'),
    Source.principals(Principal.ANY),
    Source.notPrincipals(Principal.ANY),
    Source.namespaces('a'),
    Source.notNamespaces('a'),
    Source.requestPrincipals('*'),
    Source.notRequestPrincipals('*'),
    Source.trustDomains('a'),
    Source.notTrustDomains('a'),
  ])('fails for the source %j', (source) => {
    const [field] = Object.keys(source);
    expect(messageOf(() => custom({ from: [source] }))).toBe(
      `'rules[0].from[0].${field}' must not be asked of an external authorizer; leave who the client is to a further ` +
        'policy that allows or denies (at test/access) [MESH_CUSTOM_RULE]',
    );
  });

  test.each([
    Condition.sourceNamespace().in(['a']),
    Condition.sourceServiceAccount().in(['a']),
    Condition.sourceTrustDomain().in(['a']),
    Condition.requestPrincipal().in(['*']),
    Condition.audiences().in(['a']),
    Condition.presenter().in(['a']),
    Condition.claim('a').in(['a']),
  ])('fails for the condition on $key', (condition) => {
    expect(messageOf(() => custom({ when: [condition] }))).toBe(
      `'rules[0].when[0]' must not be asked of an external authorizer, got '${condition.key}'; leave who the client is to a ` +
        'further policy that allows or denies (at test/access) [MESH_CUSTOM_RULE]',
    );
  });
});
