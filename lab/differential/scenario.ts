import type { JsonObject } from '../../lib/manifest/manifest-object';

/** What a client sends, as the engine is asked and as it goes over the wire. */
export interface ProbeRequest {
  readonly scheme: 'http' | 'tcp' | 'tls';
  /** What is dialled. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly sni?: string;
}

/** How the servers behind the mesh are to answer. */
export interface Behaviour {
  /** 200 where it is left out; `reset` closes the connection without an answer. */
  readonly status?: number | 'reset';
  readonly delayMs?: number;
}

export interface Probe {
  /** `NAMESPACE/POD`, or `gateway:NAMESPACE/NAME`. */
  readonly client: string;
  readonly request: ProbeRequest;
  readonly behaviour: Behaviour;
}

/** A mesh with what is asked of it. Every name in it holds the id, so that meshes live beside each other. */
export interface Scenario {
  readonly id: string;
  readonly objects: readonly JsonObject[];
  readonly probes: readonly Probe[];
}

/** What a plain Envoy without certificates can do. */
const BASE: JsonObject = {
  rootNamespace: 'istio-system',
  trustDomain: 'cluster.local',
  enableAutoMtls: false,
  defaultProviders: {},
};

const VARIANTS: readonly JsonObject[] = [
  {},
  { pathNormalization: { normalization: 'MERGE_SLASHES' } },
  {
    pathNormalization: { normalization: 'DECODE_AND_MERGE_SLASHES' },
    outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
  },
  { pathNormalization: { normalization: 'NONE' }, defaultHttpRetryPolicy: { attempts: 1, retryOn: '5xx' } },
];

/** The configuration of all meshes of a seed. */
export function meshConfigOf(seed: number): JsonObject {
  return { ...BASE, ...VARIANTS[seed % VARIANTS.length] };
}

/** What stands beside all of the meshes: a server that expected certificates would wait for them. */
export const COMMON_OBJECTS: readonly JsonObject[] = [
  {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'default', namespace: 'istio-system' },
    spec: { mtls: { mode: 'DISABLE' } },
  },
];
