import { expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
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

const rules: AuthorizationRule[] = [{ from: [Source.namespaces('a')] }];
const selector = { matchLabels: { app: 'a' } };

/** The compiler reads it; nobody calls it. */
function policies(chart: Chart) {
  // @ts-expect-error CUSTOM asks a provider
  new AuthorizationPolicy(chart, 'a', { action: AuthorizationAction.CUSTOM, rules: [{ everyRequest: true }] });
  // @ts-expect-error only CUSTOM asks a provider
  new AuthorizationPolicy(chart, 'b', { action: AuthorizationAction.DENY, provider: 'opa', rules });
  // @ts-expect-error ALLOW, the default, asks no provider
  new AuthorizationPolicy(chart, 'c', { provider: 'opa', rules });
  // @ts-expect-error AUDIT has no dry run
  new AuthorizationPolicy(chart, 'd', { action: AuthorizationAction.AUDIT, dryRun: true, rules });
  // @ts-expect-error actions are those of AuthorizationAction
  new AuthorizationPolicy(chart, 'e', { action: 'DENY', rules });
  // @ts-expect-error a policy is for a workload or for targets, not both
  new AuthorizationPolicy(chart, 'f', { selector, targets: [], rules });
  // @ts-expect-error allowNothing takes no rules
  AuthorizationPolicy.allowNothing(chart, 'g', { rules });
}

/** The compiler reads it; nobody calls it. */
const ruleMistakes = (): AuthorizationRule[] => [
  // @ts-expect-error a rule says something
  {},
  // @ts-expect-error every request, or some
  { everyRequest: true, to: [Operation.paths('/')] },
  // @ts-expect-error ServiceAccounts say their namespace already
  { from: [{ serviceAccounts: ['a'], namespaces: ['b'] }] },
  // @ts-expect-error ServiceAccounts are identities already
  { from: [{ serviceAccounts: ['a'], notPrincipals: [Principal.ANY] }] },
  // @ts-expect-error identities are made by Principal
  { from: [Source.principals('cluster.local/ns/a/sa/b')] },
  // @ts-expect-error fields are Istio's
  { from: [{ ipBlock: ['10.0.0.0/8'] }] },
  // @ts-expect-error ports are numbers
  { to: [Operation.ports('8080')] },
  // @ts-expect-error a condition compares with something
  { when: [Condition.sni()] },
  // @ts-expect-error ports are numbers
  { when: [Condition.destinationPort().in(['8080'])] },
  // @ts-expect-error identities are made by Principal
  { when: [Condition.sourcePrincipal().in(['a'])] },
];

/** The compiler reads it; nobody calls it. */
const customMistakes = (): CustomAuthorizationRule[] => [
  // @ts-expect-error the authorizer comes before the certificate is looked at
  { from: [Source.namespaces('a')] },
  // @ts-expect-error the authorizer comes before the token is verified
  { from: [{ ipBlocks: ['10.0.0.1'], requestPrincipals: ['*'] }] },
  // @ts-expect-error the authorizer comes before the token is verified
  { when: [Condition.claim('a').in(['b'])] },
  // @ts-expect-error the authorizer comes before the certificate is looked at
  { when: [Condition.sourceNamespace().notIn(['b'])] },
];

test('takes what is right', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'a' });
  const custom: CustomAuthorizationRule[] = [
    { from: [Source.ipBlocks('10.0.0.1')], when: [Condition.requestHeader('a').in(['b'])] },
    { everyRequest: true },
  ];
  const all: AuthorizationRule[] = [...rules, ...custom, { when: [Condition.claim('a').in(['b'])] }];
  expect(() => {
    new AuthorizationPolicy(chart, 'h', { action: AuthorizationAction.CUSTOM, provider: 'opa', rules: custom });
    new AuthorizationPolicy(chart, 'i', { action: AuthorizationAction.DENY, dryRun: true, selector, rules: all });
    new AuthorizationPolicy(chart, 'j', { action: AuthorizationAction.AUDIT, rules: all });
  }).not.toThrow();
});

test('what must not compile is marked, so that the compiler finds what does', () => {
  for (const compiled of [policies, ruleMistakes, customMistakes]) expect(compiled).toBeInstanceOf(Function);
});
