import type { Duration } from 'cdk8s';
import type { TelemetrySpecMetrics, TelemetrySpecMetricsOverrides } from '../../imports/telemetry.istio.io';
import { renderDuration } from '../core/duration';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { Metric } from './metric';
import { checkText, renderProviders } from './provider';
import type { TagOverride } from './tag-override';
import type { WorkloadMode } from './workload-mode';

/**
 * Which metrics are reported, and with which tags.
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Metrics
 */
export interface Metrics {
  /**
   * Names of extension providers of the mesh.
   * @default - the metrics providers of the mesh
   */
  readonly providers?: readonly string[];
  /**
   * Changes to metrics, applied in this order after those of the parents: general ones first.
   * @default - none
   */
  readonly overrides?: readonly MetricsOverride[];
  /**
   * The time between two reports; counts for TCP only.
   * @default - 5 s
   */
  readonly reportingInterval?: Duration;
}

/**
 * A change to one metric, or to all.
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides
 */
export interface MetricsOverride {
  /**
   * The metric.
   * @default - every standard metric
   */
  readonly metric?: Metric;
  /**
   * The side of the traffic that this is for.
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;
  /**
   * Whether the metric is left out; `false` brings back what a parent left out.
   * @default - as in the parent
   */
  readonly disabled?: boolean;
  /**
   * Changes to the tags of the metric, by name.
   * @default - the tags stay as they are
   * @see https://istio.io/latest/docs/reference/config/metrics/#labels
   */
  readonly tags?: { readonly [name: string]: TagOverride };
}

/** The settings in their wire form. */
export function renderMetrics(
  metrics: Metrics,
  rule: MeshResource<unknown>,
  property: string,
): Wire<TelemetrySpecMetrics> {
  return {
    providers: renderProviders(metrics.providers, rule, property),
    overrides: metrics.overrides?.map((override, index) =>
      renderOverride(override, rule, `${property}.overrides[${index}]`),
    ),
    reportingInterval: renderDuration(metrics.reportingInterval, {
      property: `${property}.reportingInterval`,
      at: rule,
    }),
  };
}

function renderOverride(
  { metric, mode, disabled, tags }: MetricsOverride,
  at: MeshResource<unknown>,
  property: string,
): Wire<TelemetrySpecMetricsOverrides> {
  return {
    match: metric === undefined && mode === undefined ? undefined : { ...metric?._toJson(), mode },
    disabled,
    tagOverrides:
      tags &&
      Object.fromEntries(
        Object.entries(tags).map(([name, tag]) => [
          checkText(name, { property: `${property}.tags name`, at }),
          tag._toJson(),
        ]),
      ),
  };
}
