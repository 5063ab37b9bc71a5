import type { TelemetrySpecMetricsOverridesMatch } from '../../imports/telemetry.istio.io';
import type { Wire } from '../core/wire';
import { checkText } from './provider';

type MetricJson = Pick<Wire<TelemetrySpecMetricsOverridesMatch>, 'metric' | 'customMetric'>;

/**
 * A metric that proxies report.
 *
 * @example
 * Metric.REQUEST_COUNT;
 * Metric.custom('queue_depth');
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricSelector-IstioMetric
 */
export class Metric {
  /** Every standard metric. */
  public static readonly ALL_METRICS = new Metric({ metric: 'ALL_METRICS' });
  /** `istio_requests_total`: requests over HTTP, HTTP/2 and gRPC. */
  public static readonly REQUEST_COUNT = new Metric({ metric: 'REQUEST_COUNT' });
  /** `istio_request_duration_milliseconds`: how long requests took. */
  public static readonly REQUEST_DURATION = new Metric({ metric: 'REQUEST_DURATION' });
  /** `istio_request_bytes`: sizes of request bodies. */
  public static readonly REQUEST_SIZE = new Metric({ metric: 'REQUEST_SIZE' });
  /** `istio_response_bytes`: sizes of response bodies. */
  public static readonly RESPONSE_SIZE = new Metric({ metric: 'RESPONSE_SIZE' });
  /** `istio_tcp_connections_opened_total`: TCP connections that were opened. */
  public static readonly TCP_OPENED_CONNECTIONS = new Metric({ metric: 'TCP_OPENED_CONNECTIONS' });
  /** `istio_tcp_connections_closed_total`: TCP connections that were closed. */
  public static readonly TCP_CLOSED_CONNECTIONS = new Metric({ metric: 'TCP_CLOSED_CONNECTIONS' });
  /** `istio_tcp_sent_bytes_total`: bytes of TCP responses. */
  public static readonly TCP_SENT_BYTES = new Metric({ metric: 'TCP_SENT_BYTES' });
  /** `istio_tcp_received_bytes_total`: bytes of TCP requests. */
  public static readonly TCP_RECEIVED_BYTES = new Metric({ metric: 'TCP_RECEIVED_BYTES' });
  /** `istio_request_messages_total`: gRPC messages from clients. */
  public static readonly GRPC_REQUEST_MESSAGES = new Metric({ metric: 'GRPC_REQUEST_MESSAGES' });
  /** `istio_response_messages_total`: gRPC messages from servers. */
  public static readonly GRPC_RESPONSE_MESSAGES = new Metric({ metric: 'GRPC_RESPONSE_MESSAGES' });

  /**
   * A metric that is not one of Istio's own.
   *
   * @throws MeshError MESH_EMPTY for an empty name
   */
  public static custom(name: string): Metric {
    return new Metric({ customMetric: checkText(name, { property: 'metric' }) });
  }

  readonly #json: MetricJson;

  private constructor(json: MetricJson) {
    this.#json = json;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): MetricJson {
    return this.#json;
  }
}
