import type { TelemetrySpecAccessLogging } from '../../imports/telemetry.istio.io';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkCel } from './cel';
import { renderProviders } from './provider';
import type { WorkloadMode } from './workload-mode';

/**
 * Which requests and connections are logged, and where to.
 * @see https://istio.io/latest/docs/reference/config/telemetry/#AccessLogging
 */
export interface AccessLogging {
  /**
   * The side of the traffic that this is for.
   * @default WorkloadMode.CLIENT_AND_SERVER
   */
  readonly mode?: WorkloadMode;
  /**
   * Names of extension providers of the mesh, such as `envoy`.
   * @default - the access log providers of the mesh
   */
  readonly providers?: readonly string[];
  /**
   * Whether nothing is logged; `false` brings back what a parent switched off.
   * @default - as in the parent
   */
  readonly disabled?: boolean;
  /**
   * What is logged: a CEL expression over Envoy's attributes, such as `response.code >= 400`.
   * @default - everything
   * @see https://istio.io/latest/docs/reference/config/telemetry/#AccessLogging-Filter
   */
  readonly filter?: string;
}

/** The settings in their wire form. */
export function renderAccessLogging(
  logging: AccessLogging,
  rule: MeshResource<unknown>,
  property: string,
): Wire<TelemetrySpecAccessLogging> {
  const { mode, providers, disabled, filter } = logging;
  return {
    match: mode === undefined ? undefined : { mode },
    providers: renderProviders(providers, rule, property),
    disabled,
    filter:
      filter === undefined ? undefined : { expression: checkCel(filter, { property: `${property}.filter`, at: rule }) },
  };
}
