export type { ClientCredential } from './client-credential';
export {
  ClientTls,
  type IstioMutualTlsOptions,
  type MutualTlsOptions,
  type SimpleTlsOptions,
  type TlsHandshake,
} from './client-tls';
export type { ConnectionPool } from './connection-pool';
export type { HashAlgorithm, Maglev, RingHash } from './consistent-hash';
export { DestinationRule, type DestinationRuleProps } from './destination-rule';
export { type HashCookie, HashKey } from './hash-key';
export { H2UpgradePolicy, type HttpConnectionPool, type HttpConnectionPoolLimits } from './http-connection-pool';
export {
  type ConsistentHashOptions,
  LoadBalancer,
  type LoadBalancerOptions,
  type WarmingLoadBalancerOptions,
} from './load-balancer';
export type { LocalityDistribution, LocalityLoadBalancing, LocalityPreference, RegionFailover } from './locality';
export type { Ejection, OutlierDetection } from './outlier-detection';
export type { PolicyBlocks } from './policy-blocks';
export type { PortTrafficPolicy } from './port-traffic-policy';
export { type ProxyProtocol, ProxyProtocolVersion } from './proxy-protocol';
export type { RetryBudget } from './retry-budget';
export { Subset, type SubsetOptions } from './subset';
export type { TcpConnectionPool, TcpKeepalive } from './tcp-connection-pool';
export type { TrafficPolicy, TrafficPolicyBlocks } from './traffic-policy';
export { type Tunnel, TunnelProtocol } from './tunnel';
export type { Warmup } from './warmup';
