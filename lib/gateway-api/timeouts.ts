import type { Duration } from 'cdk8s';
import type { HttpRouteSpecRulesTimeouts } from '../../imports/gateway.networking.k8s.io';
import { millisecondsOf, renderDuration } from '../core/duration';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';

/**
 * How long requests may take. A duration of 0 switches the limit off.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httproutetimeouts
 */
export interface HTTPRouteTimeouts {
  /**
   * How long the client waits for the answer, retries included.
   * @default - Istio has no limit
   */
  readonly request?: Duration;
  /**
   * How long one try may take; no longer than `request`.
   * @default - Istio has no limit
   */
  readonly backendRequest?: Duration;
}

/** The timeouts in their wire form. */
export function renderTimeouts(
  { request, backendRequest }: HTTPRouteTimeouts,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesTimeouts> {
  const json = {
    request: renderDuration(request, { property: `${property}.request`, at: route }, { zero: true }),
    backendRequest: renderDuration(
      backendRequest,
      { property: `${property}.backendRequest`, at: route },
      { zero: true },
    ),
  };
  const limit = request ? millisecondsOf(request) : 0;
  if (limit > 0 && backendRequest !== undefined && millisecondsOf(backendRequest) > limit) {
    throw new MeshError('MESH_TIMEOUT_ORDER', {
      property: `${property}.backendRequest`,
      value: json.backendRequest,
      must: `be at most the timeout of the whole request, ${json.request}`,
      at: route,
    });
  }
  return json;
}
