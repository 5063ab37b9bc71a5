import type { Duration } from 'cdk8s';
import type { VirtualServiceSpecHttpRetries } from '../../../imports/networking.istio.io';
import { checkInteger, checkNotEmpty } from '../../core/checks';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import type { RetryOn } from './retry-on';

/**
 * What happens to a request that failed.
 *
 * Attempts come after the first try: `attempts: 3` is at most four requests. `perTryTimeout` counts for the first try
 * too, and the route's `timeout` ends them all.
 *
 * @example
 * const retries: Retries = { attempts: 3, perTryTimeout: Duration.seconds(2), on: [RetryOn.SERVER_ERROR] };
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry
 */
export interface Retries {
  /**
   * How often a failed request is sent again. 0 switches retries off, the mesh's own two as well.
   */
  readonly attempts: number;
  /**
   * How long one try may take.
   * @default - the route's timeout
   */
  readonly perTryTimeout?: Duration;
  /**
   * Which failures are retried.
   * @default - the mesh's default: connect-failure, refused-stream, unavailable, cancelled, retriable-status-codes
   */
  readonly on?: readonly RetryOn[];
  /**
   * Whether a retry may go to another locality.
   * @default - the mesh's default: false
   */
  readonly retryRemoteLocalities?: boolean;
  /**
   * Whether a retry avoids the hosts that were tried before.
   * @default true
   */
  readonly retryIgnorePreviousHosts?: boolean;
  /**
   * The least time between two tries.
   * @default - 25 ms
   */
  readonly backoff?: Duration;
}

/** The policy in its wire form. */
export function renderRetries(
  retries: Retries,
  rule: MeshResource<unknown>,
  property: string,
): Wire<VirtualServiceSpecHttpRetries> {
  const at = rule;
  checkInteger(retries.attempts, { property: `${property}.attempts`, at }, 0);
  if (retries.attempts === 0 && (retries.perTryTimeout || retries.on || retries.retryRemoteLocalities !== undefined)) {
    throw new MeshError('MESH_RETRIES_WITHOUT_ATTEMPTS', {
      property: `${property}.attempts`,
      value: 0,
      must: 'be 1 or more where perTryTimeout, on or retryRemoteLocalities is set',
      fix: 'give the number of retries, or leave the others out to switch retries off',
      at,
    });
  }
  checkNotEmpty(retries.on, { property: `${property}.on`, at }, 'leave it out for the default of the mesh');
  return {
    attempts: retries.attempts,
    perTryTimeout: renderDuration(retries.perTryTimeout, { property: `${property}.perTryTimeout`, at }),
    retryOn: retries.on?.map(({ condition }) => condition).join(','),
    retryRemoteLocalities: retries.retryRemoteLocalities,
    retryIgnorePreviousHosts: retries.retryIgnorePreviousHosts,
    backoff: renderDuration(retries.backoff, { property: `${property}.backoff`, at }),
  };
}
