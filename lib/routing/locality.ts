import type { Json, JsonObject } from '../manifest/manifest-object';
import { asNumber, asObject, asString, at, objectsOf, stringsOf } from '../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import type { Endpoints } from './endpoints';

/** Which endpoints are preferred by where they are. */
export interface LocalityPreference {
  /** `none`: all are alike. `failover`: the nearest first, others as these fail. `distribute`: by weights of localities. */
  readonly mode: 'none' | 'failover' | 'distribute' | 'zone-aware';
  /** Who asks for it. */
  readonly from: 'DestinationRule' | 'Service' | 'mesh' | null;
  /** Weights by locality, for the client's own; where that is not known, of all that are written. */
  readonly weights: { readonly [locality: string]: number } | null;
  /** Names of known endpoints, the most preferred first; null where the places of client or endpoints are not given. */
  readonly priorities: readonly (readonly string[])[] | null;
}

const NONE: LocalityPreference = { mode: 'none', from: null, weights: null, priorities: null };

/** What decides: the DestinationRule, the Service's `trafficDistribution`, then the mesh, where failover is the default. */
export function localityPreference(
  mesh: Mesh,
  balancer: JsonObject | undefined,
  service: RegistryService | undefined,
  client: VirtualPod | undefined,
  endpoints: Endpoints,
  hasOutlierDetection: boolean,
): LocalityPreference {
  const own = localityOf(client);
  const zoneAware = asObject(balancer?.zoneAwareLbSetting);
  if (zoneAware !== undefined && zoneAware.enabled !== false) {
    return { ...NONE, mode: 'zone-aware', from: 'DestinationRule' };
  }
  const ruled = asObject(balancer?.localityLbSetting);
  if (ruled !== undefined) return preference(ruled, 'DestinationRule', own, endpoints, service, hasOutlierDetection);
  if (prefersClose(service)) {
    // It needs no outlier detection: endpoints that are not ready are enough.
    return preference({}, 'Service', own, endpoints, service, true);
  }
  const meshWide = asObject(mesh.config.json.localityLbSetting) ?? {};
  return preference(meshWide, 'mesh', own, endpoints, service, hasOutlierDetection);
}

function prefersClose(service: RegistryService | undefined): boolean {
  const wish =
    asString(at(service?.object.spec, 'trafficDistribution')) ??
    service?.object.annotations['networking.istio.io/traffic-distribution'];
  return wish !== undefined && wish !== '' && wish !== 'Any';
}

function preference(
  setting: JsonObject,
  from: NonNullable<LocalityPreference['from']>,
  own: string | undefined,
  endpoints: Endpoints,
  service: RegistryService | undefined,
  failsOver: boolean,
): LocalityPreference {
  if (setting.enabled === false) return NONE;
  const distribute = objectsOf(setting.distribute);
  if (distribute.length > 0) {
    const rows = distribute.filter(([, row]) => own === undefined || isWithin(own, asString(row.from) ?? ''));
    const [first] = rows;
    if (first === undefined) return NONE;
    const weights = Object.entries(asObject(first[1].to) ?? {}).map(([name, part]) => [name, asNumber(part) ?? 0]);
    return { mode: 'distribute', from, weights: Object.fromEntries(weights), priorities: null };
  }
  if (!failsOver) return NONE;
  const labels = stringsOf(setting.failoverPriority);
  const priorities = labels.length > 0 ? null : byNearness(own, endpoints, service, setting.failover);
  return { mode: 'failover', from, weights: null, priorities };
}

/** The locality of a pod, as far as a label of it tells: `region.zone.subzone`. */
function localityOf(pod: VirtualPod | undefined): string | undefined {
  const label = pod?.labels['istio-locality'];
  return label === undefined ? undefined : label.replaceAll('.', '/');
}

/** `region/zone/*` covers what begins like it. */
function isWithin(locality: string, pattern: string): boolean {
  const parts = locality.split('/');
  return pattern.split('/').every((part, index) => part === '*' || part === parts[index]);
}

interface Placed {
  readonly name: string;
  readonly locality: string | undefined;
}

function byNearness(
  own: string | undefined,
  endpoints: Endpoints,
  service: RegistryService | undefined,
  failover: Json | undefined,
): LocalityPreference['priorities'] {
  const placed = [
    ...endpoints.pods.map((pod): Placed => ({ name: `${pod.namespace}/${pod.name}`, locality: localityOf(pod) })),
    ...objectsOf(service?.kind === 'ServiceEntry' ? at(service.object.spec, 'endpoints') : undefined).map(
      ([, one]): Placed => ({ name: asString(one.address) ?? '', locality: asString(one.locality) }),
    ),
  ];
  if (own === undefined || placed.length === 0 || placed.some(({ locality }) => locality === undefined)) return null;
  const ranks = new Map<number, string[]>();
  for (const { name, locality = '' } of placed) {
    const rank = rankOf(own, locality, failover);
    ranks.set(rank, [...(ranks.get(rank) ?? []), name]);
  }
  return [...ranks].sort(([one], [other]) => one - other).map(([, names]) => names);
}

/** 0 in the same subzone, 1 in the zone, 2 in the region; elsewhere 3, or 4 where another region is to take over. */
function rankOf(own: string, locality: string, failover: Json | undefined): number {
  const [region, zone, subzone] = own.split('/');
  const parts = locality.split('/');
  if (parts[0] === region) return parts[1] !== zone ? 2 : parts[2] !== subzone ? 1 : 0;
  const next = objectsOf(failover).find(([, { from }]) => from === region)?.[1].to;
  return next === undefined || next === parts[0] ? 3 : 4;
}
