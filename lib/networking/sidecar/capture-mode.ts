/**
 * How traffic gets to a listener of a sidecar.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#CaptureMode
 */
export enum CaptureMode {
  /** As the mesh is set up. */
  DEFAULT = 'DEFAULT',
  /** By redirection in the kernel. */
  IPTABLES = 'IPTABLES',
  /** Not by itself: the application calls the listener. */
  NONE = 'NONE',
}
