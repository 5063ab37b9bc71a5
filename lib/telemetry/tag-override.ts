import type { TelemetrySpecMetricsOverridesTagOverrides } from '../../imports/telemetry.istio.io';
import type { Wire } from '../core/wire';
import { checkCel } from './cel';

type TagOverrideJson = Wire<TelemetrySpecMetricsOverridesTagOverrides>;

/**
 * What happens to one tag (a label, in Prometheus) of a metric.
 *
 * @example
 * const tags = { request_host: TagOverride.upsert('request.host'), grpc_response_status: TagOverride.remove() };
 * @see https://istio.io/latest/docs/reference/config/telemetry/#MetricsOverrides-TagOverride
 */
export class TagOverride {
  /**
   * Adds the tag or replaces it.
   *
   * @param expression CEL over Envoy's attributes, such as `request.host` or `string(destination.port)`; fixed text
   * stands in quotes of its own: `'"lab"'`
   * @throws MeshError MESH_INVALID_CEL for what is not CEL
   */
  public static upsert(expression: string): TagOverride {
    return new TagOverride({ operation: 'UPSERT', value: checkCel(expression, { property: 'expression' }) });
  }

  /** Leaves the tag out. */
  public static remove(): TagOverride {
    return new TagOverride({ operation: 'REMOVE' });
  }

  readonly #json: TagOverrideJson;

  private constructor(json: TagOverrideJson) {
    this.#json = json;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): TagOverrideJson {
    return this.#json;
  }
}
