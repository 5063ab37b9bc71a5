import type { DestinationRuleSpecTrafficPolicyRetryBudget } from '../../../imports/networking.istio.io';
import { checkInteger, checkNumber } from '../../core/checks';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/**
 * How many retries may be under way, as a share of all requests that are. It takes the place of the connection pool's
 * `maxRetries`. `{}` switches it on with Istio's defaults.
 *
 * @example
 * const retryBudget: RetryBudget = { percent: 25, minRetryConcurrency: 5 };
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-RetryBudget
 */
export interface RetryBudget {
  /**
   * The share of requests under way that may be retries, 0 to 100.
   * @default 20
   */
  readonly percent?: number;
  /**
   * How many retries may be under way whatever the share; 0 counts as not set.
   * @default 3
   */
  readonly minRetryConcurrency?: number;
}

/** The budget in its wire form. */
export function renderRetryBudget(
  { percent, minRetryConcurrency }: RetryBudget,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyRetryBudget> {
  const at = rule;
  return {
    percent: checkNumber(percent, { property: `${property}.percent`, at }, 0, 100),
    minRetryConcurrency: checkInteger(
      minRetryConcurrency,
      { property: `${property}.minRetryConcurrency`, at },
      0,
      4294967295,
    ),
  };
}
