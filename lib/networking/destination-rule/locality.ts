import type { DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSetting } from '../../../imports/networking.istio.io';
import { checkInteger } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { checkLocalities, checkRegion } from './locality-name';

/** Which localities the requests of one locality go to. */
export interface LocalityDistribution {
  /** Where requests come from: `region`, `region/zone` or `region/zone/subzone`; a last part `*` stands for all. */
  readonly from: string;
  /** Where they go: the percentage for each locality, 1 to 100, together 100. Other localities get none. */
  readonly to: { readonly [locality: string]: number };
}

/** Which region takes over from another. */
export interface RegionFailover {
  /** The region whose endpoints fail. */
  readonly from: string;
  /** The region whose endpoints are used then. */
  readonly to: string;
}

/** Whether endpoints near the client are preferred. */
export interface LocalityPreference {
  /**
   * Whether locality counts for this service.
   * @default - as the mesh is set up: it does
   */
  readonly enabled?: boolean;
}

interface Distributed {
  /** Fixed shares for localities. */
  readonly distribute: readonly LocalityDistribution[];
  readonly failover?: never;
  readonly failoverPriority?: never;
}

interface FailingOver {
  /**
   * Which region takes over from another. Needs `outlierDetection`, which tells when.
   * @default - any region takes over
   */
  readonly failover?: readonly RegionFailover[];
  /**
   * Labels, as `key` (compared with the client's) or `key=value`, the most important first: endpoints that agree in more
   * of the first labels are preferred. Needs `outlierDetection`, which tells when the next ones take over.
   * @default - region, zone and subzone
   */
  readonly failoverPriority?: readonly string[];
  readonly distribute?: never;
}

/**
 * How the places of client and endpoints count for where requests go. It replaces the mesh's setting as a whole.
 *
 * @example
 * const locality: LocalityLoadBalancing = { failover: [{ from: 'eu-west', to: 'eu-central' }] };
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#LocalityLoadBalancerSetting
 */
export type LocalityLoadBalancing = LocalityPreference & (Distributed | FailingOver);

/** The setting in its wire form. */
export function renderLocality(
  locality: LocalityLoadBalancing,
  rule: MeshResource<unknown>,
  property: string,
): Wire<DestinationRuleSpecTrafficPolicyLoadBalancerLocalityLbSetting> {
  checkOneWay(locality, rule, property);
  const { enabled, distribute, failover, failoverPriority } = locality;
  return {
    enabled,
    distribute: distribute && renderDistribute(distribute, rule, `${property}.distribute`),
    failover: failover?.map((entry, index) => renderFailover(entry, rule, `${property}.failover[${index}]`)),
    failoverPriority: failoverPriority && [...failoverPriority],
  };
}

/** Whether the setting does anything only beside outlier detection. */
export function needsOutlierDetection(locality: LocalityLoadBalancing | undefined): boolean {
  return (locality?.failover?.length ?? 0) + (locality?.failoverPriority?.length ?? 0) > 0;
}

const PLACES = ['topology.kubernetes.io/region', 'topology.kubernetes.io/zone', 'topology.istio.io/subzone'];

function checkOneWay(locality: LocalityLoadBalancing, at: MeshResource<unknown>, property: string): void {
  const { distribute, failover, failoverPriority } = locality;
  const given = [distribute && 'distribute', failover && 'failover', failoverPriority && 'failoverPriority'].filter(
    Boolean,
  );
  if (distribute && given.length > 1) {
    throw new MeshError('MESH_LOCALITY_CONFLICT', {
      property,
      value: given,
      must: 'have distribute alone',
      fix: 'requests have fixed shares or fail over; drop one of them',
      at,
    });
  }
  const place = failoverPriority?.find((label) => label === '' || (failover && PLACES.includes(label)));
  if (place !== undefined) {
    throw new MeshError('MESH_LOCALITY_CONFLICT', {
      property: `${property}.failoverPriority`,
      value: place,
      must: place === '' ? 'name labels' : 'not name region, zone or subzone beside failover, which orders them itself',
      at,
    });
  }
}

function renderDistribute(distribute: readonly LocalityDistribution[], at: MeshResource<unknown>, property: string) {
  const sources = distribute.map(({ from }) => from);
  checkLocalities(sources, { property: `${property}[].from`, at });
  return distribute.map(({ from, to }, index) => {
    const place = { property: `${property}[${index}].to`, at };
    const weights = Object.entries(to).map(([locality, weight]) =>
      checkInteger(weight, { ...place, property: `${place.property}['${locality}']` }, 1, 100),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    if (sum !== 100) {
      throw new MeshError('MESH_LOCALITY_WEIGHTS', { ...place, value: { ...to }, must: `add up to 100, not ${sum}` });
    }
    // Istio takes the localities of a map in any order: none may be a part of another.
    checkLocalities(Object.keys(to), place);
    checkLocalities(Object.keys(to).reverse(), place);
    return { from, to: { ...to } };
  });
}

function renderFailover({ from, to }: RegionFailover, at: MeshResource<unknown>, property: string): RegionFailover {
  checkRegion(from, { property: `${property}.from`, at });
  checkRegion(to, { property: `${property}.to`, at });
  if (from === to) {
    throw new MeshError('MESH_INVALID_LOCALITY', {
      property: `${property}.to`,
      value: to,
      must: 'be another region than from',
      at,
    });
  }
  return { from, to };
}
