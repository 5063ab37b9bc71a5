import type { DestinationRuleSpecSubsets } from '../../../imports/networking.istio.io';
import { checkDnsLabel } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { Host } from '../../core/host';
import { checkLabels } from '../../core/labels';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import type { Labels, WorkloadRef } from '../../core/workload-selector';
import { renderTrafficPolicy, type TrafficPolicy } from './traffic-policy';

interface ByLabels {
  /**
   * Labels that an endpoint of the subset has.
   * @default - all endpoints: the subset only has a policy of its own
   */
  readonly labels?: Labels;
  readonly workload?: never;
}

interface ByWorkload {
  /** The workload whose pods make up the subset; their `version` label tells them apart. */
  readonly workload: WorkloadRef;
  readonly labels?: never;
}

/** Which endpoints a subset has, and how they are called. */
export type SubsetOptions = (ByLabels | ByWorkload) & {
  /**
   * The policy for the subset; each of its blocks replaces that of the service. It applies to requests that a route
   * sends to the subset, and to no others.
   * @default - the policy of the service
   */
  readonly trafficPolicy?: TrafficPolicy;
};

/**
 * Some of the endpoints of a service, by name: most often one version.
 *
 * @example
 * const subsets = [
 *   Subset.of('v1', { labels: { version: 'v1' } }),
 *   Subset.of('v2', { labels: { version: 'v2' }, trafficPolicy: { loadBalancer: LoadBalancer.random() } }),
 * ];
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset
 */
export class Subset<N extends string = string> {
  /**
   * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label
   * @throws MeshError MESH_INVALID_LABEL for a label that no pod can have
   * @throws MeshError MESH_SUBSET_WITHOUT_VERSION for a workload whose pods have no `version` label
   */
  public static of<N extends string>(name: N, options: SubsetOptions = {}): Subset<N> {
    checkDnsLabel(name, { property: 'subset' });
    const { labels, workload, trafficPolicy } = options;
    return new Subset(
      name,
      workload ? versionOf(workload, name) : labels && checkLabels(labels, { property: 'labels' }),
      trafficPolicy,
    );
  }

  private constructor(
    /** The name, which routes refer to. */
    public readonly name: N,
    /** The labels that an endpoint of the subset has. */
    public readonly labels: Labels | undefined,
    /** The policy for the subset. */
    public readonly trafficPolicy: TrafficPolicy | undefined,
  ) {
    Object.freeze(this);
  }

  /** The same subset with another policy. */
  public withTrafficPolicy(trafficPolicy: TrafficPolicy): Subset<N> {
    return new Subset(this.name, this.labels, trafficPolicy);
  }
}

function versionOf(workload: WorkloadRef, subset: string): Labels {
  const version =
    'podMetadata' in workload
      ? workload.podMetadata.getLabel('version')
      : ('podLabels' in workload ? workload.podLabels : workload.matchLabels).version;
  if (version === undefined) {
    throw new MeshError('MESH_SUBSET_WITHOUT_VERSION', {
      property: `subset '${subset}'.workload`,
      value: 'node' in workload ? workload.node.path : workload,
      must: 'have pods with the label version',
      fix: `add podMetadata: { labels: { version: '${subset}' } } to the workload, or give the subset labels`,
    });
  }
  return checkLabels({ version }, { property: `subset '${subset}'.workload` });
}

/** The subset in its wire form. `inherited` is the policy of the service. */
export function renderSubset(
  { name, labels, trafficPolicy }: Subset,
  rule: MeshResource<unknown> & { readonly host: Host },
  property: string,
  inherited: TrafficPolicy | undefined,
): Wire<DestinationRuleSpecSubsets> {
  return {
    name,
    labels: labels && { ...labels },
    trafficPolicy: trafficPolicy && renderTrafficPolicy(trafficPolicy, rule, `${property}.trafficPolicy`, inherited),
  };
}
