import type { AuthorizationPolicySpecRules } from '../../imports/security.istio.io';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { AtLeastOne } from './at-least-one';
import { type Condition, renderCondition } from './condition';
import { type Operation, renderOperation } from './operation';
import { AUTHENTICATED_SOURCE_FIELDS, type CustomSource, renderSource, type Source } from './source';

interface RuleFields<S, C> {
  /**
   * Where the request comes from: from one of the sources, at most 512.
   * @default - anywhere
   */
  readonly from: readonly S[];
  /**
   * What the request wants: one of the operations.
   * @default - anything
   */
  readonly to: readonly Operation[];
  /**
   * Further conditions, all of which have to hold.
   * @default - none
   */
  readonly when: readonly C[];
}

/** A rule that every request matches. */
export interface EveryRequestRule {
  /** Rendered as the empty rule `{}`. */
  readonly everyRequest: true;
  readonly from?: never;
  readonly to?: never;
  readonly when?: never;
}

/**
 * Requests that a policy is about. `from`, `to` and `when` have to hold, as far as they are there.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
export type AuthorizationRule =
  | (AtLeastOne<RuleFields<Source, Condition>> & { readonly everyRequest?: never })
  | EveryRequestRule;

/**
 * Requests that an external authorizer is asked about, before the client's identity and token count: sources are
 * addresses, and conditions are about the request.
 */
export type CustomAuthorizationRule =
  | (AtLeastOne<RuleFields<CustomSource, Condition<'request'>>> & { readonly everyRequest?: never })
  | EveryRequestRule;

/** The rule as untyped callers may write it. */
type AnyRule = Partial<RuleFields<Source, Condition>> & { readonly everyRequest?: true };

/** The rule in its wire form. */
export function renderRule(
  rule: AuthorizationRule,
  policy: MeshResource<unknown>,
  property: string,
): Wire<AuthorizationPolicySpecRules> {
  const { from, to, when, everyRequest } = rule as AnyRule;
  checkSaysSomething(rule as AnyRule, policy, property);
  if (everyRequest) return {};
  const place = (field: string) => ({ property: `${property}.${field}`, at: policy });
  checkNotEmpty(from, place('from'), 'leave it out for requests from anywhere');
  checkNotEmpty(to, place('to'), 'leave it out for requests that want anything');
  checkNotEmpty(when, place('when'), 'leave it out where there are no conditions');
  checkCount(from, policy, `${property}.from`);
  return {
    from: from?.map((source, index) => ({ source: renderSource(source, policy, `${property}.from[${index}]`) })),
    to: to?.map((operation, index) => ({ operation: renderOperation(operation, policy, `${property}.to[${index}]`) })),
    when: when?.map((condition, index) => renderCondition(condition, policy, `${property}.when[${index}]`)),
  };
}

/** An empty rule matches every request, which nobody should say by accident. */
function checkSaysSomething(rule: AnyRule, policy: MeshResource<unknown>, property: string): void {
  const parts = (['from', 'to', 'when'] as const).filter((part) => rule[part] !== undefined);
  if (rule.everyRequest && parts.length > 0) {
    throw new MeshError('MESH_RULE_CONFLICT', {
      property: `${property}.${parts[0]}`,
      must: 'not stand beside everyRequest',
      at: policy,
    });
  }
  if (!rule.everyRequest && parts.length === 0) {
    throw new MeshError('MESH_EMPTY_RULE', {
      property,
      value: rule,
      must: 'have from, to or when',
      fix: 'say { everyRequest: true } for a rule that every request matches',
      at: policy,
    });
  }
}

/** Fails for a list that is longer than the CRD allows. */
export function checkCount(
  list: readonly unknown[] | undefined,
  policy: MeshResource<unknown>,
  property: string,
): void {
  if (list && list.length > 512) {
    const value = `${list.length} entries`;
    throw new MeshError('MESH_TOO_MANY', { property, value, must: 'have at most 512 entries', at: policy });
  }
}

/** Fails for what an external authorizer cannot be asked about: it comes before the client's identity is looked at. */
export function checkCustomRule(rule: AuthorizationRule, policy: MeshResource<unknown>, property: string): void {
  const { from = [], when = [] } = rule as AnyRule;
  const refuse = (field: string, value?: string) => {
    throw new MeshError('MESH_CUSTOM_RULE', {
      property: `${property}.${field}`,
      value,
      must: 'not be asked of an external authorizer',
      fix: 'leave who the client is to a further policy that allows or denies',
      at: policy,
    });
  };
  from.forEach((source, index) => {
    const field = AUTHENTICATED_SOURCE_FIELDS.find((name) => source[name] !== undefined);
    if (field) refuse(`from[${index}].${field}`);
  });
  when.forEach((condition, index) => {
    if (condition.basis === 'identity') refuse(`when[${index}]`, condition.key);
  });
}
