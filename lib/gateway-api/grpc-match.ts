import type { GrpcRouteSpecRulesMatches } from '../../imports/gateway.networking.k8s.io';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type GRPCMethodMatch, renderGRPCMethodMatch } from './grpc-method-match';
import { checkDistinctHeaders } from './header-name';
import { renderValueMatches, type ValueMatch } from './value-match';

/**
 * Conditions on a call. All conditions of one match have to hold; of several matches, one has to.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#grpcroutematch
 */
export interface GRPCRouteMatch {
  /**
   * The service and the method.
   * @default - any method
   */
  readonly method?: GRPCMethodMatch;
  /**
   * Headers, the metadata of the call, that have to be there, by name; the case of names makes no difference.
   * @default - any headers
   */
  readonly headers?: { readonly [name: string]: ValueMatch };
}

/** The match in its wire form. */
export function renderGRPCRouteMatch(
  { method, headers }: GRPCRouteMatch,
  route: MeshResource<unknown>,
  property: string,
): Wire<GrpcRouteSpecRulesMatches> {
  const place = { property: `${property}.headers`, at: route };
  checkDistinctHeaders(Object.keys(headers ?? {}), place);
  return { method: method && renderGRPCMethodMatch(method), headers: renderValueMatches(headers, place, 4096) };
}

/** A text that two matches share which accept the same calls and are of the same rank. */
export function grpcMatchKey({ method, headers }: Wire<GrpcRouteSpecRulesMatches>): string {
  const byHeader = headers?.map((match) => JSON.stringify([match.name.toLowerCase(), match.type, match.value]));
  return JSON.stringify([method && [method.type, method.service, method.method], byHeader?.sort() ?? []]);
}
