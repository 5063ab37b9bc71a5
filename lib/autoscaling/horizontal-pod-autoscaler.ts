import type { Construct } from 'constructs';
import { checkInteger, checkNotEmpty } from '../core/checks';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { HorizontalPodAutoscalerSpec, MetricJson } from './horizontal-spec';
import { checkNowAndLater } from './resource-request';
import { renderTargetRef, type ScaleTarget, takeOver } from './scale-target';
import type { ScalingMetric } from './scaling-metric';
import { renderBehavior, type ScalingBehavior, withDefaults } from './scaling-rules';

/** What a HorizontalPodAutoscaler is for. */
export interface HorizontalPodAutoscalerProps extends MeshResourceProps {
  /**
   * The workload. Its manifest says no `replicas` any more, since each apply would undo what the autoscaler decided.
   * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling
   */
  readonly target: ScaleTarget;
  /**
   * The fewest pods: 1 or more. 0 takes a metric of an object or of something external, and the feature gate
   * `HPAScaleToZero`.
   * @default - 1
   */
  readonly minReplicas?: number;
  /** The most pods: at least `minReplicas`. */
  readonly maxReplicas: number;
  /** What is measured; the metric that asks for the most pods counts. */
  readonly metrics: readonly ScalingMetric[];
  /**
   * How the number of pods changes. What is left out is rendered as Kubernetes does it by default.
   * @default - up at once, by 100 % or 4 pods per 15 s; down after 300 s, by 100 % per 15 s
   */
  readonly behavior?: ScalingBehavior;
}

/**
 * More or fewer pods, as their load asks for.
 *
 * @example
 * const web = new kplus.Deployment(chart, 'web', {
 *   containers: [{ image: 'php-apache', resources: { cpu: { request: kplus.Cpu.millis(100) } } }],
 * });
 * new HorizontalPodAutoscaler(chart, 'web-scaler', {
 *   target: web,
 *   maxReplicas: 10,
 *   metrics: [ScalingMetric.cpu({ utilization: 10 })],
 * });
 * ```yaml partial
 * apiVersion: autoscaling/v2
 * kind: HorizontalPodAutoscaler
 * metadata:
 *   name: web-scaler
 *   namespace: bookinfo
 * spec:
 *   behavior:
 *     scaleDown:
 *       policies:
 *         - periodSeconds: 15
 *           type: Percent
 *           value: 100
 *       selectPolicy: Max
 *       stabilizationWindowSeconds: 300
 *     scaleUp:
 *       policies:
 *         - periodSeconds: 15
 *           type: Percent
 *           value: 100
 *         - periodSeconds: 15
 *           type: Pods
 *           value: 4
 *       selectPolicy: Max
 *       stabilizationWindowSeconds: 0
 *   maxReplicas: 10
 *   metrics:
 *     - containerResource:
 *         container: main
 *         name: cpu
 *         target:
 *           averageUtilization: 10
 *           type: Utilization
 *       type: ContainerResource
 *   scaleTargetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: web
 * ```
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class HorizontalPodAutoscaler extends MeshResource<HorizontalPodAutoscalerSpec> {
  readonly #spec: HorizontalPodAutoscalerSpec;

  /**
   * @throws MeshError MESH_SECOND_SCALER for a target that another autoscaler scales
   * @throws MeshError MESH_FIXED_REPLICAS for a target with `replicas`
   * @throws MeshError MESH_NO_RESOURCE_REQUEST for a percentage of a request that the container does not make
   * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have
   * @throws MeshError MESH_OTHER_NAMESPACE for a target in another namespace
   */
  public constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(
      scope,
      id,
      { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', plural: 'horizontalpodautoscalers' },
      props,
    );
    const { target } = props;
    const metrics = this.renderMetrics(props);
    this.checkReplicas(props, metrics);
    this.#spec = {
      scaleTargetRef: renderTargetRef(target),
      minReplicas: props.minReplicas,
      maxReplicas: props.maxReplicas,
      metrics,
      behavior: renderBehavior(withDefaults(props.behavior ?? {}), this, 'behavior'),
    };
    takeOver(target, this);
  }

  /** @internal */
  public _toSpec(): HorizontalPodAutoscalerSpec {
    return this.#spec;
  }

  private renderMetrics({ metrics, target }: HorizontalPodAutoscalerProps): MetricJson[] {
    checkNotEmpty(
      metrics,
      { property: 'metrics', at: this },
      'Kubernetes would take 80 % of the CPU of whole pods, the sidecar among it',
    );
    return metrics.map((metric, index) => {
      const property = `metrics[${index}]`;
      const rendered = metric._render(target, this, property);
      checkNowAndLater(this, () => metric._check(target, this, property));
      return rendered;
    });
  }

  private checkReplicas(props: HorizontalPodAutoscalerProps, metrics: readonly MetricJson[]): void {
    const { minReplicas = 1, maxReplicas } = props;
    // With no pod left, only something else can tell that one is needed.
    const toZero = metrics.some(({ object, external }) => object !== undefined || external !== undefined);
    checkInteger(maxReplicas, { property: 'maxReplicas', at: this }, 1);
    checkInteger(minReplicas, { property: 'minReplicas', at: this }, toZero ? 0 : 1);
    if (minReplicas > maxReplicas) {
      throw new MeshError('MESH_REPLICA_BOUNDS', {
        property: 'minReplicas',
        value: minReplicas,
        must: `be at most maxReplicas, which is ${maxReplicas}`,
        at: this,
      });
    }
  }
}
