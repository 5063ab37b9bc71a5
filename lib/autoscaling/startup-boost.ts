import type { Duration } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { VerticalPodAutoscalerSpecStartupBoost } from '../../imports/autoscaling.k8s.io';
import { checkInteger } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import { type QuantityWire, renderCpu } from '../core/quantity';
import { renderSeconds } from '../core/seconds';

/** How long a boost lasts. */
export interface StartupBoostOptions {
  /**
   * How long a pod keeps the boost after it is ready: whole seconds.
   * @default - 0 s
   */
  readonly duration?: Duration;
}

/**
 * More CPU for pods that start. Behind the feature gate `CPUStartupBoost` of the VerticalPodAutoscaler.
 *
 * @example
 * StartupBoost.cpuFactor(3, { duration: Duration.seconds(30) });
 * StartupBoost.cpuQuantity(kplus.Cpu.units(1));
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md#startupboost
 */
export class StartupBoost {
  /** A whole multiple of the CPU that is recommended, 1 or more. */
  public static cpuFactor(factor: number, options: StartupBoostOptions = {}): StartupBoost {
    return new StartupBoost(factor, options);
  }

  /** An amount of CPU. */
  public static cpuQuantity(quantity: Cpu, options: StartupBoostOptions = {}): StartupBoost {
    return new StartupBoost(quantity, options);
  }

  private constructor(
    private readonly boost: number | Cpu,
    private readonly options: StartupBoostOptions,
  ) {
    Object.freeze(this);
  }

  /** @internal */
  public _render(at: MeshResource<unknown>, property: string): QuantityWire<VerticalPodAutoscalerSpecStartupBoost> {
    const { boost } = this;
    const durationSeconds = renderSeconds(this.options.duration, { property: `${property}.duration`, at }, 0);
    return {
      cpu:
        typeof boost === 'number'
          ? { type: 'Factor', factor: checkInteger(boost, { property: `${property}.factor`, at }, 1), durationSeconds }
          : { type: 'Quantity', quantity: renderCpu(boost, { property: `${property}.quantity`, at }), durationSeconds },
    };
  }
}
