import type { GatewaySpecListenersAllowedRoutesKinds } from '../../imports/gateway.networking.k8s.io';
import type { Wire } from '../core/wire';
import { checkGroup, checkKind } from './object-ref';

/**
 * A kind of route.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#routegroupkind
 */
export class RouteGroupKind {
  /** HTTP and WebSocket. */
  public static readonly HTTP_ROUTE = new RouteGroupKind('HTTPRoute');
  /** gRPC, by service and method. */
  public static readonly GRPC_ROUTE = new RouteGroupKind('GRPCRoute');
  /** TLS, by the host that the client asks for. */
  public static readonly TLS_ROUTE = new RouteGroupKind('TLSRoute');
  /** TCP. */
  public static readonly TCP_ROUTE = new RouteGroupKind('TCPRoute');
  /** UDP. */
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
