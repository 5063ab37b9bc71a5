import type { GatewaySpecListenersAllowedRoutesKinds } from '../../imports/gateway.networking.k8s.io';
import type { Wire } from '../core/wire';
import { checkGroup, checkKind } from './object-ref';

/**
 * A kind of route.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#routegroupkind
 */
export class RouteGroupKind {
  public static readonly HTTP_ROUTE = new RouteGroupKind('HTTPRoute');
  public static readonly GRPC_ROUTE = new RouteGroupKind('GRPCRoute');
  public static readonly TLS_ROUTE = new RouteGroupKind('TLSRoute');
  public static readonly TCP_ROUTE = new RouteGroupKind('TCPRoute');
  public static readonly UDP_ROUTE = new RouteGroupKind('UDPRoute');

  /**
   * A kind of another API group.
   *
   * @throws MeshError MESH_INVALID_NAME for what is no group or no kind
   */
  public static of(group: string, kind: string): RouteGroupKind {
    return new RouteGroupKind(checkKind(kind, { property: 'kind' }), checkGroup(group, { property: 'group' }));
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'RouteGroupKind';

  private constructor(
    /** The kind. */
    public readonly kind: string,
    /** The API group, if not that of the Gateway API. */
    public readonly group?: string,
  ) {
    Object.freeze(this);
  }
}

/** The kind in its wire form. */
export function renderRouteGroupKind({ group, kind }: RouteGroupKind): Wire<GatewaySpecListenersAllowedRoutesKinds> {
  return { group, kind };
}
