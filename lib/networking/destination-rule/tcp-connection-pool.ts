import type { Duration } from 'cdk8s';
import type { DestinationRuleSpecTrafficPolicyConnectionPoolTcp } from '../../../imports/networking.istio.io';
import { checkInteger, type Place } from '../../core/checks';
import { millisecondsOf, renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/**
 * Limits for the connections that one proxy opens to a service, whatever is spoken on them.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings
 */
export interface TcpConnectionPool {
  /**
   * How many HTTP/1.1 and TCP connections may be open; 0 counts as not set.
   * @default - no limit
   */
  readonly maxConnections?: number;
  /**
   * How long a connection may take to open.
   * @default - the mesh's default: 10 seconds
   */
  readonly connectTimeout?: Duration;
  /**
   * Probes on idle connections. `{}` switches them on with the settings of the operating system.
   * @default - the mesh's default: no probes
   */
  readonly tcpKeepalive?: TcpKeepalive;
  /**
   * How long a connection may stay open.
   * @default - no limit
   */
  readonly maxConnectionDuration?: Duration;
  /**
   * How long a TCP connection may carry nothing before it is closed; `Duration.millis(0)` for ever.
   * @default - 1 hour
   */
  readonly idleTimeout?: Duration;
}

/**
 * Probes that find out whether the other end of an idle connection is still there.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings-TcpKeepalive
 */
export interface TcpKeepalive {
  /**
   * How many probes go unanswered before the connection counts as dead.
   * @default - the setting of the operating system; Linux: 9
   */
  readonly probes?: number;
  /**
   * How long a connection is idle before the first probe; whole seconds.
   * @default - the setting of the operating system; Linux: 2 hours
   */
  readonly time?: Duration;
  /**
   * The time between two probes; whole seconds.
   * @default - the setting of the operating system; Linux: 75 seconds
   */
  readonly interval?: Duration;
}

/** The limits in their wire form. */
export function renderTcpConnectionPool(
  tcp: TcpConnectionPool,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyConnectionPoolTcp> {
  const place = (name: string): Place => ({ property: `${property}.${name}`, at: rule });
  return {
    maxConnections: checkInteger(tcp.maxConnections, place('maxConnections'), 0),
    connectTimeout: renderDuration(tcp.connectTimeout, place('connectTimeout')),
    tcpKeepalive: tcp.tcpKeepalive && {
      probes: checkInteger(tcp.tcpKeepalive.probes, place('tcpKeepalive.probes'), 0, 4294967295),
      time: renderSeconds(tcp.tcpKeepalive.time, place('tcpKeepalive.time')),
      interval: renderSeconds(tcp.tcpKeepalive.interval, place('tcpKeepalive.interval')),
    },
    maxConnectionDuration: renderDuration(tcp.maxConnectionDuration, place('maxConnectionDuration')),
    idleTimeout: renderDuration(tcp.idleTimeout, place('idleTimeout'), { zero: true }),
  };
}

/** Sockets count keep-alive in seconds: istiod cuts the rest off, which makes 500 ms nothing. */
function renderSeconds(duration: Duration | undefined, place: Place): string | undefined {
  const text = renderDuration(duration, place);
  const milliseconds = duration ? millisecondsOf(duration) : 0;
  if (milliseconds % 1000 !== 0) {
    throw new MeshError('MESH_INVALID_DURATION', { ...place, value: `${milliseconds} ms`, must: 'be whole seconds' });
  }
  return text;
}
