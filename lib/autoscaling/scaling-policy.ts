import type { Duration } from 'cdk8s';
import { checkInteger } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import { renderSeconds } from '../core/seconds';

/** The wire form, which HorizontalPodAutoscaler and KEDA share. */
export interface ScalingPolicyJson {
  readonly type: string;
  readonly value: number;
  readonly periodSeconds: number;
}

/**
 * How fast the number of pods may change in one direction.
 *
 * @example
 * ScalingPolicy.percent(100, Duration.seconds(15));
 * ScalingPolicy.pods(4, Duration.minutes(1));
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#scaling-policies
 */
export class ScalingPolicy {
  /**
   * At most `percent` of the pods come or go within `period`.
   *
   * @param percent 1 or more; 100 doubles or drops them all
   * @param period whole seconds, 1 s to 1800 s
   */
  public static percent(percent: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Percent', percent, period);
  }

  /**
   * At most `count` pods come or go within `period`.
   *
   * @param count 1 or more
   * @param period whole seconds, 1 s to 1800 s
   */
  public static pods(count: number, period: Duration): ScalingPolicy {
    return new ScalingPolicy('Pods', count, period);
  }

  private constructor(
    private readonly unit: 'Percent' | 'Pods',
    private readonly amount: number,
    private readonly period: Duration,
  ) {
    Object.freeze(this);
  }

  /** @internal */
  public _render(at: MeshResource<unknown>, property: string): ScalingPolicyJson {
    return {
      type: this.unit,
      value: checkInteger(
        this.amount,
        { property: this.unit === 'Pods' ? `${property}.count` : `${property}.percent`, at },
        1,
      ),
      periodSeconds: renderSeconds(this.period, { property: `${property}.period`, at }, 1, 1800),
    };
  }
}
