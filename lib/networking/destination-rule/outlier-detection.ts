import type { Duration } from 'cdk8s';
import type { DestinationRuleSpecTrafficPolicyOutlierDetection } from '../../../imports/networking.istio.io';
import { checkInteger, type Place } from '../../core/checks';
import { renderDuration } from '../../core/duration';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';

/** When an endpoint is taken out, and for how long. */
export interface Ejection {
  /**
   * How many 5xx answers in a row take an endpoint out; failed connections count as 5xx. 0 switches the count off.
   * @default 5
   */
  readonly consecutive5xxErrors?: number;
  /**
   * How many answers 502, 503 and 504 in a row take an endpoint out; 0 switches the count off. They count as 5xx too, so
   * that only a number below `consecutive5xxErrors` changes anything.
   * @default 0
   */
  readonly consecutiveGatewayErrors?: number;
  /**
   * How often endpoints that served their time are let back in.
   * @default - 10 seconds
   */
  readonly interval?: Duration;
  /**
   * How long an endpoint stays out the first time; the n-th time it is n times as long, up to 5 minutes or this time,
   * whichever is longer.
   * @default - 30 seconds
   */
  readonly baseEjectionTime?: Duration;
  /**
   * The share of endpoints that may be out at a time, 0 to 100; 0 counts as not set. It is a true limit: of three
   * endpoints one is a third, so that anything below 34 takes none out.
   * @default - 10: of fewer than ten endpoints none is ever taken out
   */
  readonly maxEjectionPercent?: number;
  /**
   * The share of healthy endpoints below which requests go to all endpoints, out or not; 0 to 100.
   * @default 0
   */
  readonly minHealthPercent?: number;
}

interface AllErrorsAlike {
  /**
   * Whether failures on the way, such as a refused connection, are counted apart from answers.
   * @default false
   */
  readonly splitExternalLocalOriginErrors?: boolean;
  readonly consecutiveLocalOriginFailures?: never;
}

interface LocalErrorsApart {
  /** Failures on the way, such as a refused connection, are counted apart from answers. */
  readonly splitExternalLocalOriginErrors: true;
  /**
   * How many failures on the way in a row take an endpoint out; 0 counts as not set.
   * @default 5
   */
  readonly consecutiveLocalOriginFailures?: number;
}

/**
 * Endpoints that keep failing are taken out for a while. `{}` switches it on with Istio's defaults.
 *
 * Every proxy judges by its own requests.
 *
 * @example
 * const outlierDetection: OutlierDetection = {
 *   consecutive5xxErrors: 3,
 *   interval: Duration.seconds(5),
 *   baseEjectionTime: Duration.minutes(1),
 *   maxEjectionPercent: 50,
 * };
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export type OutlierDetection = Ejection & (AllErrorsAlike | LocalErrorsApart);

const UINT32_MAX = 4294967295;

/** The settings in their wire form. */
export function renderOutlierDetection(
  outlier: OutlierDetection,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyOutlierDetection> {
  const place = (name: string): Place => ({ property: `${property}.${name}`, at: rule });
  const count = (name: 'consecutive5xxErrors' | 'consecutiveGatewayErrors' | 'consecutiveLocalOriginFailures') =>
    checkInteger(outlier[name], place(name), 0, UINT32_MAX);
  const percent = (name: 'maxEjectionPercent' | 'minHealthPercent') => checkInteger(outlier[name], place(name), 0, 100);

  const { splitExternalLocalOriginErrors, consecutiveLocalOriginFailures } = outlier;
  if (consecutiveLocalOriginFailures && !splitExternalLocalOriginErrors) {
    throw new MeshError('MESH_LOCAL_ORIGIN_FAILURES_NOT_SPLIT', {
      ...place('consecutiveLocalOriginFailures'),
      value: consecutiveLocalOriginFailures,
      must: 'come with splitExternalLocalOriginErrors: true',
      fix: 'without it failures on the way count as 5xx; set consecutive5xxErrors for them',
    });
  }
  return {
    consecutive5xxErrors: count('consecutive5xxErrors'),
    consecutiveGatewayErrors: count('consecutiveGatewayErrors'),
    splitExternalLocalOriginErrors,
    consecutiveLocalOriginFailures: count('consecutiveLocalOriginFailures'),
    interval: renderDuration(outlier.interval, place('interval')),
    baseEjectionTime: renderDuration(outlier.baseEjectionTime, place('baseEjectionTime')),
    maxEjectionPercent: percent('maxEjectionPercent'),
    minHealthPercent: percent('minHealthPercent'),
  };
}
