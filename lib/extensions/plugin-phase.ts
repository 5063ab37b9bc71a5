/**
 * Where in the chain of filters an extension stands.
 * @see https://istio.io/latest/docs/reference/config/proxy_extensions/traffic_extension/#ExecutionPhase
 */
export enum PluginPhase {
  /** Istio decides: at the end of the chain, before the router. */
  UNSPECIFIED = 'UNSPECIFIED',
  /** Before authentication. */
  AUTHN = 'AUTHN',
  /** After authentication, before authorization. */
  AUTHZ = 'AUTHZ',
  /** After authorization, before statistics. */
  STATS = 'STATS',
}
