import type { HttpRouteSpecRulesMatches } from '../../imports/gateway.networking.k8s.io';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkDistinctHeaders } from './header-name';
import type { PathMatch } from './path-match';
import { renderValueMatches, type ValueMatch } from './value-match';

/** The methods of HTTP. */
export type HTTPMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'CONNECT' | 'OPTIONS' | 'TRACE';

/**
 * Conditions on a request. All conditions of one match have to hold; of several matches, one has to.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httproutematch
 */
export interface HTTPRouteMatch {
  /**
   * The path, its query string left out.
   * @default - any path
   */
  readonly path?: PathMatch;
  /**
   * Headers that have to be there, by name; the case of names makes no difference.
   * @default - any headers
   */
  readonly headers?: { readonly [name: string]: ValueMatch };
  /**
   * Query parameters that have to be there, by name.
   * @default - any query
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpqueryparammatch
   */
  readonly queryParams?: { readonly [name: string]: ValueMatch };
  /**
   * The method.
   * @default - any method
   */
  readonly method?: HTTPMethod;
}

/** The match in its wire form. */
export function renderHTTPRouteMatch(
  { path, headers, queryParams, method }: HTTPRouteMatch,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesMatches> {
  const place = { property: `${property}.headers`, at: route };
  checkDistinctHeaders(Object.keys(headers ?? {}), place);
  return {
    path: path && { type: path.type, value: path.path },
    headers: renderValueMatches(headers, place, 4096),
    queryParams: renderValueMatches(queryParams, { property: `${property}.queryParams`, at: route }, 1024),
    method,
  };
}

/** A text that two matches share which accept the same requests and are of the same rank. */
export function matchKey({ path, headers, queryParams, method }: Wire<HttpRouteSpecRulesMatches>): string {
  const { type = 'PathPrefix', value: text = '/' } = path ?? {};
  const prefix = type === 'PathPrefix' && text !== '/' ? text.replace(/\/$/, '') : text;
  const byHeader = headers?.map((match) => JSON.stringify([match.name.toLowerCase(), match.type, match.value]));
  const byParam = queryParams?.map((match) => JSON.stringify([match.name, match.type, match.value]));
  return JSON.stringify([type, prefix, method, byHeader?.sort() ?? [], byParam?.sort() ?? []]);
}
