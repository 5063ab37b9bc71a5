import type { GatewaySpecListenersAllowedRoutes } from '../../imports/gateway.networking.k8s.io';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { FromNamespaces } from './from-namespaces';
import { checkAtMost } from './list-checks';
import { type RouteGroupKind, renderRouteGroupKind } from './route-group-kind';

/** Which routes a listener takes. */
export interface AllowedRoutesOptions {
  /**
   * The namespaces of the routes.
   * @default FromNamespaces.SAME
   */
  readonly namespaces?: FromNamespaces<'All' | 'Same' | 'Selector'>;
  /**
   * The kinds of the routes.
   * @default - the kinds that go with the protocol of the listener
   */
  readonly kinds?: readonly RouteGroupKind[];
}

/**
 * Which routes a listener takes.
 *
 * @example
 * gatewayApi.AllowedRoutes.of({
 *   namespaces: gatewayApi.FromNamespaces.selector({ labels: { 'shared-gateway': 'true' } }),
 *   kinds: [gatewayApi.RouteGroupKind.HTTP_ROUTE],
 * });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#allowedroutes
 */
export class AllowedRoutes {
  /** Routes of the Gateway's namespace. */
  public static readonly SAME_NAMESPACE = new AllowedRoutes({ namespaces: FromNamespaces.SAME });
  /** Routes of every namespace. */
  public static readonly ALL_NAMESPACES = new AllowedRoutes({ namespaces: FromNamespaces.ALL });

  /** Routes by their namespaces and kinds. */
  public static of(options: AllowedRoutesOptions): AllowedRoutes {
    return new AllowedRoutes(options);
  }

  readonly #options: AllowedRoutesOptions;

  private constructor(options: AllowedRoutesOptions) {
    this.#options = { ...options };
    Object.freeze(this);
  }

  /** @internal */
  public _render(gateway: MeshResource<unknown>, property: string): Wire<GatewaySpecListenersAllowedRoutes> {
    const { namespaces, kinds } = this.#options;
    checkAtMost(kinds, { property: `${property}.kinds`, at: gateway }, 8);
    return { namespaces: namespaces?._toJson(), kinds: kinds?.map(renderRouteGroupKind) };
  }
}
