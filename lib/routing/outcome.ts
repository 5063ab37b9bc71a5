import type { Json, JsonObject, ManifestObject } from '../manifest/manifest-object';
import type { VirtualPod } from '../mesh/mesh';
import type { ClusterSettings } from './cluster';

/** Who sends a request: a workload of the mesh, or somebody outside through a gateway. */
export type Client =
  | { readonly kind: 'workload'; readonly pod: VirtualPod }
  | { readonly kind: 'gateway'; readonly gateway: ManifestObject };

/** A request as its client sends it. */
export interface RouteRequest {
  /** `http` where it is left out. With `https` the client speaks TLS itself; `tcp` is no HTTP. */
  readonly scheme?: 'http' | 'https' | 'grpc' | 'tcp' | 'tls' | undefined;
  /** What the client dials. */
  readonly host: string;
  /** What the client dials; that of the scheme where it is left out. */
  readonly port?: number | undefined;
  /** With the query; `/` where it is left out. */
  readonly path?: string | undefined;
  /** `GET` where it is left out. */
  readonly method?: string | undefined;
  /** `host` overrides the authority; names in any case. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** The server name of the TLS handshake; the host where it is left out. */
  readonly sni?: string | undefined;
  /** The claims of a valid token. Where they are left out, those of a bearer token in the headers count, unverified. */
  readonly jwt?: JsonObject | undefined;
  /** The address of the direct peer, where policies ask for it. */
  readonly sourceIp?: string | undefined;
  /** The address of the original client, where policies ask for it. */
  readonly remoteIp?: string | undefined;
}

/** One decision on the way of a request. */
export interface TraceEntry {
  readonly step: string;
  /** `VirtualService bookinfo/reviews`; null where no object decides. */
  readonly object: string | null;
  /** The field that decides; null where no object does. */
  readonly pointer: string | null;
  readonly reason: string;
  /** The object itself, for file and line. */
  readonly source: ManifestObject<unknown> | undefined;
  /** Where the request fits a rule: the match of it, `/spec/http/0/match/1`; that of the rule where it has none. */
  readonly match?: string;
}

/** Part of a policy that is in effect, with the place that it comes from. */
export interface PolicyBlock {
  readonly value: Json;
  readonly object: ManifestObject<unknown>;
  readonly pointer: string;
}

/** The blocks of the DestinationRule that shape the traffic to a destination, by their name. */
export type EffectivePolicy = { readonly [block: string]: PolicyBlock };

export interface RoutedDestination {
  readonly host: string;
  readonly port: number | null;
  readonly subset: string | null;
  /** From 0 to 1; the shares of all destinations sum to 1. */
  readonly share: number;
  /** The workloads behind it, as far as they are given. */
  readonly endpoints: readonly VirtualPod[];
  readonly policy: EffectivePolicy;
  /** How the proxy connects and chooses; undefined where no proxy does. */
  readonly settings?: ClusterSettings | undefined;
  /** Why nothing can be sent there; its share is answered with 503, or 500 for routes of the Gateway API. */
  readonly unavailable?: string | undefined;
  /** Changes of headers that only this one of several destinations gets, before those for all of them. */
  readonly headers?: HeaderChanges | undefined;
  /** The authority that only this one of several destinations receives. */
  readonly authority?: string | undefined;
}

export interface HeaderChanges {
  readonly set: { readonly [name: string]: string };
  readonly add: { readonly [name: string]: string };
  readonly remove: readonly string[];
}

export interface EffectiveRetries {
  /** How often it is tried again; 0 for never. */
  readonly attempts: number;
  /** Null: as long as the timeout of the route. */
  readonly perTryTimeoutMs: number | null;
  readonly on: readonly string[];
  /** The numbers among what is retried on. */
  readonly statusCodes?: readonly number[];
}

export interface Faults {
  readonly delay?: { readonly share: number; readonly delayMs: number };
  readonly abort?: { readonly share: number; readonly status?: number; readonly grpcStatus?: string };
}

export interface Mirror {
  readonly host: string;
  readonly port: number | null;
  readonly subset: string | null;
  readonly share: number;
}

/** `mixed` where destinations or their workloads differ. */
export type TlsMode = 'ISTIO_MUTUAL' | 'MUTUAL' | 'SIMPLE' | 'DISABLE' | 'mixed';

/** `conditional` where an external authorizer decides, a fact is missing, or workloads behind one destination differ. */
export type Authorization = 'allow' | 'deny' | 'conditional';

export type RouteError = 'connection-reset' | 'tls-handshake-failed';

/** What becomes of a request. */
export interface Outcome {
  readonly destinations: readonly RoutedDestination[];
  /** What the destination receives. */
  readonly request: { readonly path: string; readonly authority: string; readonly headers: HeaderChanges };
  readonly responseHeaders: HeaderChanges;
  /** Where the mesh itself answers for certain. */
  readonly status: number | null;
  /** Where the connection breaks. */
  readonly error: RouteError | null;
  /** The `Location` of a redirect. */
  readonly redirect: string | null;
  /** Null: none. */
  readonly timeoutMs: number | null;
  /** Null where nothing is sent on. */
  readonly retries: EffectiveRetries | null;
  readonly mirrors: readonly Mirror[];
  readonly faults: Faults;
  readonly tls: TlsMode | null;
  readonly authorization: Authorization;
  /** Objects whose order depends on when they were created, which manifests do not tell: the outcome may be another. */
  readonly undefinedOrder: readonly string[];
}

export interface Routed {
  readonly outcome: Outcome;
  readonly trace: readonly TraceEntry[];
}

export const NO_CHANGES: HeaderChanges = { set: {}, add: {}, remove: [] };
