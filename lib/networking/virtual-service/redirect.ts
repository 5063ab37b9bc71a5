import type { VirtualServiceSpecHttpRedirect } from '../../../imports/networking.istio.io';
import { checkPort } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/** The codes that Envoy can answer a redirect with. */
export type RedirectCode = 301 | 302 | 303 | 307 | 308;

/** How the port of a redirect is found where it is not given. */
export enum DerivePort {
  /** 80 for HTTP, 443 for HTTPS. */
  FROM_PROTOCOL_DEFAULT = 'FROM_PROTOCOL_DEFAULT',
  /** The port of the request. */
  FROM_REQUEST_PORT = 'FROM_REQUEST_PORT',
}

/**
 * An answer that sends the client elsewhere.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRedirect
 */
export type Redirect = {
  /**
   * The whole path to go to; a `%PREFIX()%` in it stands for the matched prefix.
   * @default - the path of the request
   */
  readonly uri?: string;
  /**
   * The host to go to.
   * @default - the host of the request
   */
  readonly authority?: string;
  /**
   * The scheme to go to.
   * @default - the scheme of the request
   */
  readonly scheme?: 'http' | 'https';
  /**
   * The status code.
   * @default 301
   */
  readonly redirectCode?: RedirectCode;
} & (
  | {
      /**
       * The port to go to.
       * @default - none in the Location
       */
      readonly port?: number;
      readonly derivePort?: never;
    }
  | {
      /** How to find the port to go to. */
      readonly derivePort: DerivePort;
      readonly port?: never;
    }
);

/** The redirect in its wire form. */
export function renderRedirect(
  redirect: Redirect,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpRedirect> {
  const { uri, authority, scheme, redirectCode, port, derivePort } = redirect;
  if (uri === undefined && authority === undefined && scheme === undefined && port === undefined) {
    throw new MeshError('MESH_EMPTY_REDIRECT', {
      property,
      must: 'have at least one of uri, authority, scheme and port',
      fix: 'say where the client should go',
      at: rule,
    });
  }
  for (const [key, text] of Object.entries({ uri, authority })) {
    if (text === '') {
      throw new MeshError('MESH_EMPTY_REDIRECT', {
        property: `${property}.${key}`,
        value: text,
        must: 'not be empty',
        fix: `leave ${key} out to keep that of the request`,
        at: rule,
      });
    }
  }
  checkPort(port, { property: `${property}.port`, at: rule });
  return { uri, authority, scheme, redirectCode, port, derivePort };
}
