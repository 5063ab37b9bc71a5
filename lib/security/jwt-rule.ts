import type { Duration } from 'cdk8s';
import type { RequestAuthenticationSpecJwtRules } from '../../imports/security.istio.io';
import { checkNotEmpty } from '../core/checks';
import { renderDuration } from '../core/duration';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { Jwks } from './jwks';
import { checkText } from './pattern';
import { renderLocations, type TokenLocation } from './token-location';

interface ByIssuer {
  /** Who issues the tokens: their claim `iss`. */
  readonly issuer: string;
  /**
   * The keys that tokens are verified with.
   * @default - those that the issuer's OpenID configuration names
   */
  readonly jwks?: Jwks;
}

interface ByKeys {
  readonly issuer?: undefined;
  /** The keys that tokens of any issuer are verified with. */
  readonly jwks: Jwks<'remote'>;
}

/**
 * Tokens that are taken, and what becomes of them.
 *
 * A request without a token passes, with no principal; one with a token that no rule verifies is refused with 401.
 *
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
export type JwtRule = {
  /** Say it with `jwks: Jwks.remote(…)`. */
  readonly jwksUri?: never;
  /**
   * Audiences, one of which the token has to be for: its claim `aud`.
   * @default - any audience
   */
  readonly audiences?: readonly string[];
  /**
   * Where the token stands.
   * @default - header `Authorization` behind `Bearer `, and query parameter `access_token`
   */
  readonly from?: readonly TokenLocation[];
  /**
   * Whether the workload gets the token too.
   * @default false
   */
  readonly forwardOriginalToken?: boolean;
  /**
   * Header that the workload gets the verified payload in, as base64url.
   * @default - none
   */
  readonly outputPayloadToHeader?: string;
  /**
   * Headers that the workload gets single claims in: the name of the header to that of the claim, `realm.roles` for a
   * claim within another.
   * @default - none
   */
  readonly outputClaimToHeaders?: { readonly [header: string]: string };
  /**
   * Claims whose text is a list with spaces between, so that policies can compare each entry; at most 64.
   * @default - `scope` and `permission`, which are always among them
   */
  readonly spaceDelimitedClaims?: readonly string[];
  /**
   * How long to wait for the keys.
   * @default Duration.seconds(5)
   */
  readonly timeout?: Duration;
} & (ByIssuer | ByKeys);

/** The rule in its wire form. */
export function renderJwtRule(
  rule: JwtRule,
  policy: MeshResource<unknown>,
  property: string,
): Wire<RequestAuthenticationSpecJwtRules> {
  const place = (field: string) => ({ property: `${property}.${field}`, at: policy });
  const texts = (field: 'audiences' | 'spaceDelimitedClaims') =>
    checkNotEmpty(rule[field], place(field))?.map((text, index) => checkText(text, place(`${field}[${index}]`)));
  checkSaysWhose(rule, policy, property);
  checkClaims(rule, policy, property);
  const header = rule.outputPayloadToHeader;
  return {
    issuer: rule.issuer === undefined ? undefined : checkText(rule.issuer, place('issuer')),
    jwks: rule.jwks?.kind === 'inline' ? rule.jwks._text : undefined,
    jwksUri: rule.jwks?.kind === 'remote' ? rule.jwks._text : undefined,
    audiences: texts('audiences'),
    ...renderLocations(rule.from, policy, `${property}.from`),
    forwardOriginalToken: rule.forwardOriginalToken,
    outputPayloadToHeader: header === undefined ? undefined : checkText(header, place('outputPayloadToHeader')),
    outputClaimToHeaders:
      rule.outputClaimToHeaders &&
      Object.entries(rule.outputClaimToHeaders).map(([name, claim]) => ({ header: name, claim })),
    spaceDelimitedClaims: texts('spaceDelimitedClaims'),
    timeout: renderDuration(rule.timeout, place('timeout')),
  };
}

/** What callers without types can get wrong about the keys. */
function checkSaysWhose(rule: JwtRule, policy: MeshResource<unknown>, property: string): void {
  const { issuer, jwks, jwksUri } = rule as { issuer?: string; jwks?: unknown; jwksUri?: unknown };
  const fail = (code: string, field: string, must: string, value?: unknown): never => {
    const fix = 'write jwks: Jwks.inline(…) or Jwks.remote(…)';
    throw new MeshError(code, { property: `${property}.${field}`, value, must, fix, at: policy });
  };
  if (jwksUri !== undefined) {
    const must = jwks === undefined ? 'be said with jwks' : 'not stand beside jwks';
    fail('MESH_JWKS_CONFLICT', 'jwksUri', must, jwksUri);
  }
  if (jwks !== undefined && !(jwks instanceof Jwks)) fail('MESH_INVALID_JWKS', 'jwks', 'be a Jwks');
  if (issuer === undefined && (jwks as Jwks | undefined)?.kind !== 'remote') {
    throw new MeshError('MESH_NO_ISSUER', {
      property: `${property}.issuer`,
      must: 'say whose tokens are taken',
      fix: 'leave it out only beside Jwks.remote, to take tokens of any issuer',
      at: policy,
    });
  }
}

function checkClaims(rule: JwtRule, policy: MeshResource<unknown>, property: string): void {
  for (const [header, claim] of Object.entries(rule.outputClaimToHeaders ?? {})) {
    const at = { property: `${property}.outputClaimToHeaders`, at: policy };
    if (!/^[-_A-Za-z0-9]+$/.test(header)) {
      throw new MeshError('MESH_INVALID_HEADER', {
        ...at,
        value: header,
        must: 'be named after headers of letters, digits, dashes and underscores',
      });
    }
    checkText(claim, { ...at, property: `${at.property}.${header}` });
  }
  const count = rule.spaceDelimitedClaims?.length ?? 0;
  if (count > 64) {
    throw new MeshError('MESH_TOO_MANY', {
      property: `${property}.spaceDelimitedClaims`,
      value: `${count} claims`,
      must: 'have at most 64 entries',
      at: policy,
    });
  }
}
