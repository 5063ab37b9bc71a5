import type { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ScaledObjectSpec, ScaledObjectSpecAdvanced } from '../../imports/keda.sh';
import { checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { QuantityWire } from '../core/quantity';
import { renderSeconds } from '../core/seconds';
import { type ContainerRef, containerNameOf } from './container-ref';
import { checkReplicaCounts, type ReplicaCounts } from './replica-counts';
import { checkNowAndLater } from './resource-request';
import { renderTargetRef, type ScaleTarget, takeOver } from './scale-target';
import { FallbackBehavior, renderFallback, type ScalingFallback } from './scaling-fallback';
import { renderScalingModifiers, type ScalingModifiers } from './scaling-modifiers';
import { renderBehavior, type ScalingBehavior } from './scaling-rules';
import type { Trigger } from './trigger';

/** What a ScaledObject is for. */
export interface ScaledObjectProps extends MeshResourceProps, ReplicaCounts {
  /** The workload. Its manifest says no `replicas` any more, since each apply would undo what KEDA decided. */
  readonly target: ScaleTarget;
  /** What the workload is scaled by; the trigger that asks for the most pods counts. */
  readonly triggers: readonly Trigger[];
  /**
   * How often triggers are asked while there is no pod, or always with `useCachedMetrics`: whole seconds, 1 s or more.
   * @default - 30 s
   */
  readonly pollingInterval?: Duration;
  /**
   * How long after the last active trigger the last pod goes: whole seconds.
   * @default - 300 s
   */
  readonly cooldownPeriod?: Duration;
  /**
   * How long after the ScaledObject was made the cool-down begins: whole seconds.
   * @default - 0 s
   */
  readonly initialCooldownPeriod?: Duration;
  /**
   * What happens while a trigger fails.
   * @default - the number of pods stays
   */
  readonly fallback?: ScalingFallback;
  /**
   * The container whose environment variables triggers may name.
   * @default - the first container
   */
  readonly envSourceContainer?: ContainerRef;
  /**
   * How the number of pods changes.
   * @default - up at once, by 100 % or 4 pods per 15 s; down after 300 s, by 100 % per 15 s
   */
  readonly behavior?: ScalingBehavior;
  /**
   * The name of the HorizontalPodAutoscaler that KEDA makes.
   * @default - `keda-hpa-` and the name of the ScaledObject
   */
  readonly horizontalPodAutoscalerName?: string;
  /**
   * Whether the workload gets back the number of pods that it had when the ScaledObject is deleted.
   * @default false
   */
  readonly restoreToOriginalReplicaCount?: boolean;
  /**
   * One metric made of those of several triggers.
   * @default - each trigger counts by itself
   */
  readonly scalingModifiers?: ScalingModifiers;
}

/**
 * More or fewer pods, down to none, as the world outside asks for: queues, metrics, the time of the day.
 *
 * @example
 * const worker = new kplus.Deployment(chart, 'worker', { containers: [{ image: 'worker' }] });
 * const host = 'http://rabbitmq:15672/';
 * new ScaledObject(chart, 'worker-scaler', {
 *   target: worker,
 *   maxReplicaCount: 20,
 *   cooldownPeriod: Duration.minutes(1),
 *   triggers: [Trigger.rabbitmq({ host, queueName: 'jobs', mode: RabbitmqMode.QUEUE_LENGTH, value: 5 })],
 * });
 * ```yaml partial
 * apiVersion: keda.sh/v1alpha1
 * kind: ScaledObject
 * metadata:
 *   name: worker-scaler
 *   namespace: bookinfo
 * spec:
 *   cooldownPeriod: 60
 *   maxReplicaCount: 20
 *   scaleTargetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: worker
 *   triggers:
 *     - metadata:
 *         host: http://rabbitmq:15672/
 *         mode: QueueLength
 *         queueName: jobs
 *         value: "5"
 *       type: rabbitmq
 * ```
 * @see https://keda.sh/docs/2.20/reference/scaledobject-spec/
 */
export class ScaledObject extends MeshResource<QuantityWire<ScaledObjectSpec>> {
  readonly #spec: QuantityWire<ScaledObjectSpec>;

  /**
   * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales
   * @throws MeshError MESH_FIXED_REPLICAS for a target with `replicas`
   * @throws MeshError MESH_NO_RESOURCE_REQUEST for a percentage of a request that the container does not make
   * @throws MeshError MESH_REPLICA_BOUNDS for numbers of pods that contradict each other
   * @throws MeshError MESH_SCALE_TO_ZERO for triggers that cannot bring back a first pod
   * @throws MeshError MESH_OTHER_NAMESPACE for a target or a TriggerAuthentication in another namespace
   */
  public constructor(scope: Construct, id: string, props: ScaledObjectProps) {
    super(scope, id, { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', plural: 'scaledobjects' }, props);
    const { target, fallback, envSourceContainer } = props;
    this.checkNames(props);
    this.checkFallback(props);
    this.#spec = {
      scaleTargetRef: {
        ...renderTargetRef(target),
        envSourceContainerName:
          envSourceContainer && containerNameOf(envSourceContainer, target, this, 'envSourceContainer'),
      },
      pollingInterval: renderSeconds(props.pollingInterval, { property: 'pollingInterval', at: this }, 1),
      cooldownPeriod: renderSeconds(props.cooldownPeriod, { property: 'cooldownPeriod', at: this }, 0),
      initialCooldownPeriod: renderSeconds(
        props.initialCooldownPeriod,
        { property: 'initialCooldownPeriod', at: this },
        0,
      ),
      ...checkReplicaCounts(props, this),
      fallback: fallback && renderFallback(fallback, this, 'fallback'),
      advanced: this.renderAdvanced(props),
      triggers: this.renderTriggers(props),
    };
    takeOver(target, this);
  }

  /** @internal */
  public _toSpec(): QuantityWire<ScaledObjectSpec> {
    return this.#spec;
  }

  private renderAdvanced(props: ScaledObjectProps): QuantityWire<ScaledObjectSpecAdvanced> | undefined {
    const { behavior, horizontalPodAutoscalerName, restoreToOriginalReplicaCount, scalingModifiers, triggers } = props;
    const ofAutoscaler = (behavior ?? horizontalPodAutoscalerName) !== undefined;
    if (!ofAutoscaler && (restoreToOriginalReplicaCount ?? scalingModifiers) === undefined) return undefined;
    return {
      horizontalPodAutoscalerConfig: ofAutoscaler
        ? { name: horizontalPodAutoscalerName, behavior: behavior && renderBehavior(behavior, this, 'behavior') }
        : undefined,
      restoreToOriginalReplicaCount,
      scalingModifiers:
        scalingModifiers && renderScalingModifiers(scalingModifiers, triggers, this, 'scalingModifiers'),
    };
  }

  private renderTriggers({ triggers, target, minReplicaCount = 0 }: ScaledObjectProps) {
    checkNotEmpty(triggers, { property: 'triggers', at: this });
    if (minReplicaCount === 0 && triggers.every(({ isResource }) => isResource)) {
      throw new MeshError('MESH_SCALE_TO_ZERO', {
        property: 'minReplicaCount',
        value: minReplicaCount,
        must: 'be 1 or more where all triggers measure CPU or memory, which nobody uses without a pod',
        fix: 'set minReplicaCount to 1, or add a trigger of another type',
        at: this,
      });
    }
    return triggers.map((trigger, index) => {
      const property = `triggers[${index}]`;
      const rendered = trigger._render(target, this, property);
      checkNowAndLater(this, () => trigger._check(target, this, property));
      return rendered;
    });
  }

  /** KEDA writes both names into labels, and tells triggers apart by theirs. */
  private checkNames({ horizontalPodAutoscalerName, triggers }: ScaledObjectProps): void {
    const [property, value] =
      horizontalPodAutoscalerName === undefined
        ? ['metadata.name', `keda-hpa-${this.name}`]
        : ['horizontalPodAutoscalerName', horizontalPodAutoscalerName];
    if (value.length > 63 || this.name.length > 63) {
      throw new MeshError('MESH_TOO_LONG', {
        property,
        value,
        must: 'make a HorizontalPodAutoscaler and a ScaledObject whose names have at most 63 characters',
        at: this,
      });
    }
    const names = triggers.map(({ name }) => name);
    const again = names.findIndex((name, index) => name !== undefined && names.indexOf(name) !== index);
    if (again !== -1) {
      const must = 'be the name of one trigger';
      throw new MeshError('MESH_DUPLICATE', {
        property: `triggers[${again}].name`,
        value: names[again],
        must,
        at: this,
      });
    }
  }

  private checkFallback({ fallback, triggers, scalingModifiers }: ScaledObjectProps): void {
    if (fallback === undefined) return;
    if (triggers.every(({ isResource }) => isResource)) {
      throw new MeshError('MESH_FALLBACK', {
        property: 'fallback',
        must: 'come with a trigger of another type than cpu and memory, whose metrics KEDA does not see',
        at: this,
      });
    }
    if (fallback.behavior === FallbackBehavior.SCALING_MODIFIERS && scalingModifiers === undefined) {
      throw new MeshError('MESH_FALLBACK', {
        property: 'fallback.behavior',
        value: fallback.behavior,
        must: 'come with scalingModifiers, whose formula says the number',
        at: this,
      });
    }
  }
}
