export { CaptureMode } from './capture-mode';
export { DefaultEndpoint } from './default-endpoint';
export { EgressHost, type EgressHostRef } from './egress-host';
export { OutboundTrafficMode, type OutboundTrafficPolicy } from './outbound-traffic-policy';
export { Sidecar, type SidecarProps } from './sidecar';
export type { SidecarEgress } from './sidecar-egress';
export type { SidecarIngress } from './sidecar-ingress';
export { type SidecarMutualTls, type SidecarSimpleTls, SidecarTls } from './sidecar-tls';
