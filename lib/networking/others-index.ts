export { type HttpProtocol, Protocol, type TlsProtocol } from '../core/protocol';
export { CaptureMode } from './capture-mode';
export type { ClusterMatch } from './cluster-match';
export { ConfigPatch } from './config-patch';
export { DefaultEndpoint } from './default-endpoint';
export { EgressHost, type EgressHostRef } from './egress-host';
export type {
  AddressEndpoint,
  Endpoint,
  EndpointOptions,
  EndpointPorts,
  NetworkEndpoint,
  SocketEndpoint,
} from './endpoint';
export { EnvoyFilter, type EnvoyFilterProps } from './envoy-filter';
export { Gateway, type GatewayProps } from './gateway';
export {
  type GrpcHealthProbe,
  HealthProbe,
  type HealthProbeOptions,
  type HttpHealthProbe,
  type TcpHealthProbe,
} from './health-probe';
export type {
  FilterChainListenerMatch,
  FilterChainMatch,
  HttpFilterListenerMatch,
  ListenerFilterListenerMatch,
  ListenerMatch,
  NetworkFilterListenerMatch,
} from './listener-match';
export { Location } from './location';
export { OutboundTrafficMode, type OutboundTrafficPolicy } from './outbound-traffic-policy';
export { type EnvoyConfig, type EnvoyJson, FilterClass, PatchContext, PatchOperation } from './patch';
export { ProxyConfig, type ProxyConfigProps } from './proxy-config';
export { ProxyImage } from './proxy-image';
export type { PatchScope, ProxyMatch } from './proxy-match';
export { Resolution } from './resolution';
export {
  type HttpRouteRouteConfigurationMatch,
  RouteAction,
  type RouteConfigurationMatch,
  type RouteMatch,
  type VirtualHostMatch,
  type VirtualHostRouteConfigurationMatch,
} from './route-configuration-match';
export {
  type PlainServerProtocol,
  Server,
  type ServerAddress,
  type ServerAddressOrDefault,
  type ServerOptions,
  type ServerProtocol,
  type WithServerTls,
} from './server';
export { ServerHost, type ServerHostRef } from './server-host';
export {
  type CertificateFiles,
  type SecretRef,
  type ServerMutualTls,
  type ServerSimpleTls,
  ServerTls,
} from './server-tls';
export { ServiceEntry, type ServiceEntryProps } from './service-entry';
export { ServiceEntryPort, type ServiceEntryPortOptions, type ServiceEntryProtocol } from './service-entry-port';
export { Sidecar, type SidecarProps } from './sidecar';
export type { SidecarEgress } from './sidecar-egress';
export type { SidecarIngress } from './sidecar-ingress';
export { type SidecarMutualTls, type SidecarSimpleTls, SidecarTls } from './sidecar-tls';
export { type CipherSuite, type TlsParameters, TlsVersion } from './tls-parameters';
export { UnixSocket } from './unix-socket';
export type {
  HttpFilterWaypointMatch,
  HttpRouteWaypointMatch,
  NetworkFilterWaypointMatch,
  WaypointMatch,
} from './waypoint-match';
export { WorkloadEntry, type WorkloadEntryProps } from './workload-entry';
export { WorkloadGroup, type WorkloadGroupProps, type WorkloadTemplate } from './workload-group';
