import type { MeshResource } from '../../core/mesh-resource';
import { type Percentage, renderPercentage } from '../../core/percentage';
import { type DestinationRef, renderDestination } from '../destination';

/**
 * A copy of requests to another destination. Nobody waits for its answers.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMirrorPolicy
 */
export interface Mirror {
  /** Where the copies go. */
  readonly to: DestinationRef;
  /**
   * The share of requests that is copied.
   * @default - all requests
   */
  readonly percentage?: Percentage;
}

/** One mirror as `mirror` and `mirrorPercentage`, several as `mirrors`. */
export function renderMirrors(
  route: { readonly mirror?: Mirror | undefined; readonly mirrors?: readonly Mirror[] | undefined },
  rule: MeshResource<unknown>,
  property: string,
) {
  return {
    mirror: route.mirror && renderDestination(route.mirror.to, rule, `${property}.mirror.to`),
    mirrorPercentage: renderPercentage(route.mirror?.percentage),
    mirrors: route.mirrors?.map((mirror, index) => ({
      destination: renderDestination(mirror.to, rule, `${property}.mirrors[${index}].to`),
      percentage: renderPercentage(mirror.percentage),
    })),
  };
}
