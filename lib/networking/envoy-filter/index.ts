export type { ClusterMatch } from './cluster-match';
export { ConfigPatch } from './config-patch';
export { EnvoyFilter, type EnvoyFilterProps } from './envoy-filter';
export type {
  FilterChainListenerMatch,
  FilterChainMatch,
  HttpFilterListenerMatch,
  ListenerFilterListenerMatch,
  ListenerMatch,
  NetworkFilterListenerMatch,
} from './listener-match';
export { type EnvoyConfig, type EnvoyJson, FilterClass, PatchContext, PatchOperation } from './patch';
export type { PatchScope, ProxyMatch } from './proxy-match';
export {
  type HttpRouteRouteConfigurationMatch,
  RouteAction,
  type RouteConfigurationMatch,
  type RouteMatch,
  type VirtualHostMatch,
  type VirtualHostRouteConfigurationMatch,
} from './route-configuration-match';
export type {
  HttpFilterWaypointMatch,
  HttpRouteWaypointMatch,
  NetworkFilterWaypointMatch,
  WaypointMatch,
} from './waypoint-match';
