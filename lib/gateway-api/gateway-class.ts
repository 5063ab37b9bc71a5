/** The GatewayClasses that istiod makes. */
export enum GatewayClass {
  /** A gateway at the edge; istiod deploys it. */
  ISTIO = 'istio',
  /** A waypoint of ambient mode, the proxy in front of services. */
  ISTIO_WAYPOINT = 'istio-waypoint',
  /** A gateway between the clusters of an ambient mesh. */
  ISTIO_EAST_WEST = 'istio-east-west',
  /** A gateway of another cluster: istiod only learns its addresses. */
  ISTIO_REMOTE = 'istio-remote',
}
