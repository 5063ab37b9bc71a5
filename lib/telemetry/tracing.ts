import type { TelemetrySpecTracing } from '../../imports/telemetry.istio.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Percentage } from '../core/percentage';
import type { Wire } from '../core/wire';
import type { CustomTag } from './custom-tag';
import { checkText, renderProviders } from './provider';
import type { WorkloadMode } from './workload-mode';

/**
 * How spans are made and reported.
 *
 * What is left out comes from the Telemetry of the namespace, then from that of the mesh.
 * @see https://istio.io/latest/docs/reference/config/telemetry/#Tracing
 */
export interface Tracing {
  /**
   * The side of the traffic that this is for.
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;
  /**
   * Names of extension providers of the mesh; Istio reports to the first only.
   * @default - the tracing providers of the parent, at last those of the mesh
   */
  readonly providers?: readonly string[];
  /**
   * The share of requests that are traced where nobody has decided before; in steps of 0.01 %.
   * @default - the share of the parent
   */
  readonly sampling?: Percentage;
  /**
   * Whether spans are kept to the proxy. Sampling and the headers of the trace stay as they are.
   * @default false
   */
  readonly disableSpanReporting?: boolean;
  /**
   * Whether the headers of the trace are left out of the requests that are sent on.
   * @default false
   */
  readonly disableContextPropagation?: boolean;
  /**
   * Tags of every span by name, in place of all of the parent's.
   * @default - the tags of the parent
   */
  readonly customTags?: { readonly [name: string]: CustomTag };
  /**
   * Whether spans have Istio's own tags, such as `istio.canonical_service`.
   * @default true
   */
  readonly enableIstioTags?: boolean;
  /**
   * Whether the id of the request decides about sampling. Switch it off where ids come from elsewhere than Envoy.
   * @default true
   */
  readonly useRequestIdForTraceSampling?: boolean;
}

/** The settings in their wire form. */
export function renderTracing(
  tracing: Tracing,
  rule: MeshResource<unknown>,
  property: string,
): Wire<TelemetrySpecTracing> {
  return {
    match: tracing.mode === undefined ? undefined : { mode: tracing.mode },
    providers: renderProviders(tracing.providers, rule, property),
    randomSamplingPercentage: renderSampling(tracing.sampling, rule, property),
    disableSpanReporting: tracing.disableSpanReporting,
    disableContextPropagation: tracing.disableContextPropagation,
    customTags: tracing.customTags && renderCustomTags(tracing.customTags, rule, `${property}.customTags`),
    enableIstioTags: tracing.enableIstioTags,
    useRequestIdForTraceSampling: tracing.useRequestIdForTraceSampling,
  };
}

/** Envoy rounds to hundredths of a percent: less would trace nothing. */
function renderSampling(
  sampling: Percentage | undefined,
  at: MeshResource<unknown>,
  property: string,
): number | undefined {
  if (sampling && sampling.percent > 0 && sampling.percent < 0.01) {
    throw new MeshError('MESH_INVALID_PERCENTAGE', {
      property: `${property}.sampling`,
      value: sampling.percent,
      must: 'be 0 or at least 0.01',
      fix: 'Envoy samples in steps of 0.01 %',
      at,
    });
  }
  return sampling?.percent;
}

function renderCustomTags(tags: { readonly [name: string]: CustomTag }, at: MeshResource<unknown>, property: string) {
  return Object.fromEntries(
    Object.entries(tags).map(([name, tag]) => [checkText(name, { property: `${property} name`, at }), tag._toJson()]),
  );
}
