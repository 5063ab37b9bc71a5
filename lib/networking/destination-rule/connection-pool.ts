import type { DestinationRuleSpecTrafficPolicyConnectionPool } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type HttpConnectionPool, renderHttpConnectionPool } from './http-connection-pool';
import { renderTcpConnectionPool, type TcpConnectionPool } from './tcp-connection-pool';

interface WithTcp {
  /** Limits for connections, whatever is spoken on them. */
  readonly tcp: TcpConnectionPool;
  /**
   * Limits for requests.
   * @default - no limits
   */
  readonly http?: HttpConnectionPool;
}

interface WithHttp {
  /**
   * Limits for connections, whatever is spoken on them.
   * @default - no limits
   */
  readonly tcp?: TcpConnectionPool;
  /** Limits for requests. */
  readonly http: HttpConnectionPool;
}

/**
 * How much one proxy may ask of a service at a time. Whatever exceeds it fails at once, before it reaches the service.
 *
 * Every proxy counts for itself: three clients with `maxConnections: 1` open three connections.
 *
 * @example
 * const connectionPool: ConnectionPool = {
 *   tcp: { maxConnections: 100, connectTimeout: Duration.millis(250) },
 *   http: { http1MaxPendingRequests: 10 },
 * };
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings
 */
export type ConnectionPool = WithTcp | WithHttp;

/** The limits in their wire form. */
export function renderConnectionPool(
  { tcp, http }: ConnectionPool,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyConnectionPool> {
  if (tcp === undefined && http === undefined) {
    throw new MeshError('MESH_EMPTY_CONNECTION_POOL', {
      property,
      value: {},
      must: 'have tcp or http',
      fix: 'leave it out for no limits',
      at: rule,
    });
  }
  return {
    tcp: tcp && renderTcpConnectionPool(tcp, rule, `${property}.tcp`),
    http: http && renderHttpConnectionPool(http, rule, `${property}.http`),
  };
}
