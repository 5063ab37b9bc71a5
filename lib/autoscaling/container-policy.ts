import type { Duration, Size } from 'cdk8s';
import type { Cpu } from 'cdk8s-plus-28';
import type { VerticalPodAutoscalerSpecResourcePolicyContainerPolicies } from '../../imports/autoscaling.k8s.io';
import { checkInteger, checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { bytesOf, millicoresOf, type QuantityWire, renderCpu, renderSize } from '../core/quantity';
import { renderSeconds } from '../core/seconds';
import { type ContainerRef, containerNameOf, SIDECAR } from './container-ref';
import type { ControlledResource } from './eviction-requirement';
import type { StartupBoost } from './startup-boost';

type ContainerPolicyJson = QuantityWire<VerticalPodAutoscalerSpecResourcePolicyContainerPolicies>;

/** Which values of a container are set. */
export enum ControlledValues {
  /** Requests; limits grow and shrink in proportion. */
  REQUESTS_AND_LIMITS = 'RequestsAndLimits',
  /** Requests; limits stay. */
  REQUESTS_ONLY = 'RequestsOnly',
}

/** Amounts of resources. */
export interface ResourceAmounts {
  /**
   * CPU.
   * @default - no bound
   */
  readonly cpu?: Cpu;
  /**
   * Memory.
   * @default - no bound
   */
  readonly memory?: Size;
}

/** What may be recommended for a container. */
export interface ContainerPolicyOptions {
  /**
   * The least.
   * @default - no bound
   */
  readonly minAllowed?: ResourceAmounts;
  /**
   * The most.
   * @default - no bound
   */
  readonly maxAllowed?: ResourceAmounts;
  /**
   * The resources that are recommended and set.
   * @default - CPU and memory
   */
  readonly controlledResources?: readonly ControlledResource[];
  /**
   * The values that are set.
   * @default ControlledValues.REQUESTS_AND_LIMITS
   */
  readonly controlledValues?: ControlledValues;
  /**
   * The length of one interval of which the highest memory use counts: whole seconds.
   * @default - that of the recommender: 24 hours
   */
  readonly memoryAggregationInterval?: Duration;
  /**
   * How many intervals count, 1 or more.
   * @default - that of the recommender: 8
   */
  readonly memoryAggregationIntervalCount?: number;
  /**
   * What the memory is multiplied by after the container ran out of it, 1 or more.
   * @default - that of the recommender: 1.2
   */
  readonly oomBumpUpRatio?: number;
  /**
   * The least memory that is added after the container ran out of it.
   * @default - that of the recommender: 100 MiB
   */
  readonly oomMinBumpUp?: Size;
  /**
   * More CPU while the container starts; goes before that of the pod.
   * @default - that of the pod
   */
  readonly startupBoost?: StartupBoost;
}

/**
 * What a VerticalPodAutoscaler does to one container.
 *
 * @example
 * const containerPolicies = [
 *   ContainerPolicy.auto('app', { maxAllowed: { cpu: kplus.Cpu.units(2), memory: Size.gibibytes(1) } }),
 *   ContainerPolicy.ignoreSidecar(),
 * ];
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md#containerresourcepolicy
 */
export class ContainerPolicy {
  /**
   * The container is resized.
   *
   * @param container a container, its name, or `*` for all that have no policy of their own
   */
  public static auto(container: ContainerRef, options: ContainerPolicyOptions = {}): ContainerPolicy {
    return new ContainerPolicy(container, 'Auto', options);
  }

  /**
   * The container is left alone.
   *
   * @param container a container, its name, or `*` for all that have no policy of their own
   */
  public static off(container: ContainerRef): ContainerPolicy {
    return new ContainerPolicy(container, 'Off', {});
  }

  /**
   * The sidecar of the mesh is left alone: its requests stay as the mesh or the annotations of the pod say. Without it, a
   * VerticalPodAutoscaler resizes the sidecar as it does any container.
   */
  public static ignoreSidecar(): ContainerPolicy {
    return ContainerPolicy.off(SIDECAR);
  }

  private constructor(
    private readonly container: ContainerRef,
    private readonly mode: 'Auto' | 'Off',
    private readonly options: ContainerPolicyOptions,
  ) {
    Object.freeze(this);
  }

  /** @internal */
  public _render(target: object, at: MeshResource<unknown>, property: string): ContainerPolicyJson {
    const { container, mode, options } = this;
    const { minAllowed, maxAllowed, controlledResources, startupBoost } = options;
    const min = minAllowed && renderAmounts(minAllowed, at, `${property}.minAllowed`);
    const max = maxAllowed && renderAmounts(maxAllowed, at, `${property}.maxAllowed`);
    checkBounds({ ...minAllowed }, { ...maxAllowed }, (resource) => {
      throw new MeshError('MESH_RESOURCE_BOUNDS', {
        property: `${property}.minAllowed.${resource}`,
        value: min?.[resource],
        must: `be at most maxAllowed.${resource}, which is ${max?.[resource]}`,
        at,
      });
    });
    checkNotEmpty(
      controlledResources,
      { property: `${property}.controlledResources`, at },
      'say ContainerPolicy.off to leave the container alone',
    );
    return {
      containerName: container === '*' ? '*' : containerNameOf(container, target, at, `${property}.container`),
      mode,
      minAllowed: min,
      maxAllowed: max,
      controlledResources: controlledResources && [...controlledResources],
      controlledValues: options.controlledValues,
      ...renderMemory(options, at, property),
      startupBoost: startupBoost?._render(at, `${property}.startupBoost`),
    };
  }
}

function renderMemory(options: ContainerPolicyOptions, at: MeshResource<unknown>, property: string) {
  const { memoryAggregationInterval, memoryAggregationIntervalCount, oomBumpUpRatio, oomMinBumpUp } = options;
  const place = (name: string) => ({ property: `${property}.${name}`, at });
  if (oomBumpUpRatio !== undefined && !(oomBumpUpRatio >= 1 && Number.isFinite(oomBumpUpRatio))) {
    const must = 'be a number of at least 1';
    throw new MeshError('MESH_OUT_OF_RANGE', { ...place('oomBumpUpRatio'), value: oomBumpUpRatio, must });
  }
  return {
    memoryAggregationIntervalSeconds: renderSeconds(memoryAggregationInterval, place('memoryAggregationInterval'), 1),
    memoryAggregationIntervalCount: checkInteger(
      memoryAggregationIntervalCount,
      place('memoryAggregationIntervalCount'),
      1,
    ),
    oomBumpUpRatio: oomBumpUpRatio === undefined ? undefined : `${oomBumpUpRatio}`,
    oomMinBumpUp: oomMinBumpUp && renderSize(oomMinBumpUp, place('oomMinBumpUp')),
  };
}

interface AmountsJson {
  readonly [resource: string]: string;
}

function renderAmounts({ cpu, memory }: ResourceAmounts, at: MeshResource<unknown>, property: string): AmountsJson {
  return {
    ...(cpu && { cpu: renderCpu(cpu, { property: `${property}.cpu`, at }) }),
    ...(memory && { memory: renderSize(memory, { property: `${property}.memory`, at }) }),
  };
}

function checkBounds(min: ResourceAmounts, max: ResourceAmounts, fail: (resource: 'cpu' | 'memory') => never): void {
  if (min.cpu && max.cpu && millicoresOf(min.cpu) > millicoresOf(max.cpu)) fail('cpu');
  if (min.memory && max.memory && bytesOf(min.memory) > bytesOf(max.memory)) fail('memory');
}
