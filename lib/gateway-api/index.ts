export { AllowedRoutes, type AllowedRoutesOptions } from './allowed-routes';
export { BackendRef, type BackendRefOptions, type BackendTarget, type WeightedBackend } from './backend-ref';
export { BackendTLSPolicy, type BackendTLSPolicyProps } from './backend-tls-policy';
export type { BackendTLSPolicyValidation } from './backend-tls-validation';
export type { CORS } from './cors';
export { FromNamespaces, type NamespacesFrom } from './from-namespaces';
export { Gateway, type GatewayProps } from './gateway';
export { GatewayAddress } from './gateway-address';
export { GatewayClass, type GatewayClassProps, GatewayController } from './gateway-class';
export type { GatewayInfrastructure } from './gateway-infrastructure';
export {
  type FrontendTls,
  type FrontendTlsValidation,
  FrontendValidationMode,
  type GatewayTls,
  type PortFrontendTls,
} from './gateway-tls';
export type { GrantFrom, GrantFromRef, GrantTo, GrantToRef } from './grant-peers';
export { GRPCRouteFilter, type GRPCRouteFilterType } from './grpc-filter';
export type { GRPCRouteMatch } from './grpc-match';
export { type GRPCMethod, GRPCMethodMatch } from './grpc-method-match';
export { GRPCRoute, type GRPCRouteProps } from './grpc-route';
export type {
  GRPCAnsweringRule,
  GRPCForwardingRule,
  GRPCRouteRule,
  GRPCRouteRuleBase,
  GRPCWeightedBackend,
} from './grpc-route-rule';
export type { HeaderModifier } from './header-modifier';
export { HTTPRouteFilter, type HTTPRouteFilterType } from './http-filter';
export type { HTTPMethod, HTTPRouteMatch } from './http-match';
export { HTTPRoute, type HTTPRouteProps } from './http-route';
export type {
  HTTPAnsweringRule,
  HTTPForwardingRule,
  HTTPRouteRule,
  HTTPRouteRuleBase,
  HTTPWeightedBackend,
} from './http-route-rule';
export type { L4RouteProps } from './l4-route';
export {
  type CustomListenerOptions,
  type HostListenerOptions,
  type HttpsListenerOptions,
  Listener,
  type ListenerOptions,
  type TlsListenerOptions,
} from './listener';
export { ListenerSet, type ListenerSetParentRef, type ListenerSetProps } from './listener-set';
export { ListenerTls, type TerminateTls } from './listener-tls';
export { MeshParent, type MeshParentOptions, type MeshParentTarget } from './mesh-parent';
export type { CaCertificateRef, CertificateRef, LocalObjectRef, NamedObjectRef, ObjectRef } from './object-ref';
export type { GatewayParent, ParentRef, RouteParent } from './parent-ref';
export { PathMatch } from './path-match';
export { PathModifier } from './path-modifier';
export { PolicyTarget, type PolicyTargetOptions, type PolicyTargetRef } from './policy-target';
export { ReferenceGrant, type ReferenceGrantProps } from './reference-grant';
export type { Fraction, RequestMirror } from './request-mirror';
export type { RedirectStatusCode, RequestRedirect } from './request-redirect';
export { RouteGroupKind } from './route-group-kind';
export type { ServiceTarget } from './service-target';
export { SubjectAltName } from './subject-alt-name';
export { TCPRoute, type TCPRouteProps } from './tcp-route';
export type { HTTPRouteTimeouts } from './timeouts';
export type { TlsOptions } from './tls-options';
export { TLSRoute, type TLSRouteProps } from './tls-route';
export { UDPRoute, type UDPRouteProps } from './udp-route';
export type { URLRewrite } from './url-rewrite';
export { ValueMatch } from './value-match';
export { Waypoint, WaypointFor, type WaypointProps } from './waypoint';
export type { WaypointMember } from './waypoint-member';
export { WellKnownCACertificates } from './well-known-ca-certificates';
