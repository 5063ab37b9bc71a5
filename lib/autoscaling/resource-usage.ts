import type { Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import { checkInteger } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { renderCpu, renderSize } from '../core/quantity';
import { type ContainerRef, containerNameOf } from './container-ref';
import { checkRequests, type MeteredResource } from './resource-request';
import type { ScaleTarget } from './scale-target';

/** How much of a resource pods are meant to use on average. */
export type UsageTarget<Amount extends Cpu | Size> =
  | {
      /** In percent of what was requested, 1 or more; more than 100 is more than was requested. */
      readonly utilization: number;
      readonly averageValue?: never;
    }
  | {
      /** As an amount. */
      readonly averageValue: Amount;
      readonly utilization?: never;
    };

/** How much of a resource one container of each pod is meant to use on average. */
export type ContainerUsageTarget<Amount extends Cpu | Size> = UsageTarget<Amount> & {
  /**
   * The container that counts; the others of the pod, the sidecar among them, do not.
   * @default - the first container of the workload
   */
  readonly container?: ContainerRef;
};

/** What HorizontalPodAutoscaler and KEDA have in common where they measure CPU and memory. */
export class ResourceUsage {
  public constructor(
    public readonly resource: MeteredResource,
    private readonly usage: ContainerUsageTarget<Cpu | Size>,
    /** Whether all containers of the pod count, and not one of them. */
    private readonly wholePod: boolean,
  ) {}

  /** Fails where the usage cannot be told of the target. */
  public check(target: ScaleTarget, at: MeshResource<unknown>, property: string): void {
    const { utilization } = this.usage;
    if (utilization === undefined) return;
    const place = { property: `${property}.utilization`, value: utilization, at };
    checkRequests(target, this.containerOf(target, at, property), this.resource, place);
  }

  /** The target in the words that both have. */
  public read(target: ScaleTarget, at: MeshResource<unknown>, property: string) {
    const { utilization, averageValue } = this.usage;
    if ((utilization === undefined) === (averageValue === undefined)) {
      throw new MeshError('MESH_USAGE_TARGET', {
        property,
        must: 'have one of utilization and averageValue',
        at,
      });
    }
    const container = this.containerOf(target, at, property);
    if (utilization !== undefined) {
      checkInteger(utilization, { property: `${property}.utilization`, at }, 1);
      return { container, type: 'Utilization', utilization } as const;
    }
    const place = { property: `${property}.averageValue`, at };
    const amount =
      this.resource === 'cpu' ? renderCpu(averageValue as Cpu, place) : renderSize(averageValue as Size, place);
    return { container, type: 'AverageValue', averageValue: amount } as const;
  }

  private containerOf(target: ScaleTarget, at: MeshResource<unknown>, property: string): string | undefined {
    return this.wholePod ? undefined : containerNameOf(this.usage.container, target, at, `${property}.container`);
  }
}
