import type { Construct } from 'constructs';
import type { WorkloadGroupSpec } from '../../../imports/networking.istio.io';
import { checkLabels, type Labels } from '../../core/labels';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type EndpointOptions, type EndpointPorts, renderTemplate } from './endpoint';
import type { HealthProbe } from './health-probe';

/** What the WorkloadEntries of a group have in common. */
export interface WorkloadTemplate extends Omit<EndpointOptions, 'labels'> {
  /**
   * The ports of the workloads, by the names that the ports of the service have.
   * @default - the target ports of the service
   */
  readonly ports?: EndpointPorts;
  /**
   * The network that the workloads are in.
   * @default - the network of the mesh
   */
  readonly network?: string;
}

/** What a WorkloadGroup is for. */
export interface WorkloadGroupProps extends MeshResourceProps {
  /** What the WorkloadEntries of the group have in common. */
  readonly template: WorkloadTemplate;
  /**
   * Labels of the WorkloadEntries, by which a ServiceEntry selects them.
   * @default - none
   */
  readonly labels?: Labels;
  /**
   * Annotations of the WorkloadEntries.
   * @default - none
   */
  readonly annotations?: Labels;
  /**
   * How the sidecar of a workload finds out whether the workload is well. A workload that is not gets no requests.
   * @default - workloads count as well
   */
  readonly probe?: HealthProbe;
}

/**
 * Workloads outside Kubernetes that make their own WorkloadEntries when they join the mesh.
 *
 * @example
 * const machines = new WorkloadGroup(chart, 'details', {
 *   labels: { app: 'details' },
 *   template: { ports: { http: 9080 }, serviceAccount: 'bookinfo-details' },
 *   probe: HealthProbe.httpGet({ port: 9080, path: '/health', period: Duration.seconds(5) }),
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: WorkloadGroup
 * metadata:
 *   name: details
 *   namespace: bookinfo
 * spec:
 *   metadata:
 *     labels:
 *       app: details
 *   probe:
 *     httpGet:
 *       path: /health
 *       port: 9080
 *     periodSeconds: 5
 *   template:
 *     ports:
 *       http: 9080
 *     serviceAccount: bookinfo-details
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/workload-group/
 */
export class WorkloadGroup extends MeshResource<Wire<WorkloadGroupSpec>> {
  readonly #spec: Wire<WorkloadGroupSpec>;

  /** @throws MeshError MESH_INVALID_LABEL for a label that Kubernetes does not take */
  public constructor(scope: Construct, id: string, props: WorkloadGroupProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadGroup', plural: 'workloadgroups' }, props);
    const { labels, annotations } = props;
    this.#spec = {
      metadata:
        labels || annotations
          ? {
              labels: labels && checkLabels(labels, { property: 'labels', at: this }),
              annotations: annotations && { ...annotations },
            }
          : undefined,
      template: renderTemplate(props.template, this, 'template'),
      probe: props.probe?._toJson(),
    };
  }

  /** The labels of the workloads, so that selectors take the group. */
  public get matchLabels(): Labels {
    return { ...this.#spec.metadata?.labels };
  }

  /** @internal */
  public _toSpec(): Wire<WorkloadGroupSpec> {
    return this.#spec;
  }
}
