import { describe, expect, test } from '@jest/globals';
import {
  AuthorizationAction,
  AuthorizationPolicy,
  type AuthorizationPolicyProps,
  Condition,
  Operation,
  Source,
  TargetRef,
} from 'cdk8s-mesh';
import { messageOf, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const policy = (props: AuthorizationPolicyProps) =>
  renderOne((chart) => new AuthorizationPolicy(chart, 'access', props));
const failure = (props: unknown) => messageOf(() => policy(props as AuthorizationPolicyProps));

const rules = [{ to: [Operation.methods('GET')] }];
const selector = { matchLabels: { app: 'web' } };

describe('AuthorizationPolicy', () => {
  test('says no action by default, which is ALLOW', () => {
    const manifest = policy({ rules });
    expect(manifest).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'test-access', namespace: 'bookinfo' },
      spec: { rules: [{ to: [{ operation: { methods: ['GET'] } }] }] },
    });
    expect(violations(manifest)).toEqual([]);
  });

  test.each<AuthorizationPolicyProps>([
    { action: AuthorizationAction.ALLOW, rules },
    { action: AuthorizationAction.DENY, rules },
    { action: AuthorizationAction.AUDIT, rules },
  ])('takes the action $action', (props) => {
    expect(policy(props).spec.action).toBe(props.action);
  });

  test('names the provider that CUSTOM asks', () => {
    const manifest = policy({ action: AuthorizationAction.CUSTOM, provider: 'opa', rules });
    expect(manifest.spec).toMatchObject({ action: 'CUSTOM', provider: { name: 'opa' } });
    expect(violations(manifest)).toEqual([]);
  });

  test('is for the workload that is selected', () => {
    expect(policy({ selector, rules }).spec.selector).toEqual({ matchLabels: { app: 'web' } });
  });

  test('is for the targets that are named', () => {
    const { spec } = policy({ targets: [TargetRef.gateway({ name: 'waypoint' })], rules });
    expect(spec.targetRefs).toEqual([{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'waypoint' }]);
    expect(spec.selector).toBeUndefined();
  });

  test.each([true, false])('writes a dry run into its annotation: %j', (dryRun) => {
    expect(policy({ rules, dryRun }).metadata.annotations).toEqual({ 'istio.io/dry-run': `${dryRun}` });
  });

  test('has no annotation where nothing is said of a dry run', () => {
    expect(policy({ rules }).metadata.annotations).toBeUndefined();
  });

  test('adds rules to those that are there, in that order', () => {
    const manifest = renderOne((chart) => {
      const access = new AuthorizationPolicy(chart, 'access', { rules });
      access.addRule({ to: [Operation.methods('HEAD')] });
    });
    expect(manifest.spec.rules.map((rule: { to: unknown }) => rule.to)).toEqual([
      [{ operation: { methods: ['GET'] } }],
      [{ operation: { methods: ['HEAD'] } }],
    ]);
  });

  test('is whole where all its rules are added later', () => {
    const manifest = renderOne((chart) => {
      new AuthorizationPolicy(chart, 'access', {}).addRule({ everyRequest: true });
    });
    expect(manifest.spec).toEqual({ rules: [{}] });
  });

  test('stays as it was where a rule cannot be added', () => {
    const manifest = renderOne((chart) => {
      const access = new AuthorizationPolicy(chart, 'access', { rules });
      expect(() => access.addRule({ to: [Operation.paths('nowhere')] })).toThrow('MESH_INVALID_PATH');
    });
    expect(manifest.spec.rules).toHaveLength(1);
  });

  test('does not change with the lists that it was made from', () => {
    const manifest = renderOne((chart) => {
      const methods = ['GET'];
      new AuthorizationPolicy(chart, 'access', { rules: [{ to: [{ methods }] }] });
      methods.push('POST');
    });
    expect(manifest.spec.rules[0].to[0].operation.methods).toEqual(['GET']);
  });

  test('says everything that a rule can say', () => {
    const manifest = policy({
      selector,
      action: AuthorizationAction.DENY,
      rules: [
        {
          from: [Source.namespaces('legacy'), { ipBlocks: ['10.0.0.0/8'], notIpBlocks: ['10.1.2.3'] }],
          to: [{ methods: ['GET', 'HEAD'], paths: ['/api/*'], notPaths: ['/api/health'] }, Operation.ports(9090)],
          when: [Condition.requestHeader('x-tenant').in(['acme', 'test-*']).notIn(['test-old'])],
        },
      ],
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"action: DENY
rules:
  - from:
      - source:
          namespaces:
            - legacy
      - source:
          ipBlocks:
            - 10.0.0.0/8
          notIpBlocks:
            - 10.1.2.3
    to:
      - operation:
          methods:
            - GET
            - HEAD
          notPaths:
            - /api/health
          paths:
            - /api/*
      - operation:
          ports:
            - "9090"
    when:
      - key: request.headers[x-tenant]
        notValues:
          - test-old
        values:
          - acme
          - test-*
selector:
  matchLabels:
    app: web"
`);
    expect(violations(manifest)).toEqual([]);
  });
});

describe('a policy without rules of its own', () => {
  test('allows nothing with an empty spec', () => {
    const manifest = renderOne((chart) => AuthorizationPolicy.allowNothing(chart, 'access'));
    expect(manifest).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: { name: 'test-access', namespace: 'bookinfo' },
      spec: {},
    });
    expect(violations(manifest)).toEqual([]);
  });

  test('allows everything with one empty rule', () => {
    const manifest = renderOne((chart) => AuthorizationPolicy.allowAll(chart, 'access'));
    expect(manifest.spec).toEqual({ action: 'ALLOW', rules: [{}] });
    expect(violations(manifest)).toEqual([]);
  });

  test('denies everything with one empty rule', () => {
    const manifest = renderOne((chart) => AuthorizationPolicy.denyAll(chart, 'access'));
    expect(manifest.spec).toEqual({ action: 'DENY', rules: [{}] });
    expect(violations(manifest)).toEqual([]);
  });

  test.each(['allowNothing', 'allowAll', 'denyAll'] as const)('can be for one workload, on trial: %s', (words) => {
    const manifest = renderOne((chart) =>
      AuthorizationPolicy[words](chart, 'access', { metadata: { name: 'web-access' }, selector, dryRun: true }),
    );
    expect(manifest.metadata).toMatchObject({ name: 'web-access', annotations: { 'istio.io/dry-run': 'true' } });
    expect(manifest.spec.selector).toEqual({ matchLabels: { app: 'web' } });
  });

  test('fails to take a rule where it allows nothing', () => {
    const add = () =>
      renderOne((chart) => AuthorizationPolicy.allowNothing(chart, 'access').addRule({ everyRequest: true }));
    expect(messageOf(add)).toBe(
      "'rules[0]' must not be added to a policy that allows nothing; make a further policy of the rule: policies add up " +
        '(at test/access) [MESH_RULE_CONFLICT]',
    );
  });
});

describe('a policy that cannot be', () => {
  test('fails for an empty list of rules', () => {
    expect(failure({ rules: [] })).toBe(
      "'rules' must have at least one entry, got []; say AuthorizationPolicy.allowNothing to refuse every request, allowAll " +
        'or denyAll for the others (at test/access) [MESH_EMPTY]',
    );
  });

  test('fails where no rule was ever added', () => {
    expect(failure({ action: AuthorizationAction.DENY })).toBe(
      "Validation failed with the following errors:\n  [test/access] 'rules' must have at least one rule; call addRule, or " +
        'say AuthorizationPolicy.allowNothing to refuse every request [MESH_NO_RULE]',
    );
  });

  test('fails for CUSTOM without a provider', () => {
    expect(failure({ action: AuthorizationAction.CUSTOM, rules })).toBe(
      "'provider' must name the authorizer that CUSTOM asks (at test/access) [MESH_PROVIDER_CONFLICT]",
    );
  });

  test.each([undefined, ...Object.values(AuthorizationAction).slice(0, 3)])(
    'fails for a provider beside %s',
    (action) => {
      expect(failure({ action, provider: 'opa', rules })).toBe(
        "'provider' must stand beside action CUSTOM only, got 'opa' (at test/access) [MESH_PROVIDER_CONFLICT]",
      );
    },
  );

  test('fails for a provider without a name', () => {
    expect(failure({ action: AuthorizationAction.CUSTOM, provider: '', rules })).toBe(
      "'provider' must not be empty, got '' (at test/access) [MESH_EMPTY_TEXT]",
    );
  });

  test.each([AuthorizationAction.AUDIT, AuthorizationAction.CUSTOM])('fails for a dry run of %s', (action) => {
    const provider = action === AuthorizationAction.CUSTOM ? 'opa' : undefined;
    expect(failure({ action, provider, dryRun: true, rules })).toBe(
      `'dryRun' must not stand beside action ${action}, which has no dry run, got true (at test/access) [MESH_DRY_RUN_CONFLICT]`,
    );
  });

  test('fails for a selector beside targets', () => {
    expect(failure({ selector, targets: [TargetRef.gateway({ name: 'waypoint' })], rules })).toMatch(
      /\[MESH_TWO_ATTACHMENTS\]$/,
    );
  });

  test('fails for more than 512 rules', () => {
    const many = Array.from({ length: 513 }, () => rules[0]);
    expect(policy({ rules: many.slice(1) as typeof rules }).spec.rules).toHaveLength(512);
    expect(failure({ rules: many })).toBe(
      "'rules' must have at most 512 entries, got '513 entries' (at test/access) [MESH_TOO_MANY]",
    );
  });
});
