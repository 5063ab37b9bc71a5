import type { Construct } from 'constructs';
import type { AuthorizationPolicySpec, AuthorizationPolicySpecRules } from '../../imports/security.istio.io';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import { type PolicyAttachment, renderAttachment } from '../core/policy-target';
import type { Wire } from '../core/wire';
import type { WorkloadRef } from '../core/workload-selector';
import { AuthorizationAction } from './authorization-action';
import {
  type AuthorizationRule,
  type CustomAuthorizationRule,
  checkCount,
  checkCustomRule,
  renderRule,
} from './authorization-rule';
import { checkHttpRule } from './http-rule';
import { containerPort, type Operation } from './operation';
import { checkText } from './pattern';
import { checkWorkloadPort } from './workload-ports';

/** Whether a policy that allows or denies is in force. */
export interface DryRun {
  /**
   * Whether the policy only logs what it would do: annotation `istio.io/dry-run`.
   * @default false
   */
  readonly dryRun?: boolean;
}

interface Rules<R> {
  /**
   * The requests that the policy is about: those that one of the rules matches, at most 512. `addRule` appends.
   * @default - none, and `addRule` has to be called
   */
  readonly rules?: readonly R[];
}

interface AllowOrDeny extends Rules<AuthorizationRule>, DryRun {
  /**
   * What is done with the requests.
   * @default AuthorizationAction.ALLOW
   */
  readonly action?: AuthorizationAction.ALLOW | AuthorizationAction.DENY;
  readonly provider?: never;
}

interface Audit extends Rules<AuthorizationRule> {
  /** What is done with the requests. */
  readonly action: AuthorizationAction.AUDIT;
  readonly provider?: never;
  readonly dryRun?: never;
}

interface Custom extends Rules<CustomAuthorizationRule> {
  /** What is done with the requests. */
  readonly action: AuthorizationAction.CUSTOM;
  /** Name of the authorizer among the `extensionProviders` of the mesh's configuration; one per workload. */
  readonly provider: string;
  readonly dryRun?: never;
}

/** What an AuthorizationPolicy says, and of which workloads. */
export type AuthorizationPolicyProps = MeshResourceProps & PolicyAttachment & (AllowOrDeny | Audit | Custom);

/** Which workloads a policy without rules of its own is for. */
export type AuthorizationPolicyScope = MeshResourceProps & PolicyAttachment & DryRun;

/** Says that having no rule is meant. */
const NO_RULES: readonly AuthorizationRule[] = Object.freeze([]);

/**
 * Who may do what with a workload.
 *
 * As soon as one ALLOW policy applies to a workload, everything that no ALLOW policy matches is refused. A DENY rule
 * about hosts, methods, paths, headers or tokens denies all connections to the TCP ports of its workloads, where the
 * proxy cannot tell any of those: name the HTTP ports in `ports`.
 *
 * @example
 * const ratings = { matchLabels: { app: 'ratings' } };
 * new AuthorizationPolicy(chart, 'ratings-viewer', {
 *   selector: ratings,
 *   rules: [{ from: [Source.serviceAccounts('bookinfo-reviews')], to: [Operation.methods('GET')] }],
 * });
 * ```yaml
 * apiVersion: security.istio.io/v1
 * kind: AuthorizationPolicy
 * metadata:
 *   name: ratings-viewer
 *   namespace: bookinfo
 * spec:
 *   rules:
 *     - from:
 *         - source:
 *             serviceAccounts:
 *               - bookinfo-reviews
 *       to:
 *         - operation:
 *             methods:
 *               - GET
 *   selector:
 *     matchLabels:
 *       app: ratings
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export class AuthorizationPolicy extends MeshResource<Wire<AuthorizationPolicySpec>> {
  /** Allows no request by itself: everything is refused that no other ALLOW policy of the workload matches. */
  public static allowNothing(scope: Construct, id: string, props: AuthorizationPolicyScope = {}): AuthorizationPolicy {
    return new AuthorizationPolicy(scope, id, { ...props, rules: NO_RULES });
  }

  /** Allows every request that no DENY policy matches. */
  public static allowAll(scope: Construct, id: string, props: AuthorizationPolicyScope = {}): AuthorizationPolicy {
    const action = AuthorizationAction.ALLOW;
    return new AuthorizationPolicy(scope, id, { ...props, action, rules: [{ everyRequest: true }] });
  }

  /** Denies every request, whatever ALLOW policies say. */
  public static denyAll(scope: Construct, id: string, props: AuthorizationPolicyScope = {}): AuthorizationPolicy {
    const action = AuthorizationAction.DENY;
    return new AuthorizationPolicy(scope, id, { ...props, action, rules: [{ everyRequest: true }] });
  }

  readonly #action: AuthorizationAction | undefined;
  readonly #provider: string | undefined;
  readonly #selector: WorkloadRef | undefined;
  readonly #attachment: ReturnType<typeof renderAttachment>;
  readonly #rules: Wire<AuthorizationPolicySpecRules>[] = [];
  readonly #allowsNothing: boolean;

  /**
   * @throws MeshError MESH_EMPTY for an empty list of rules, which would refuse every request
   * @throws MeshError MESH_PROVIDER_CONFLICT for CUSTOM without a provider, and a provider without CUSTOM
   * @throws MeshError MESH_DRY_RUN_CONFLICT for a dry run of AUDIT or CUSTOM
   * @throws MeshError MESH_NO_RULE, when the app is synthesized, for a policy without rules
   */
  public constructor(scope: Construct, id: string, props: AuthorizationPolicyProps) {
    super(
      scope,
      id,
      { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', plural: 'authorizationpolicies' },
      props,
    );
    this.#action = props.action;
    this.#provider = this.checkProvider(props);
    this.#selector = props.selector;
    this.#attachment = renderAttachment(props, this);
    this.#allowsNothing = props.rules === NO_RULES;
    this.renderDryRun(props);

    if (!this.#allowsNothing) {
      const fix = 'say AuthorizationPolicy.allowNothing to refuse every request, allowAll or denyAll for the others';
      checkNotEmpty(props.rules, { property: 'rules', at: this }, fix);
      this.node.addValidation({ validate: () => this.missingRules() });
    }
    for (const rule of props.rules ?? []) this.addRule(rule);
  }

  /**
   * Adds a rule beside those that are there.
   *
   * @throws MeshError MESH_EMPTY_RULE for a rule that says nothing, which every request would match
   * @throws MeshError MESH_SOURCE_CONFLICT for ServiceAccounts beside principals or namespaces
   * @throws MeshError MESH_CUSTOM_RULE for a rule about the client's identity in a CUSTOM policy
   * @throws MeshError MESH_HTTP_RULE_ON_TCP_PORT for hosts, methods, paths, headers or tokens on a port without HTTP
   * @throws MeshError MESH_UNKNOWN_WORKLOAD_PORT, when the app is synthesized, for a port that the selected workload
   * does not have
   */
  public addRule(rule: AuthorizationRule): void {
    const property = `rules[${this.#rules.length}]`;
    if (this.#allowsNothing) {
      throw new MeshError('MESH_RULE_CONFLICT', {
        property,
        must: 'not be added to a policy that allows nothing',
        fix: 'make a further policy of the rule: policies add up',
        at: this,
      });
    }
    const rendered = renderRule(rule, this, property);
    checkCount([...this.#rules, rendered], this, 'rules');
    if (this.#action === AuthorizationAction.CUSTOM) checkCustomRule(rule, this, property);
    checkHttpRule(rule, this.#selector, this, property);
    this.checkPorts(rule.to ?? [], property);
    this.#rules.push(rendered);
  }

  /** @internal */
  public _toSpec(): Wire<AuthorizationPolicySpec> {
    return {
      ...this.#attachment,
      action: this.#action,
      provider: this.#provider === undefined ? undefined : { name: this.#provider },
      rules: this.#rules.length > 0 ? this.#rules : undefined,
    };
  }

  private checkProvider({ action, provider }: AuthorizationPolicyProps): string | undefined {
    const place = { property: 'provider', at: this };
    if ((action === AuthorizationAction.CUSTOM) !== (provider !== undefined)) {
      const must = provider === undefined ? 'name the authorizer that CUSTOM asks' : 'stand beside action CUSTOM only';
      throw new MeshError('MESH_PROVIDER_CONFLICT', { ...place, value: provider, must });
    }
    return provider === undefined ? undefined : checkText(provider, place);
  }

  private renderDryRun({ action, dryRun }: { action?: AuthorizationAction; dryRun?: boolean }): void {
    if (dryRun === undefined) return;
    if (action === AuthorizationAction.AUDIT || action === AuthorizationAction.CUSTOM) {
      const must = `not stand beside action ${action}, which has no dry run`;
      throw new MeshError('MESH_DRY_RUN_CONFLICT', { property: 'dryRun', value: dryRun, must, at: this });
    }
    this.metadata.addAnnotation('istio.io/dry-run', `${dryRun}`);
  }

  private checkPorts(operations: readonly Operation[], property: string): void {
    operations.forEach((operation, index) => {
      for (const field of ['ports', 'notPorts'] as const) {
        operation[field]?.forEach((port, at) => {
          checkWorkloadPort(containerPort(port), this.#selector, this, `${property}.to[${index}].${field}[${at}]`);
        });
      }
    });
  }

  private missingRules(): string[] {
    if (this.#rules.length > 0) return [];
    const fix = 'call addRule, or say AuthorizationPolicy.allowNothing to refuse every request';
    return [new MeshError('MESH_NO_RULE', { property: 'rules', must: 'have at least one rule', fix }).message];
  }
}
