import type { Json, JsonObject } from '../manifest/manifest-object';
import { durationMs } from '../mesh/duration';
import { asNumber, asObject, asString, at } from '../mesh/json';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import type { Endpoints } from './endpoints';
import { type LocalityPreference, localityPreference } from './locality';
import type { EffectivePolicy } from './outcome';

/** How a proxy keeps its connections to a destination: the policy in effect, with the defaults of mesh and Istio filled in. */
export interface ClusterSettings {
  /** `LEAST_REQUEST`, `ROUND_ROBIN`, `RANDOM`, `PASSTHROUGH`, `RING_HASH` or `MAGLEV`. */
  readonly loadBalancer: string;
  /** What a consistent hash is made of: `header x-user`, `cookie user`, `query parameter user`, `source address`. */
  readonly hashOf: string | null;
  readonly connectTimeoutMs: number;
  readonly idleTimeoutMs: number;
  /** Null: without limit. */
  readonly maxConnections: number | null;
  readonly maxPendingRequests: number | null;
  readonly maxRequests: number | null;
  readonly maxRetries: number | null;
  readonly maxRequestsPerConnection: number | null;
  /** Null: nothing is ever put aside. */
  readonly outlierDetection: OutlierDetection | null;
  readonly locality: LocalityPreference;
}

export interface OutlierDetection {
  /** Null: these do not count. */
  readonly consecutive5xxErrors: number | null;
  readonly consecutiveGatewayErrors: number | null;
  readonly intervalMs: number;
  readonly baseEjectionTimeMs: number;
  readonly maxEjectionPercent: number;
  readonly minHealthPercent: number;
}

const CONNECT_TIMEOUT = 10_000;
const IDLE_TIMEOUT = 3_600_000;

export function clusterSettings(
  mesh: Mesh,
  policy: EffectivePolicy,
  service: RegistryService | undefined,
  client: VirtualPod | undefined,
  endpoints: Endpoints,
): ClusterSettings {
  const defaults = asObject(mesh.config.json.defaultTrafficPolicy);
  const pool = policy.connectionPool?.value ?? defaults?.connectionPool;
  const outlier = asObject(policy.outlierDetection?.value ?? defaults?.outlierDetection);
  const balancer = asObject(policy.loadBalancer?.value);
  return {
    ...balancing(balancer),
    connectTimeoutMs:
      durationMs(at(pool, 'tcp', 'connectTimeout')) ?? durationMs(mesh.config.json.connectTimeout) ?? CONNECT_TIMEOUT,
    idleTimeoutMs:
      durationMs(at(pool, 'http', 'idleTimeout')) ?? durationMs(at(pool, 'tcp', 'idleTimeout')) ?? IDLE_TIMEOUT,
    maxConnections: limit(pool, 'tcp', 'maxConnections'),
    maxPendingRequests: limit(pool, 'http', 'http1MaxPendingRequests'),
    maxRequests: limit(pool, 'http', 'http2MaxRequests'),
    maxRetries: limit(pool, 'http', 'maxRetries'),
    maxRequestsPerConnection: limit(pool, 'http', 'maxRequestsPerConnection'),
    outlierDetection: outlier === undefined ? null : outlierOf(outlier),
    locality: localityPreference(mesh, balancer, service, client, endpoints, outlier !== undefined),
  };
}

function balancing(balancer: JsonObject | undefined): Pick<ClusterSettings, 'loadBalancer' | 'hashOf'> {
  const hash = asObject(balancer?.consistentHash);
  if (hash !== undefined) {
    return { loadBalancer: hash.maglev === undefined ? 'RING_HASH' : 'MAGLEV', hashOf: hashOf(hash) };
  }
  const simple = asString(balancer?.simple);
  const isNamed = simple !== undefined && simple !== 'UNSPECIFIED' && simple !== 'LEAST_CONN';
  return { loadBalancer: isNamed ? simple : 'LEAST_REQUEST', hashOf: null };
}

function hashOf(hash: JsonObject): string | null {
  const [header, cookie, query] = [
    asString(hash.httpHeaderName),
    asString(at(hash.httpCookie, 'name')),
    asString(hash.httpQueryParameterName),
  ];
  if (header !== undefined) return `header ${header}`;
  if (cookie !== undefined) return `cookie ${cookie}`;
  if (query !== undefined) return `query parameter ${query}`;
  return hash.useSourceIp === true ? 'source address' : null;
}

/** Zero stands for no limit, as it does to Istio. */
function limit(pool: Json | undefined, ...path: readonly string[]): number | null {
  const written = asNumber(at(pool, ...path)) ?? 0;
  return written > 0 ? written : null;
}

function outlierOf(outlier: JsonObject): OutlierDetection {
  const counted = (written: number | undefined, usual: number | null) =>
    written === undefined ? usual : written > 0 ? written : null;
  return {
    consecutive5xxErrors: counted(asNumber(outlier.consecutive5xxErrors), 5),
    consecutiveGatewayErrors: counted(asNumber(outlier.consecutiveGatewayErrors), null),
    intervalMs: durationMs(outlier.interval) ?? 10_000,
    baseEjectionTimeMs: durationMs(outlier.baseEjectionTime) ?? 30_000,
    maxEjectionPercent: asNumber(outlier.maxEjectionPercent) || 10,
    minHealthPercent: asNumber(outlier.minHealthPercent) ?? 0,
  };
}
