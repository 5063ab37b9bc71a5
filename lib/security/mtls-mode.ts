/**
 * What the proxy of a workload takes from its clients.
 * @see https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode
 */
export enum MtlsMode {
  /** What the namespace says, or else the mesh, or else PERMISSIVE. */
  UNSET = 'UNSET',
  /** Plaintext: TLS, if any, is the application's own affair. In ambient mode it counts as PERMISSIVE. */
  DISABLE = 'DISABLE',
  /** Plaintext and mutual TLS alike. */
  PERMISSIVE = 'PERMISSIVE',
  /** Mutual TLS only: a plaintext connection is reset, with no HTTP answer. */
  STRICT = 'STRICT',
}
