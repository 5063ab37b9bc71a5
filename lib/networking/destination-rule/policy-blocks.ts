import type { DestinationRuleSpecTrafficPolicyPortLevelSettings } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import type { ClientTls } from './client-tls';
import { type ConnectionPool, renderConnectionPool } from './connection-pool';
import type { LoadBalancer } from './load-balancer';
import { type OutlierDetection, renderOutlierDetection } from './outlier-detection';

/** What can be said for all ports of a service and for each of them. */
export interface PolicyBlocks {
  /**
   * How much one proxy may ask of the service at a time.
   * @default - no limits
   */
  readonly connectionPool?: ConnectionPool;
  /**
   * When an endpoint that keeps failing is taken out.
   * @default - never
   */
  readonly outlierDetection?: OutlierDetection;
  /**
   * How the endpoint is chosen that gets a request.
   * @default - the better of two random ones: `LoadBalancer.leastRequest()`
   */
  readonly loadBalancer?: LoadBalancer;
  /**
   * Whether connections to the service are encrypted.
   * @default - mutual TLS where the endpoint has a sidecar, plain text elsewhere
   */
  readonly tls?: ClientTls;
}

/** The blocks in their wire form. `detected` says whether outlier detection works for them. */
export function renderPolicyBlocks(
  { connectionPool, outlierDetection, loadBalancer, tls }: PolicyBlocks,
  rule: MeshResource<unknown>,
  property: string,
  detected: boolean,
): Omit<Wire<DestinationRuleSpecTrafficPolicyPortLevelSettings>, 'port'> {
  if (loadBalancer?._needsOutlierDetection && !detected) {
    throw new MeshError('MESH_FAILOVER_WITHOUT_OUTLIER_DETECTION', {
      property: `${property}.loadBalancer.locality`,
      must: 'come with outlierDetection where it has failover or failoverPriority',
      fix: 'add outlierDetection: {} for the defaults; without it no endpoint counts as failed',
      at: rule,
    });
  }
  return {
    connectionPool: connectionPool && renderConnectionPool(connectionPool, rule, `${property}.connectionPool`),
    outlierDetection:
      outlierDetection && renderOutlierDetection(outlierDetection, rule, `${property}.outlierDetection`),
    loadBalancer: loadBalancer?._render(rule, `${property}.loadBalancer`),
    tls: tls?._render(rule, `${property}.tls`),
  };
}
