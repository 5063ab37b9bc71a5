import { MeshError } from '../../core/errors';

/** The status codes that the mesh takes, as ranges: those that HTTP gives a meaning to. */
const STATUS_CODES: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
];

/**
 * A failure that is worth another try.
 *
 * @example
 * const on = [RetryOn.SERVER_ERROR, RetryOn.CONNECT_FAILURE, RetryOn.status(429)];
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on
 */
export class RetryOn {
  /** `5xx`: any answer from 500 up, and no answer at all. */
  public static readonly SERVER_ERROR = new RetryOn('5xx');
  /** `gateway-error`: 502, 503 and 504. */
  public static readonly GATEWAY_ERROR = new RetryOn('gateway-error');
  /** `reset`: the server went away without an answer. */
  public static readonly RESET = new RetryOn('reset');
  /** `reset-before-request`: the server went away before it could have seen the request. */
  public static readonly RESET_BEFORE_REQUEST = new RetryOn('reset-before-request');
  /** `connect-failure`: no connection could be made. */
  public static readonly CONNECT_FAILURE = new RetryOn('connect-failure');
  /** `retriable-4xx`: 409. */
  public static readonly RETRIABLE_4XX = new RetryOn('retriable-4xx');
  /** `refused-stream`: the server refused the HTTP/2 stream before it looked at it. */
  public static readonly REFUSED_STREAM = new RetryOn('refused-stream');
  /** `retriable-status-codes`: the codes that an `x-envoy-retriable-status-codes` header names. */
  public static readonly RETRIABLE_STATUS_CODES = new RetryOn('retriable-status-codes');
  /** `retriable-headers`: the response has a header that an `x-envoy-retriable-header-names` header names. */
  public static readonly RETRIABLE_HEADERS = new RetryOn('retriable-headers');
  /** `envoy-ratelimited`: Envoy itself refused the request for its rate. */
  public static readonly ENVOY_RATE_LIMITED = new RetryOn('envoy-ratelimited');
  /** `http3-post-connect-failure`: an HTTP/3 connection failed after the handshake. */
  public static readonly HTTP3_POST_CONNECT_FAILURE = new RetryOn('http3-post-connect-failure');
  /** `cancelled`: gRPC status 1. */
  public static readonly GRPC_CANCELLED = new RetryOn('cancelled');
  /** `deadline-exceeded`: gRPC status 4. */
  public static readonly GRPC_DEADLINE_EXCEEDED = new RetryOn('deadline-exceeded');
  /** `resource-exhausted`: gRPC status 8. */
  public static readonly GRPC_RESOURCE_EXHAUSTED = new RetryOn('resource-exhausted');
  /** `internal`: gRPC status 13. */
  public static readonly GRPC_INTERNAL = new RetryOn('internal');
  /** `unavailable`: gRPC status 14. */
  public static readonly GRPC_UNAVAILABLE = new RetryOn('unavailable');

  /**
   * Answers with one status code.
   *
   * @throws MeshError MESH_INVALID_RETRY_CONDITION for a code that HTTP gives no meaning to, such as 299 or 520
   */
  public static status(code: number): RetryOn {
    const known = STATUS_CODES.some(([first, last]) => code >= first && code <= last);
    if (!Number.isInteger(code) || !known) {
      throw new MeshError('MESH_INVALID_RETRY_CONDITION', {
        property: 'retries.on',
        value: code,
        must: 'be a status code with a meaning in HTTP, such as 429',
      });
    }
    return new RetryOn(`${code}`);
  }

  /**
   * A condition of Envoy that has no name here yet.
   *
   * @throws MeshError MESH_INVALID_RETRY_CONDITION for what cannot be one condition
   */
  public static of(condition: string): RetryOn {
    if (/^\d+$/.test(condition)) return RetryOn.status(Number(condition));
    if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(condition)) {
      throw new MeshError('MESH_INVALID_RETRY_CONDITION', {
        property: 'retries.on',
        value: condition,
        must: 'be one condition in lower case, such as connect-failure',
        ...(/[,\s]/.test(condition) ? { fix: 'list several conditions as several entries' } : {}),
      });
    }
    return new RetryOn(condition);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'RetryOn';

  private constructor(
    /** The condition in Envoy's spelling. */
    public readonly condition: string,
  ) {
    Object.freeze(this);
  }
}
