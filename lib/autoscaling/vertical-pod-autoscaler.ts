import type { Duration } from 'cdk8s';
import type { Workload } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type {
  VerticalPodAutoscalerSpec,
  VerticalPodAutoscalerSpecUpdatePolicy,
} from '../../imports/autoscaling.k8s.io';
import { checkInteger, checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { QuantityWire } from '../core/quantity';
import { checkSameNamespace } from '../core/same-namespace';
import { renderSeconds } from '../core/seconds';
import type { ContainerPolicy } from './container-policy';
import { type EvictionRequirement, renderEvictionRequirement } from './eviction-requirement';
import { renderTargetRef, type ScalableObject } from './scale-target';
import { claim } from './scaler-registry';
import type { StartupBoost } from './startup-boost';
import { UpdateMode } from './update-mode';

interface Updates {
  /** When requests are changed. */
  readonly updateMode: UpdateMode;
  /**
   * How many pods have to be alive for one of them to be evicted, 1 or more.
   * @default - as the updater is set up: 2
   */
  readonly minReplicas?: number;
  /**
   * What has to hold for a pod to be evicted, all of it.
   * @default - nothing
   */
  readonly evictionRequirements?: readonly EvictionRequirement[];
  /**
   * A pod that runs out of memory within this time of its start is evicted at once, whole seconds. Behind the feature
   * gate `PerVPAConfig`.
   * @default - as the updater is set up: 10 minutes
   */
  readonly evictAfterOom?: Duration;
}

/** `updateMode` may be left out, and then the rest has to be: the API takes no policy without it. */
type UpdatePolicy = Updates | { readonly [K in keyof Updates]?: never };

/** What a VerticalPodAutoscaler is for. */
export type VerticalPodAutoscalerProps = MeshResourceProps & {
  /** The workload, of any kind that makes pods. */
  readonly target: Workload | ScalableObject;
  /**
   * What is done to each container.
   * @default - all are resized without bounds, the sidecar of the mesh among them
   */
  readonly containerPolicies?: readonly ContainerPolicy[];
  /**
   * The recommender, where the cluster has several.
   * @default - the cluster's default
   */
  readonly recommender?: string;
  /**
   * More CPU for pods that start.
   * @default - none
   */
  readonly startupBoost?: StartupBoost;
} & UpdatePolicy;

/**
 * More or less CPU and memory for each pod, as it needs. Where `updateMode` is left out, it is `UpdateMode.RECREATE`.
 *
 * @example
 * const worker = new kplus.Deployment(chart, 'worker', { containers: [{ image: 'worker' }] });
 * new VerticalPodAutoscaler(chart, 'worker-size', {
 *   target: worker,
 *   updateMode: UpdateMode.IN_PLACE_OR_RECREATE,
 *   containerPolicies: [
 *     ContainerPolicy.auto('main', { maxAllowed: { cpu: kplus.Cpu.units(1), memory: Size.gibibytes(1) } }),
 *     ContainerPolicy.ignoreSidecar(),
 *   ],
 * });
 * ```yaml partial
 * apiVersion: autoscaling.k8s.io/v1
 * kind: VerticalPodAutoscaler
 * metadata:
 *   name: worker-size
 *   namespace: bookinfo
 * spec:
 *   resourcePolicy:
 *     containerPolicies:
 *       - containerName: main
 *         maxAllowed:
 *           cpu: "1"
 *           memory: 1Gi
 *         mode: Auto
 *       - containerName: istio-proxy
 *         mode: "Off"
 *   targetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: worker
 *   updatePolicy:
 *     updateMode: InPlaceOrRecreate
 * ```
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/
 */
export class VerticalPodAutoscaler extends MeshResource<QuantityWire<VerticalPodAutoscalerSpec>> {
  readonly #spec: QuantityWire<VerticalPodAutoscalerSpec>;

  /**
   * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales, unless the mode is `OFF`
   * @throws MeshError MESH_DUPLICATE for two policies for one container
   * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have
   * @throws MeshError MESH_RESOURCE_BOUNDS for a least amount above the most
   * @throws MeshError MESH_OTHER_NAMESPACE for a target in another namespace
   */
  public constructor(scope: Construct, id: string, props: VerticalPodAutoscalerProps) {
    super(
      scope,
      id,
      { apiVersion: 'autoscaling.k8s.io/v1', kind: 'VerticalPodAutoscaler', plural: 'verticalpodautoscalers' },
      props,
    );
    const { target, recommender, startupBoost } = props;
    checkSameNamespace(target, this, 'target');
    this.#spec = {
      targetRef: renderTargetRef(target),
      updatePolicy: this.renderUpdatePolicy(props),
      resourcePolicy: this.renderContainerPolicies(props),
      recommenders: recommender === undefined ? undefined : [{ name: recommender }],
      startupBoost: startupBoost?._render(this, 'startupBoost'),
    };
    if (props.updateMode !== UpdateMode.OFF) claim(target, this);
  }

  /** @internal */
  public _toSpec(): QuantityWire<VerticalPodAutoscalerSpec> {
    return this.#spec;
  }

  private renderUpdatePolicy(props: UpdatePolicy): QuantityWire<VerticalPodAutoscalerSpecUpdatePolicy> | undefined {
    const { updateMode, minReplicas, evictionRequirements, evictAfterOom } = props;
    if (updateMode === undefined) {
      if ((minReplicas ?? evictionRequirements ?? evictAfterOom) === undefined) return undefined;
      throw new MeshError('MESH_UPDATE_MODE', {
        property: 'updateMode',
        must: 'be given beside minReplicas, evictionRequirements and evictAfterOom',
        fix: 'say UpdateMode.RECREATE for what is the default without them',
        at: this,
      });
    }
    return {
      updateMode,
      minReplicas: checkInteger(minReplicas, { property: 'minReplicas', at: this }, 1),
      evictionRequirements: evictionRequirements?.map((requirement, index) =>
        renderEvictionRequirement(requirement, this, `evictionRequirements[${index}]`),
      ),
      evictAfterOOMSeconds: renderSeconds(evictAfterOom, { property: 'evictAfterOom', at: this }, 1),
    };
  }

  private renderContainerPolicies({ containerPolicies, target }: VerticalPodAutoscalerProps) {
    if (containerPolicies === undefined) return undefined;
    checkNotEmpty(containerPolicies, { property: 'containerPolicies', at: this }, 'leave it out');
    const policies = containerPolicies.map((policy, index) =>
      policy._render(target, this, `containerPolicies[${index}]`),
    );
    const names = policies.map(({ containerName }) => containerName);
    const again = names.findIndex((name, index) => names.indexOf(name) !== index);
    if (again !== -1) {
      throw new MeshError('MESH_DUPLICATE', {
        property: `containerPolicies[${again}].container`,
        value: names[again],
        must: 'have one policy',
        at: this,
      });
    }
    return { containerPolicies: policies };
  }
}
