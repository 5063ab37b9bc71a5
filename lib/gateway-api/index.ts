export { AllowedRoutes, type AllowedRoutesOptions } from './allowed-routes';
export { BackendRef, type BackendRefOptions, type BackendTarget, type WeightedBackend } from './backend-ref';
export type { CORS } from './cors';
export { FromNamespaces, type NamespacesFrom } from './from-namespaces';
export { Gateway, type GatewayProps } from './gateway';
export { GatewayAddress } from './gateway-address';
export { GatewayClass } from './gateway-class';
export type { GatewayInfrastructure } from './gateway-infrastructure';
export {
  type FrontendTls,
  type FrontendTlsValidation,
  FrontendValidationMode,
  type GatewayTls,
  type PortFrontendTls,
} from './gateway-tls';
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
export {
  type CustomListenerOptions,
  type HostListenerOptions,
  type HttpsListenerOptions,
  Listener,
  type ListenerOptions,
  type TlsListenerOptions,
} from './listener';
export { ListenerTls, type TerminateTls, type TlsOptions } from './listener-tls';
export type { CaCertificateRef, CertificateRef, LocalObjectRef, NamedObjectRef, ObjectRef } from './object-ref';
export type { ParentRef, RouteParent } from './parent-ref';
export { PathMatch } from './path-match';
export { PathModifier } from './path-modifier';
export type { Fraction, RequestMirror } from './request-mirror';
export type { RedirectStatusCode, RequestRedirect } from './request-redirect';
export { RouteGroupKind } from './route-group-kind';
export type { HTTPRouteTimeouts } from './timeouts';
export type { URLRewrite } from './url-rewrite';
export { ValueMatch } from './value-match';
