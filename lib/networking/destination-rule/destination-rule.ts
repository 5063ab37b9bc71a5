import type { Construct } from 'constructs';
import type {
  DestinationRuleSpec,
  DestinationRuleSpecSubsets,
  DestinationRuleSpecTrafficPolicy,
} from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import { Host, type HostRef, isAddress } from '../../core/host';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type Labels, labelsOf, type WorkloadRef } from '../../core/workload-selector';
import { Destination } from '../destination';
import { type ExportTo, renderExportTo } from '../export-to';
import { renderSubset, type Subset } from './subset';
import { renderTrafficPolicy, type TrafficPolicy } from './traffic-policy';

/** What a DestinationRule is for. */
export interface DestinationRuleProps<S extends string = string> extends MeshResourceProps {
  /** The service that is called. */
  readonly host: HostRef;
  /**
   * How requests and connections to the service are made.
   * @default - Istio's defaults
   */
  readonly trafficPolicy?: TrafficPolicy;
  /**
   * Named parts of the service, which routes can send requests to; `addSubset` appends.
   * @default - none
   */
  readonly subsets?: readonly Subset<S>[];
  /**
   * The clients that follow the rule; only in its own namespace.
   * @default - all clients that see the rule
   */
  readonly workloadSelector?: WorkloadRef;
  /**
   * Which namespaces see the rule. It counts for clients in its own namespace and, where it lives in the namespace of
   * the service, for clients elsewhere.
   * @default - all namespaces, unless the mesh is set up otherwise
   */
  readonly exportTo?: readonly ExportTo[];
}

/**
 * How clients call a service, once a route has chosen it: its subsets, limits, load balancing and TLS.
 *
 * @example
 * const reviews = Host.service('reviews', { namespace: 'bookinfo' });
 * const rule = new DestinationRule(chart, 'reviews-rule', {
 *   host: reviews,
 *   subsets: [
 *     Subset.of('v1', { labels: { version: 'v1' } }),
 *     Subset.of('v2', { labels: { version: 'v2' } }),
 *   ],
 *   trafficPolicy: {
 *     connectionPool: { http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 } },
 *     outlierDetection: { consecutive5xxErrors: 1, baseEjectionTime: Duration.minutes(3), maxEjectionPercent: 100 },
 *     loadBalancer: LoadBalancer.roundRobin(),
 *   },
 * });
 * const canary: Destination = rule.subset('v2');   // 'v3' does not compile
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: DestinationRule
 * metadata:
 *   name: reviews-rule
 *   namespace: bookinfo
 * spec:
 *   host: reviews
 *   subsets:
 *     - labels:
 *         version: v1
 *       name: v1
 *     - labels:
 *         version: v2
 *       name: v2
 *   trafficPolicy:
 *     connectionPool:
 *       http:
 *         http1MaxPendingRequests: 1
 *         maxRequestsPerConnection: 1
 *     loadBalancer:
 *       simple: ROUND_ROBIN
 *     outlierDetection:
 *       baseEjectionTime: 3m
 *       consecutive5xxErrors: 1
 *       maxEjectionPercent: 100
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export class DestinationRule<S extends string = never> extends MeshResource<Wire<DestinationRuleSpec>> {
  /** The service that is called. */
  public readonly host: Host;
  readonly #hostName: string;
  readonly #policy: TrafficPolicy | undefined;
  readonly #trafficPolicy: Wire<DestinationRuleSpecTrafficPolicy> | undefined;
  readonly #subsets: Wire<DestinationRuleSpecSubsets>[] = [];
  readonly #workload: Labels | undefined;
  readonly #exportTo: string[] | undefined;

  /**
   * @throws MeshError MESH_INVALID_HOST for an IP address
   * @throws MeshError MESH_EMPTY_TRAFFIC_POLICY for a policy that sets nothing
   * @throws MeshError MESH_DUPLICATE_SUBSET for two subsets of one name
   * @throws MeshError MESH_INVALID_EXPORT_TO for another namespace beside `workloadSelector`
   */
  public constructor(scope: Construct, id: string, props: DestinationRuleProps<S>) {
    super(
      scope,
      id,
      { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', plural: 'destinationrules' },
      props,
    );
    this.host = Host.of(props.host);
    this.#hostName = this.renderHost();
    this.#policy = props.trafficPolicy;
    this.#trafficPolicy = props.trafficPolicy && renderTrafficPolicy(props.trafficPolicy, this, 'trafficPolicy');
    this.#workload = props.workloadSelector && labelsOf(props.workloadSelector, this, 'workloadSelector');
    this.#exportTo = this.renderExportTo(props);
    for (const subset of props.subsets ?? []) this.addSubset(subset);
  }

  /**
   * One of the rule's subsets, for a route to send requests to.
   *
   * @throws MeshError MESH_UNKNOWN_SUBSET for a name that is none; where the names are known to the compiler, it does
   * not compile either
   */
  public subset(name: S): Destination {
    const names = this.#subsets.map((subset) => subset.name);
    if (!names.includes(name)) {
      throw new MeshError('MESH_UNKNOWN_SUBSET', {
        property: 'subset',
        value: name,
        must: names.length > 0 ? `be one of ${names.join(', ')}` : 'be a subset of the rule, which has none',
        fix: 'define it with addSubset',
        at: this,
      });
    }
    return Destination.of(this.host, { subset: name });
  }

  /**
   * Adds a subset after those that are there, and returns it as a destination.
   *
   * @throws MeshError MESH_DUPLICATE_SUBSET for a name that is taken
   */
  public addSubset(subset: Subset): Destination {
    const property = `subsets[${this.#subsets.length}]`;
    if (this.#subsets.some(({ name }) => name === subset.name)) {
      throw new MeshError('MESH_DUPLICATE_SUBSET', {
        property: `${property}.name`,
        value: subset.name,
        must: 'be the name of one subset only',
        at: this,
      });
    }
    this.#subsets.push(renderSubset(subset, this, property, this.#policy));
    return Destination.of(this.host, { subset: subset.name });
  }

  /** @internal */
  public _toSpec(): Wire<DestinationRuleSpec> {
    return {
      host: this.#hostName,
      trafficPolicy: this.#trafficPolicy,
      subsets: this.#subsets.length > 0 ? this.#subsets : undefined,
      workloadSelector: this.#workload && { matchLabels: { ...this.#workload } },
      exportTo: this.#exportTo,
    };
  }

  private renderHost(): string {
    const place = { property: 'host', at: this };
    if (isAddress(this.host.name)) {
      throw new MeshError('MESH_INVALID_HOST', {
        ...place,
        value: this.host.name,
        must: 'be the name of a service',
        fix: 'give the address a name with a ServiceEntry',
      });
    }
    return this.host.nameFrom(this.namespace, place);
  }

  private renderExportTo({ exportTo, workloadSelector }: DestinationRuleProps<S>): string[] | undefined {
    const names = renderExportTo(exportTo, this);
    if (workloadSelector && names?.some((name) => name !== '.' && name !== this.namespace)) {
      throw new MeshError('MESH_INVALID_EXPORT_TO', {
        property: 'exportTo',
        value: names,
        must: 'be no other namespace than that of the rule beside workloadSelector',
        fix: 'leave it out: a selector only finds clients of the same namespace',
        at: this,
      });
    }
    return names;
  }
}
