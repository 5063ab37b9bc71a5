import type { Service, Workload } from 'cdk8s-plus-28';
import { MeshError } from '../core/errors';
import { Host } from '../core/host';
import { Destination, type WeightedDestination } from '../networking/destination';
import { Subset } from '../networking/destination-rule/subset';

/**
 * The versions behind one Service, by name.
 *
 * @example
 * const service = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080, name: 'http' }] });
 * const deploy = (version: string) =>
 *   new kplus.Deployment(chart, version, {
 *     podMetadata: { labels: { app: 'reviews', version } },
 *     containers: [{ image: `reviews:${version}` }],
 *   });
 * const reviews = ServiceVersions.of(service, { v1: deploy('v1'), v2: deploy('v2') });
 * const canary = reviews.subset('v2');   // 'v3' does not compile
 */
export class ServiceVersions<V extends string> {
  /** The versions of a Service that is there already: each a workload whose pods carry a `version` label. */
  public static of<V extends string>(service: Service, workloads: { readonly [K in V]: Workload }): ServiceVersions<V> {
    const names = Object.keys(workloads) as V[];
    return new ServiceVersions(
      service,
      names.map((name) => Subset.of(name, { workload: workloads[name] })),
    );
  }

  /** The host of the Service. */
  public readonly host: Host;
  /** One subset per version, for a DestinationRule. */
  public readonly subsets: readonly Subset<V>[];

  private constructor(
    /** The Service in front of all versions. */
    public readonly service: Service,
    subsets: readonly Subset<V>[],
  ) {
    this.host = Host.of(service);
    this.subsets = Object.freeze([...subsets]);
  }

  /**
   * One version as a destination.
   *
   * @throws MeshError MESH_UNKNOWN_SUBSET for a name that is no version; it does not compile either
   */
  public subset(name: V): Destination {
    const names = this.subsets.map((subset) => subset.name);
    if (!names.includes(name)) {
      throw new MeshError('MESH_UNKNOWN_SUBSET', {
        property: 'subset',
        value: name,
        must: `be a version of ${this.host.name}: ${names.join(', ')}`,
        at: this.service,
      });
    }
    return Destination.of(this.host, { subset: name });
  }

  /**
   * Several versions with the share of each, relative to the sum of all.
   *
   * A version that is left out gets nothing.
   */
  public split(weights: { readonly [K in V]?: number }): WeightedDestination[] {
    return (Object.entries(weights) as [V, number][]).map(([name, weight]) => ({
      destination: this.subset(name),
      weight,
    }));
  }
}
