import type { HttpRouteSpecRulesFiltersUrlRewrite } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkPreciseHostname } from './hostname';
import { type PathModifier, renderPathModifier } from './path-modifier';

/**
 * Changes to the path and the Host header before a request is sent on.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpurlrewritefilter
 */
export interface URLRewrite {
  /**
   * The Host header.
   * @default - stays as it is
   */
  readonly hostname?: string;
  /**
   * The path.
   * @default - stays as it is
   */
  readonly path?: PathModifier;
}

/** The rewrite in its wire form. */
export function renderURLRewrite(
  { hostname, path }: URLRewrite,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesFiltersUrlRewrite> {
  if (hostname === undefined && path === undefined) {
    throw new MeshError('MESH_EMPTY_REWRITE', { property, must: 'have hostname or path', at: route });
  }
  checkPreciseHostname(hostname, { property: `${property}.hostname`, at: route });
  return { hostname, path: path && renderPathModifier(path) };
}
