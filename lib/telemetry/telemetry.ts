import type { Construct } from 'constructs';
import type {
  TelemetrySpec,
  TelemetrySpecAccessLogging,
  TelemetrySpecMetrics,
  TelemetrySpecTracing,
} from '../../imports/telemetry.istio.io';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import { type PolicyAttachment, renderAttachment } from '../core/policy-target';
import type { Wire } from '../core/wire';
import { type AccessLogging, renderAccessLogging } from './access-logging';
import { type Metrics, renderMetrics } from './metrics';
import { renderTracing, type Tracing } from './tracing';

/** What a Telemetry is for. */
export type TelemetryProps = MeshResourceProps &
  PolicyAttachment & {
    /**
     * How spans are made and reported; `addTracing` appends.
     * @default - as in the parent
     */
    readonly tracing?: readonly Tracing[];
    /**
     * Which metrics are reported; `addMetrics` appends.
     * @default - as in the parent
     */
    readonly metrics?: readonly Metrics[];
    /**
     * What is logged; `addAccessLogging` appends.
     * @default - as in the parent
     */
    readonly accessLogging?: readonly AccessLogging[];
  };

/**
 * Traces, metrics and access logs of proxies.
 *
 * A Telemetry without a selector or targets is for its namespace, or for the whole mesh where it lives in the root
 * namespace (`istio-system`, unless set up otherwise). Istio follows one such Telemetry per namespace, and one per
 * workload.
 *
 * @example
 * new Telemetry(chart, 'mesh-telemetry', {
 *   metadata: { namespace: 'istio-system' },
 *   tracing: [{ providers: ['jaeger'], sampling: Percentage.ALL, customTags: { env: CustomTag.literal('lab') } }],
 *   metrics: [{
 *     providers: ['prometheus'],
 *     overrides: [{
 *       metric: Metric.REQUEST_COUNT,
 *       tags: { request_host: TagOverride.upsert('request.host'), response_flags: TagOverride.remove() },
 *     }],
 *   }],
 *   accessLogging: [{ providers: ['envoy'], filter: 'response.code >= 400' }],
 * });
 * ```yaml
 * apiVersion: telemetry.istio.io/v1
 * kind: Telemetry
 * metadata:
 *   name: mesh-telemetry
 *   namespace: istio-system
 * spec:
 *   accessLogging:
 *     - filter:
 *         expression: response.code >= 400
 *       providers:
 *         - name: envoy
 *   metrics:
 *     - overrides:
 *         - match:
 *             metric: REQUEST_COUNT
 *           tagOverrides:
 *             request_host:
 *               operation: UPSERT
 *               value: request.host
 *             response_flags:
 *               operation: REMOVE
 *       providers:
 *         - name: prometheus
 *   tracing:
 *     - customTags:
 *         env:
 *           literal:
 *             value: lab
 *       providers:
 *         - name: jaeger
 *       randomSamplingPercentage: 100
 * ```
 * @see https://istio.io/latest/docs/reference/config/telemetry/
 */
export class Telemetry extends MeshResource<Wire<TelemetrySpec>> {
  readonly #attachment: ReturnType<typeof renderAttachment>;
  #tracing: Wire<TelemetrySpecTracing>[] | undefined;
  #metrics: Wire<TelemetrySpecMetrics>[] | undefined;
  #accessLogging: Wire<TelemetrySpecAccessLogging>[] | undefined;

  /**
   * @throws MeshError MESH_EMPTY for empty targets, and for a provider or tag without a name
   * @throws MeshError MESH_INVALID_CEL for a filter that is not CEL
   * @throws MeshError MESH_TARGET_IN_OTHER_NAMESPACE for a target outside the namespace of the Telemetry
   */
  public constructor(scope: Construct, id: string, props: TelemetryProps = {}) {
    super(scope, id, { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry', plural: 'telemetries' }, props);
    this.#attachment = renderAttachment(props, this);
    this.#tracing = props.tracing?.map((tracing, index) => renderTracing(tracing, this, `tracing[${index}]`));
    this.#metrics = props.metrics?.map((metrics, index) => renderMetrics(metrics, this, `metrics[${index}]`));
    this.#accessLogging = props.accessLogging?.map((logging, index) =>
      renderAccessLogging(logging, this, `accessLogging[${index}]`),
    );
  }

  /** Adds settings for spans, after those that are there; a later one wins for the fields that it sets. */
  public addTracing(tracing: Tracing): void {
    const all = this.#tracing ?? [];
    this.#tracing = [...all, renderTracing(tracing, this, `tracing[${all.length}]`)];
  }

  /** Adds settings for metrics, after those that are there. */
  public addMetrics(metrics: Metrics): void {
    const all = this.#metrics ?? [];
    this.#metrics = [...all, renderMetrics(metrics, this, `metrics[${all.length}]`)];
  }

  /** Adds settings for access logs, after those that are there. */
  public addAccessLogging(logging: AccessLogging): void {
    const all = this.#accessLogging ?? [];
    this.#accessLogging = [...all, renderAccessLogging(logging, this, `accessLogging[${all.length}]`)];
  }

  /** @internal */
  public _toSpec(): Wire<TelemetrySpec> {
    return {
      ...this.#attachment,
      tracing: this.#tracing,
      metrics: this.#metrics,
      accessLogging: this.#accessLogging,
    };
  }
}
