import type { HttpRouteSpecRulesFiltersRequestRedirect } from '../../imports/gateway.networking.k8s.io';
import { checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkPreciseHostname } from './hostname';
import { type PathModifier, renderPathModifier } from './path-modifier';

/** The codes that a redirect can be answered with. */
export type RedirectStatusCode = 301 | 302 | 303 | 307 | 308;

/**
 * An answer that sends the client elsewhere.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httprequestredirectfilter
 */
export interface RequestRedirect {
  /**
   * The scheme to go to.
   * @default - the scheme of the request
   */
  readonly scheme?: 'http' | 'https';
  /**
   * The host to go to.
   * @default - the host of the request
   */
  readonly hostname?: string;
  /**
   * The path to go to.
   * @default - the path of the request
   */
  readonly path?: PathModifier;
  /**
   * The port to go to.
   * @default - the port that goes with `scheme`; without one, the port of the listener
   */
  readonly port?: number;
  /**
   * The status code.
   * @default 302
   */
  readonly statusCode?: RedirectStatusCode;
}

/** The wire form, whose status code is not of the enum of one position. */
export type RequestRedirectJson = Omit<Wire<HttpRouteSpecRulesFiltersRequestRedirect>, 'statusCode'> & {
  readonly statusCode?: RedirectStatusCode | undefined;
};

/** The redirect in its wire form. */
export function renderRequestRedirect(
  { scheme, hostname, path, port, statusCode }: RequestRedirect,
  route: MeshResource<unknown>,
  property: string,
): RequestRedirectJson {
  if (scheme === undefined && hostname === undefined && path === undefined && port === undefined) {
    throw new MeshError('MESH_EMPTY_REDIRECT', {
      property,
      must: 'have at least one of scheme, hostname, path and port',
      fix: 'say where the client should go',
      at: route,
    });
  }
  return {
    scheme,
    hostname: checkPreciseHostname(hostname, { property: `${property}.hostname`, at: route }),
    path: path && renderPathModifier(path),
    port: checkPort(port, { property: `${property}.port`, at: route }),
    statusCode,
  };
}
