import type { Duration } from 'cdk8s';
import type { DestinationRuleSpecTrafficPolicyLoadBalancerWarmup } from '../../../imports/networking.istio.io';
import { checkNumber } from '../../core/checks';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/**
 * New endpoints get their share of requests little by little.
 *
 * @example
 * const warmup: Warmup = { duration: Duration.minutes(1), minimumPercent: 5, aggression: 2 };
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#WarmupConfiguration
 */
export interface Warmup {
  /** How long an endpoint warms up, from its creation on. */
  readonly duration: Duration;
  /**
   * The part of its share that an endpoint gets at the start, 0 to 100.
   * @default 10
   */
  readonly minimumPercent?: number;
  /**
   * How the share grows: 1 evenly, more than 1 fast at first, less than 1 slowly at first. More than 0.
   * @default 1
   */
  readonly aggression?: number;
}

/** The settings in their wire form. */
export function renderWarmup(
  { duration, minimumPercent, aggression }: Warmup,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyLoadBalancerWarmup> {
  if (aggression !== undefined && !(aggression > 0 && Number.isFinite(aggression))) {
    throw new MeshError('MESH_OUT_OF_RANGE', {
      property: `${property}.aggression`,
      value: aggression,
      must: 'be a number greater than 0',
      at: rule,
    });
  }
  return {
    duration: renderDuration(duration, { property: `${property}.duration`, at: rule }),
    minimumPercent: checkNumber(minimumPercent, { property: `${property}.minimumPercent`, at: rule }, 0, 100),
    aggression,
  };
}
