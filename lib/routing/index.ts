export { type FoundClient, findClient } from './client';
export type { ClusterSettings, OutlierDetection } from './cluster';
export { routeJson } from './json';
export type { LocalityPreference } from './locality';
export type {
  Authorization,
  Client,
  EffectivePolicy,
  EffectiveRetries,
  Faults,
  HeaderChanges,
  Mirror,
  Outcome,
  PolicyBlock,
  Routed,
  RoutedDestination,
  RouteError,
  RouteRequest,
  TlsMode,
  TraceEntry,
} from './outcome';
export { route } from './route';
export { routeText } from './text';
