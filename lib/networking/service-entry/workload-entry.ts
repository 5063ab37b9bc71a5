import type { Construct } from 'constructs';
import type { WorkloadEntrySpec } from '../../../imports/networking.istio.io';
import type { Labels } from '../../core/labels';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type Endpoint, renderEndpoint } from './endpoint';

/** What a WorkloadEntry is for. */
export type WorkloadEntryProps = MeshResourceProps & Endpoint;

/**
 * One workload outside Kubernetes, such as a virtual machine. A ServiceEntry selects it by its labels.
 *
 * @example
 * const machine = new WorkloadEntry(chart, 'details-vm1', {
 *   address: '10.20.0.7',
 *   labels: { app: 'details', version: 'v1' },
 *   serviceAccount: 'bookinfo-details',
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: WorkloadEntry
 * metadata:
 *   name: details-vm1
 *   namespace: bookinfo
 * spec:
 *   address: 10.20.0.7
 *   labels:
 *     app: details
 *     version: v1
 *   serviceAccount: bookinfo-details
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/
 */
export class WorkloadEntry extends MeshResource<Wire<WorkloadEntrySpec>> {
  readonly #spec: Wire<WorkloadEntrySpec>;

  /**
   * @throws MeshError MESH_INVALID_ADDRESS for an address that is neither an IP address nor a DNS name
   * @throws MeshError MESH_ENDPOINT_WITHOUT_ADDRESS for a workload with neither address nor network
   */
  public constructor(scope: Construct, id: string, props: WorkloadEntryProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'WorkloadEntry', plural: 'workloadentries' }, props);
    this.#spec = renderEndpoint(props, this, '');
  }

  /** The labels of the workload, so that selectors take it. */
  public get matchLabels(): Labels {
    return { ...this.#spec.labels };
  }

  /** @internal */
  public _toSpec(): Wire<WorkloadEntrySpec> {
    return this.#spec;
  }
}
