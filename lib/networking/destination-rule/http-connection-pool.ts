import type { Duration } from 'cdk8s';
import type { DestinationRuleSpecTrafficPolicyConnectionPoolHttp } from '../../../imports/networking.istio.io';
import { checkInteger, type Place } from '../../core/checks';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/** Whether HTTP/1.1 requests are sent on over HTTP/2. */
export enum H2UpgradePolicy {
  /** As the mesh is set up. */
  DEFAULT = 'DEFAULT',
  /** Requests keep HTTP/1.1, whatever the mesh's default. */
  DO_NOT_UPGRADE = 'DO_NOT_UPGRADE',
  /** Requests go over HTTP/2, which the service has to speak. */
  UPGRADE = 'UPGRADE',
}

/** Limits for the requests that one proxy sends to a service. */
export interface HttpConnectionPoolLimits {
  /**
   * How many requests may wait for a connection, HTTP/1.1 and HTTP/2 alike; further ones get a 503. 0 counts as not set.
   * @default - no limit
   */
  readonly http1MaxPendingRequests?: number;
  /**
   * How many requests may be under way, HTTP/1.1 and HTTP/2 alike; further ones get a 503. 0 counts as not set.
   * @default - no limit
   */
  readonly http2MaxRequests?: number;
  /**
   * How many requests one connection may carry, up to 536870912; 1 switches keep-alive off, 0 stands for no limit.
   * @default 0
   */
  readonly maxRequestsPerConnection?: number;
  /**
   * How many retries may be under way to all endpoints together; 0 counts as not set.
   * @default - no limit
   */
  readonly maxRetries?: number;
  /**
   * How long a connection may have no request before it is closed.
   * @default - 1 hour
   */
  readonly idleTimeout?: Duration;
  /**
   * How many requests one HTTP/2 connection may carry at a time; 0 counts as not set.
   * @default - 2147483647
   */
  readonly maxConcurrentStreams?: number;
}

interface ProxyProtocolChoice {
  /**
   * Whether requests keep the HTTP version that the client speaks.
   * @default false
   */
  readonly useClientProtocol?: false;
  /**
   * Whether HTTP/1.1 requests are sent on over HTTP/2.
   * @default - as the mesh is set up: they are not
   */
  readonly h2UpgradePolicy?: H2UpgradePolicy;
}

interface ClientProtocolChoice {
  /** Whether requests keep the HTTP version that the client speaks. */
  readonly useClientProtocol: boolean;
  /**
   * Nothing is upgraded where requests keep their version.
   * @default - as the mesh is set up: they are not
   */
  readonly h2UpgradePolicy?: Exclude<H2UpgradePolicy, H2UpgradePolicy.UPGRADE>;
}

/**
 * Limits for the requests that one proxy sends to a service.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-HTTPSettings
 */
export type HttpConnectionPool = HttpConnectionPoolLimits & (ProxyProtocolChoice | ClientProtocolChoice);

/** The limits in their wire form. */
export function renderHttpConnectionPool(
  http: HttpConnectionPool,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyConnectionPoolHttp> {
  const place = (name: string): Place => ({ property: `${property}.${name}`, at: rule });
  const { useClientProtocol } = http;
  const h2UpgradePolicy: H2UpgradePolicy | undefined = http.h2UpgradePolicy;
  if (useClientProtocol && h2UpgradePolicy === H2UpgradePolicy.UPGRADE) {
    throw new MeshError('MESH_UPGRADE_OF_CLIENT_PROTOCOL', {
      ...place('h2UpgradePolicy'),
      value: h2UpgradePolicy,
      must: 'not be UPGRADE where useClientProtocol is true',
      fix: 'requests keep their HTTP version or are upgraded; drop one of the two',
    });
  }
  return {
    http1MaxPendingRequests: checkInteger(http.http1MaxPendingRequests, place('http1MaxPendingRequests'), 0),
    http2MaxRequests: checkInteger(http.http2MaxRequests, place('http2MaxRequests'), 0),
    maxRequestsPerConnection: checkInteger(
      http.maxRequestsPerConnection,
      place('maxRequestsPerConnection'),
      0,
      536870912,
    ),
    maxRetries: checkInteger(http.maxRetries, place('maxRetries'), 0),
    idleTimeout: renderDuration(http.idleTimeout, place('idleTimeout')),
    maxConcurrentStreams: checkInteger(http.maxConcurrentStreams, place('maxConcurrentStreams'), 0),
    useClientProtocol,
    h2UpgradePolicy,
  };
}
