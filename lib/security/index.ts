export { AuthorizationAction } from './authorization-action';
export {
  AuthorizationPolicy,
  type AuthorizationPolicyProps,
  type AuthorizationPolicyScope,
} from './authorization-policy';
export type { AuthorizationRule, CustomAuthorizationRule, EveryRequestRule } from './authorization-rule';
export { Condition, type ConditionKey } from './condition';
export type { HostNameRef } from './host-names';
export { type JsonWebKeySet, Jwks } from './jwks';
export type { JwtRule } from './jwt-rule';
export { MtlsMode } from './mtls-mode';
export type { NamespaceRef } from './namespace-ref';
export { type MethodPattern, Operation, type OperationPort } from './operation';
export { PeerAuthentication, type PeerAuthenticationProps } from './peer-authentication';
export { Principal, type PrincipalRef } from './principal';
export { RequestAuthentication, type RequestAuthenticationProps } from './request-authentication';
export type { ServiceAccountObject, ServiceAccountRef } from './service-account-ref';
export { type CustomSource, type NetworkSource, Source } from './source';
export { type HeaderTokenOptions, TokenLocation } from './token-location';
export type { WorkloadPort } from './workload-ports';
