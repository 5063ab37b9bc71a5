import type { SecretValue } from 'cdk8s-plus-28';
import type { TriggerAuthenticationSpecOauth2 } from '../../imports/keda.sh';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { renderSecretKey } from './secret-key';

/**
 * A token that KEDA gets with the grant `clientCredentials` of OAuth 2.0.
 * @see https://keda.sh/docs/2.20/authentication-providers/oauth2/
 */
export interface OAuth2 {
  /** The ID of the client. */
  readonly clientId: string;
  /**
   * The client's secret.
   * @default - none is sent
   */
  readonly clientSecret?: SecretValue;
  /** The URL that tokens come from: http or https. */
  readonly tokenUrl: string;
  /**
   * What the token is for.
   * @default - the server decides
   */
  readonly scopes?: readonly string[];
  /**
   * Further parameters of the request.
   * @default - none
   */
  readonly tokenUrlParams?: { readonly [name: string]: string };
}

/** The grant in its wire form. */
export function renderOAuth2(
  { clientId, clientSecret, tokenUrl, scopes, tokenUrlParams }: OAuth2,
  at: MeshResource<unknown>,
  property: string,
): Wire<TriggerAuthenticationSpecOauth2> {
  if (clientId === '') {
    throw new MeshError('MESH_EMPTY', { property: `${property}.clientId`, value: clientId, must: 'not be empty', at });
  }
  if (!/^https?:\/\//.test(tokenUrl) || !URL.canParse(tokenUrl)) {
    const must = 'be a URL of http or https';
    throw new MeshError('MESH_INVALID_URL', { property: `${property}.tokenUrl`, value: tokenUrl, must, at });
  }
  return {
    type: 'clientCredentials',
    clientId,
    clientSecret: clientSecret && renderSecretKey(clientSecret, at, `${property}.clientSecret`),
    tokenUrl,
    scopes: scopes && [...scopes],
    tokenUrlParams: tokenUrlParams && { ...tokenUrlParams },
  };
}
