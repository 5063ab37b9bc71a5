import type { EnvoyFilterSpecConfigPatches } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type ClusterMatch, renderClusterMatch } from './cluster-match';
import {
  type AnyListenerMatch,
  type FilterChainListenerMatch,
  HTTP_CONNECTION_MANAGER,
  type HttpFilterListenerMatch,
  type ListenerFilterListenerMatch,
  type ListenerMatch,
  type NetworkFilterListenerMatch,
  renderListenerMatch,
} from './listener-match';
import { type EnvoyConfig, type FilterClass, type Patch, PatchContext, PatchOperation } from './patch';
import { type PatchScope, renderProxyMatch } from './proxy-match';
import {
  type HttpRouteRouteConfigurationMatch,
  type RouteConfigurationMatch,
  renderRouteConfigurationMatch,
  type VirtualHostRouteConfigurationMatch,
} from './route-configuration-match';
import {
  type HttpFilterWaypointMatch,
  type HttpRouteWaypointMatch,
  type NetworkFilterWaypointMatch,
  renderWaypointMatch,
} from './waypoint-match';

type AddRemoveMerge = PatchOperation.ADD | PatchOperation.REMOVE | PatchOperation.MERGE;
type Insert = PatchOperation.INSERT_BEFORE | PatchOperation.INSERT_AFTER | PatchOperation.INSERT_FIRST;
type SidecarOrGateway = Exclude<PatchContext, PatchContext.WAYPOINT>;

interface InListeners<M> extends PatchScope<SidecarOrGateway> {
  /**
   * The listeners, and what of them.
   * @default - all of them
   */
  readonly listener?: M;
  readonly waypoint?: never;
}

interface InRoutes<M> extends PatchScope<SidecarOrGateway> {
  /**
   * The route configurations, and what of them.
   * @default - all of them
   */
  readonly routeConfiguration?: M;
  readonly waypoint?: never;
}

interface InClusters extends PatchScope<SidecarOrGateway> {
  /**
   * The clusters.
   * @default - all of them
   */
  readonly cluster?: ClusterMatch;
}

interface InWaypoint<M> extends PatchScope<PatchContext.WAYPOINT> {
  readonly context: PatchContext.WAYPOINT;
  /** What of the waypoint; `{}` for everything. */
  readonly waypoint: M;
  readonly listener?: never;
  readonly routeConfiguration?: never;
}

interface WithFilterClass {
  /**
   * Where a filter that is added goes among those of Istio. Istiod of Istio 1.31 does not read it.
   * @default FilterClass.UNSPECIFIED
   */
  readonly filterClass?: FilterClass;
}

interface WithoutFilterClass {
  readonly filterClass?: never;
}

type FilterPatch =
  | (Patch<PatchOperation.ADD> & WithFilterClass)
  | (Patch<Insert | PatchOperation.MERGE | PatchOperation.REPLACE | PatchOperation.REMOVE> & WithoutFilterClass);

/** What all patches have in common, once the types have done their work. */
interface AnyPatch extends PatchScope<PatchContext> {
  readonly operation: PatchOperation;
  readonly value?: EnvoyConfig;
  readonly filterClass?: FilterClass;
  readonly listener?: AnyListenerMatch;
  readonly routeConfiguration?: HttpRouteRouteConfigurationMatch;
  readonly cluster?: ClusterMatch;
  readonly waypoint?: NetworkFilterWaypointMatch | HttpFilterWaypointMatch | HttpRouteWaypointMatch;
}

type ApplyTo = Exclude<Wire<EnvoyFilterSpecConfigPatches>['applyTo'], undefined | 'INVALID' | 'BOOTSTRAP'>;

/**
 * A change to the configuration that istiod makes for proxies. Each kind of object has the matches and operations that
 * istiod carries out for it.
 *
 * @example
 * ConfigPatch.cluster({
 *   context: PatchContext.SIDECAR_OUTBOUND,
 *   cluster: { service: Host.external('api.example.com') },
 *   operation: PatchOperation.MERGE,
 *   value: { per_connection_buffer_limit_bytes: 32768 },
 * });
 * @see https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-EnvoyConfigObjectPatch
 */
export class ConfigPatch {
  /** The name of the network filter that runs the HTTP filters. */
  public static readonly HTTP_CONNECTION_MANAGER = HTTP_CONNECTION_MANAGER;

  /** Changes listeners. */
  public static listener(patch: InListeners<ListenerMatch> & Patch<AddRemoveMerge>): ConfigPatch {
    return new ConfigPatch('LISTENER', patch);
  }

  /** Changes the listener filters, which look at a connection before a filter chain is chosen. */
  public static listenerFilter(
    patch: InListeners<ListenerFilterListenerMatch> & Patch<AddRemoveMerge | Insert | PatchOperation.REPLACE>,
  ): ConfigPatch {
    return new ConfigPatch('LISTENER_FILTER', patch);
  }

  /** Changes the filter chains of listeners. */
  public static filterChain(patch: InListeners<FilterChainListenerMatch> & Patch<AddRemoveMerge>): ConfigPatch {
    return new ConfigPatch('FILTER_CHAIN', patch);
  }

  /** Changes the network filters of filter chains. */
  public static networkFilter(
    patch: (InListeners<NetworkFilterListenerMatch> | InWaypoint<NetworkFilterWaypointMatch>) & FilterPatch,
  ): ConfigPatch {
    return new ConfigPatch('NETWORK_FILTER', patch);
  }

  /** Changes the HTTP filters of filter chains. */
  public static httpFilter(
    patch: (InListeners<HttpFilterListenerMatch> | InWaypoint<HttpFilterWaypointMatch>) & FilterPatch,
  ): ConfigPatch {
    return new ConfigPatch('HTTP_FILTER', patch);
  }

  /** Changes route configurations. */
  public static routeConfiguration(
    patch: InRoutes<RouteConfigurationMatch> & Patch<PatchOperation.MERGE>,
  ): ConfigPatch {
    return new ConfigPatch('ROUTE_CONFIGURATION', patch);
  }

  /** Changes the virtual hosts of route configurations. */
  public static virtualHost(
    patch: InRoutes<VirtualHostRouteConfigurationMatch> & Patch<AddRemoveMerge | PatchOperation.REPLACE>,
  ): ConfigPatch {
    return new ConfigPatch('VIRTUAL_HOST', patch);
  }

  /** Changes the routes of virtual hosts. */
  public static httpRoute(
    patch: (InRoutes<HttpRouteRouteConfigurationMatch> | InWaypoint<HttpRouteWaypointMatch>) &
      Patch<AddRemoveMerge | Insert>,
  ): ConfigPatch {
    return new ConfigPatch('HTTP_ROUTE', patch);
  }

  /** Changes clusters. */
  public static cluster(patch: InClusters & Patch<AddRemoveMerge>): ConfigPatch {
    return new ConfigPatch('CLUSTER', patch);
  }

  /** Adds the configuration of an extension, which an HTTP filter with `config_discovery` refers to by its name. */
  public static extensionConfig(patch: PatchScope<SidecarOrGateway> & Patch<PatchOperation.ADD>): ConfigPatch {
    return new ConfigPatch('EXTENSION_CONFIG', patch);
  }

  readonly #patch: AnyPatch;

  private constructor(
    /** What the patch is applied to. */
    public readonly applyTo: ApplyTo,
    patch: AnyPatch,
  ) {
    this.#patch = { ...patch, ...(patch.value && { value: structuredClone(patch.value) }) };
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(filter: MeshResource<unknown>, property: string): Wire<EnvoyFilterSpecConfigPatches> {
    const { operation, value, filterClass } = this.#patch;
    this.checkTarget(filter, property);
    if ((operation === PatchOperation.REMOVE) === (value !== undefined)) {
      const must = operation === PatchOperation.REMOVE ? 'not be set for REMOVE' : `be set for ${operation}`;
      throw new MeshError('MESH_PATCH_VALUE', { property: `${property}.value`, must, at: filter });
    }
    return {
      applyTo: this.applyTo,
      match: this.renderMatch(filter, property),
      patch: { operation, filterClass, value },
    };
  }

  private renderMatch(filter: MeshResource<unknown>, property: string) {
    const { context, proxy, listener, routeConfiguration, cluster, waypoint } = this.#patch;
    const place = (field: string) => ({ property: `${property}.${field}`, at: filter });
    if ((context === PatchContext.WAYPOINT) !== (waypoint !== undefined)) {
      const must = waypoint ? 'not be set unless the context is WAYPOINT' : 'be set for the context WAYPOINT';
      throw new MeshError('MESH_PATCH_CONTEXT', { ...place('waypoint'), must });
    }
    const { gateway, portName } = routeConfiguration ?? {};
    if ((gateway !== undefined || portName !== undefined) && context !== PatchContext.GATEWAY) {
      const must =
        'not have gateway and portName unless the context is GATEWAY: proxies of other contexts pass over them';
      throw new MeshError('MESH_PATCH_CONTEXT', { ...place('routeConfiguration'), must });
    }
    if (!context && !proxy && !listener && !routeConfiguration && !cluster) return undefined;
    return {
      context,
      proxy: proxy && renderProxyMatch(proxy, filter, `${property}.proxy`),
      listener: listener && renderListenerMatch(listener, place('listener')),
      routeConfiguration:
        routeConfiguration &&
        renderRouteConfigurationMatch(routeConfiguration, filter, `${property}.routeConfiguration`),
      cluster: cluster && renderClusterMatch(cluster, place('cluster')),
      waypoint: waypoint && renderWaypointMatch(waypoint, place('waypoint')),
    };
  }

  /** Without the name of a filter, istiod passes over a patch that removes, replaces or merges one. */
  private checkTarget(filter: MeshResource<unknown>, property: string): void {
    const { operation, listener, waypoint } = this.#patch;
    if (waypoint) return;
    const named = listener?.filterChain?.filter;
    const target = {
      LISTENER_FILTER: { name: 'listenerFilter', is: listener?.listenerFilter },
      NETWORK_FILTER: { name: 'filterChain.filter', is: named },
      HTTP_FILTER: { name: 'filterChain.filter.subFilter', is: named?.subFilter },
    }[this.applyTo as string];
    const needs: PatchOperation[] = [PatchOperation.REMOVE, PatchOperation.REPLACE];
    if (this.applyTo === 'LISTENER_FILTER') needs.push(PatchOperation.MERGE);
    if (!target || target.is !== undefined || !needs.includes(operation)) return;
    throw new MeshError('MESH_PATCH_WITHOUT_TARGET', {
      property: `${property}.listener.${target.name}`,
      must: `be set for ${operation}`,
      fix: 'name the filter',
      at: filter,
    });
  }
}
