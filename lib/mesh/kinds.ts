import type { TrafficExtensionSpec, WasmPluginSpec } from '../../imports/extensions.istio.io';
import type {
  BackendTlsPolicySpec,
  GatewayClassSpec,
  GrpcRouteSpec,
  HttpRouteSpec,
  GatewaySpec as KubernetesGatewaySpec,
  ListenerSetSpec,
  ReferenceGrantSpec,
  TcpRouteSpec,
  TlsRouteSpec,
  UdpRouteSpec,
} from '../../imports/gateway.networking.k8s.io';
import type {
  DestinationRuleSpec,
  EnvoyFilterSpec,
  GatewaySpec,
  ProxyConfigSpec,
  ServiceEntrySpec,
  SidecarSpec,
  VirtualServiceSpec,
  WorkloadEntrySpec,
  WorkloadGroupSpec,
} from '../../imports/networking.istio.io';
import type {
  AuthorizationPolicySpec,
  PeerAuthenticationSpec,
  RequestAuthenticationSpec,
} from '../../imports/security.istio.io';
import type { TelemetrySpec } from '../../imports/telemetry.istio.io';
import type { Wire } from '../core/wire';
import type { ManifestObject } from '../manifest/manifest-object';

/*
 * The kinds of the mesh with the fields that their CRDs know. The types say what ought to be there: a manifest may hold
 * anything at any of these places, so that what reads them has to look before it leaps.
 */

export type VirtualServiceObject = ManifestObject<Wire<VirtualServiceSpec>>;
export type DestinationRuleObject = ManifestObject<Wire<DestinationRuleSpec>>;
export type IstioGatewayObject = ManifestObject<Wire<GatewaySpec>>;
export type ServiceEntryObject = ManifestObject<Wire<ServiceEntrySpec>>;
export type SidecarObject = ManifestObject<Wire<SidecarSpec>>;
export type WorkloadEntryObject = ManifestObject<Wire<WorkloadEntrySpec>>;
export type WorkloadGroupObject = ManifestObject<Wire<WorkloadGroupSpec>>;
export type EnvoyFilterObject = ManifestObject<Wire<EnvoyFilterSpec>>;
export type ProxyConfigObject = ManifestObject<Wire<ProxyConfigSpec>>;
export type PeerAuthenticationObject = ManifestObject<Wire<PeerAuthenticationSpec>>;
export type RequestAuthenticationObject = ManifestObject<Wire<RequestAuthenticationSpec>>;
export type AuthorizationPolicyObject = ManifestObject<Wire<AuthorizationPolicySpec>>;
export type TelemetryObject = ManifestObject<Wire<TelemetrySpec>>;
export type WasmPluginObject = ManifestObject<Wire<WasmPluginSpec>>;
export type TrafficExtensionObject = ManifestObject<Wire<TrafficExtensionSpec>>;
export type KubernetesGatewayObject = ManifestObject<Wire<KubernetesGatewaySpec>>;
export type GatewayClassObject = ManifestObject<Wire<GatewayClassSpec>>;
export type HttpRouteObject = ManifestObject<Wire<HttpRouteSpec>>;
export type GrpcRouteObject = ManifestObject<Wire<GrpcRouteSpec>>;
export type TcpRouteObject = ManifestObject<Wire<TcpRouteSpec>>;
export type TlsRouteObject = ManifestObject<Wire<TlsRouteSpec>>;
export type UdpRouteObject = ManifestObject<Wire<UdpRouteSpec>>;
export type ReferenceGrantObject = ManifestObject<Wire<ReferenceGrantSpec>>;
export type ListenerSetObject = ManifestObject<Wire<ListenerSetSpec>>;
export type BackendTlsPolicyObject = ManifestObject<Wire<BackendTlsPolicySpec>>;

/** The API groups of the mesh. */
export const ISTIO_NETWORKING = 'networking.istio.io';
export const ISTIO_SECURITY = 'security.istio.io';
export const ISTIO_TELEMETRY = 'telemetry.istio.io';
export const ISTIO_EXTENSIONS = 'extensions.istio.io';
export const GATEWAY_API = 'gateway.networking.k8s.io';
