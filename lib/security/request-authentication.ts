import type { Construct } from 'constructs';
import type { RequestAuthenticationSpec, RequestAuthenticationSpecJwtRules } from '../../imports/security.istio.io';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import { type PolicyAttachment, renderAttachment } from '../core/policy-target';
import type { Wire } from '../core/wire';
import { type JwtRule, renderJwtRule } from './jwt-rule';

/** What a RequestAuthentication says, and of which workloads. */
export type RequestAuthenticationProps = MeshResourceProps &
  PolicyAttachment & {
    /**
     * Tokens that are taken; one rule has to verify a token that a request has. `addJwtRule` appends.
     * @default - none, and `addJwtRule` has to be called
     */
    readonly jwtRules?: readonly JwtRule[];
  };

/**
 * Which tokens (JWT) a workload takes.
 *
 * It refuses bad tokens with 401 and lets requests without a token pass: to refuse those too, allow only
 * `Source.requestPrincipals('*')` with an AuthorizationPolicy.
 *
 * @example
 * new RequestAuthentication(chart, 'tokens', {
 *   jwtRules: [{ issuer: 'https://example.com', jwks: Jwks.remote('https://example.com/.well-known/jwks.json') }],
 * });
 * ```yaml
 * apiVersion: security.istio.io/v1
 * kind: RequestAuthentication
 * metadata:
 *   name: tokens
 *   namespace: bookinfo
 * spec:
 *   jwtRules:
 *     - issuer: https://example.com
 *       jwksUri: https://example.com/.well-known/jwks.json
 * ```
 * @see https://istio.io/latest/docs/reference/config/security/request_authentication/
 */
export class RequestAuthentication extends MeshResource<Wire<RequestAuthenticationSpec>> {
  readonly #attachment: ReturnType<typeof renderAttachment>;
  readonly #jwtRules: Wire<RequestAuthenticationSpecJwtRules>[] = [];

  /** @throws MeshError MESH_NO_RULE, when the app is synthesized, for a policy without rules */
  public constructor(scope: Construct, id: string, props: RequestAuthenticationProps) {
    super(
      scope,
      id,
      { apiVersion: 'security.istio.io/v1', kind: 'RequestAuthentication', plural: 'requestauthentications' },
      props,
    );
    this.#attachment = renderAttachment(props, this);
    checkNotEmpty(props.jwtRules, { property: 'jwtRules', at: this }, 'without rules no token is verified');
    for (const rule of props.jwtRules ?? []) this.addJwtRule(rule);
    this.node.addValidation({ validate: () => this.missingRules() });
  }

  /**
   * Adds tokens to those that are taken.
   *
   * @throws MeshError MESH_NO_ISSUER for a rule that says neither an issuer nor where its keys are
   * @throws MeshError MESH_JWKS_CONFLICT for keys that are both written down and fetched
   */
  public addJwtRule(rule: JwtRule): void {
    this.#jwtRules.push(renderJwtRule(rule, this, `jwtRules[${this.#jwtRules.length}]`));
  }

  /** @internal */
  public _toSpec(): Wire<RequestAuthenticationSpec> {
    return { ...this.#attachment, jwtRules: this.#jwtRules };
  }

  private missingRules(): string[] {
    if (this.#jwtRules.length > 0) return [];
    const problem = { property: 'jwtRules', must: 'have at least one rule', fix: 'call addJwtRule' };
    return [new MeshError('MESH_NO_RULE', problem).message];
  }
}
