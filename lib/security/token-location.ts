import type { RequestAuthenticationSpecJwtRules } from '../../imports/security.istio.io';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkText } from './pattern';

/** What a header has besides the token. */
export interface HeaderTokenOptions {
  /**
   * Text before the token, with the space that ends it: `Bearer `. A header that does not begin with it has no token.
   * @default - none
   */
  readonly prefix?: string;
}

/**
 * Where in a request a token stands.
 *
 * @example
 * const from = [TokenLocation.header('x-token', { prefix: 'Bearer ' }), TokenLocation.cookie('session')];
 * @see https://istio.io/latest/docs/reference/config/security/jwt/#JWTRule
 */
export class TokenLocation {
  /** A header. */
  public static header(name: string, options: HeaderTokenOptions = {}): TokenLocation {
    return new TokenLocation('header', checkText(name, { property: 'header' }), options.prefix);
  }

  /** A parameter of the query. */
  public static queryParam(name: string): TokenLocation {
    return new TokenLocation('queryParam', checkText(name, { property: 'queryParam' }));
  }

  /** A cookie. */
  public static cookie(name: string): TokenLocation {
    return new TokenLocation('cookie', checkText(name, { property: 'cookie' }));
  }

  private constructor(
    /** Which part of the request it is. */
    public readonly kind: 'header' | 'queryParam' | 'cookie',
    /** The name of the header, the parameter or the cookie. */
    public readonly name: string,
    /** Text before the token. */
    public readonly prefix?: string,
  ) {
    Object.freeze(this);
  }
}

/** The locations in their wire form, a list for each kind. */
export function renderLocations(
  locations: readonly TokenLocation[] | undefined,
  policy: MeshResource<unknown>,
  property: string,
): Pick<Wire<RequestAuthenticationSpecJwtRules>, 'fromHeaders' | 'fromParams' | 'fromCookies'> {
  checkNotEmpty(locations, { property, at: policy }, 'leave it out for the usual places');
  const names = (kind: TokenLocation['kind']) => {
    const found = locations?.filter((location) => location.kind === kind).map(({ name }) => name) ?? [];
    return found.length > 0 ? found : undefined;
  };
  const headers = locations?.filter(({ kind }) => kind === 'header') ?? [];
  return {
    fromHeaders: headers.length > 0 ? headers.map(({ name, prefix }) => ({ name, prefix })) : undefined,
    fromParams: names('queryParam'),
    fromCookies: names('cookie'),
  };
}
