export { type CorsPolicy, UnmatchedPreflights } from './cors';
export type { DirectResponse } from './direct-response';
export { Abort, Delay, type Fault, GrpcStatus } from './fault';
export type { HeaderChanges, HeaderOperations } from './headers';
export type { HttpMatch, HttpMethod } from './http-match';
export type {
  HttpDelegateRoute,
  HttpDirectResponseRoute,
  HttpForwardOptions,
  HttpForwardRoute,
  HttpRedirectRoute,
  HttpRoute,
  HttpRouteBase,
} from './http-route';
export type { L4Match } from './l4-match';
export type { Mirror } from './mirror';
export { DerivePort, type Redirect, type RedirectCode } from './redirect';
export type { Retries } from './retries';
export { RetryOn } from './retry-on';
export type { Rewrite } from './rewrite';
export type { TcpRoute } from './tcp-route';
export type { TlsMatch, TlsRoute } from './tls-route';
export { VirtualService, type VirtualServiceProps } from './virtual-service';
