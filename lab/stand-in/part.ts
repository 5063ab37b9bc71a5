/** A request that an application makes for each one that it gets. */
export interface Call {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  /** How long one try may take. */
  readonly timeoutMs: number;
  /** How often it is tried again after a failure, by the application itself. */
  readonly retries: number;
}

/** A `location` of nginx: handed on, or answered by itself. */
export type Location =
  | { readonly prefix: string; readonly upstream: { readonly host: string; readonly port: number } }
  | { readonly prefix: string; readonly status: number; readonly body: string };

/** What a stand-in does in the place of an image. */
export interface Part {
  readonly app: string;
  /** `tcp` greets and keeps the connection open; `none` listens on nothing. */
  readonly protocol: 'http' | 'tcp' | 'none';
  /** A sentence in each answer. */
  readonly text?: string;
  readonly calls?: readonly Call[];
  /** Whether a failed call is only shown, in an answer with 200, or makes the answer 500. */
  readonly failure?: 'shown' | 'error';
  readonly locations?: readonly Location[];
  /** `/status/404` answers 404, `/delay/2` after 2 s. */
  readonly commands?: boolean;
  /** `POST /login` sets a cookie, and calls carry its user as `end-user`. */
  readonly login?: boolean;
}

/** What can be changed while it runs. */
export interface Behaviour {
  readonly latencyMs: number;
  /** From 0 to 1. */
  readonly errorRate: number;
  readonly errorStatus: number;
}

/** With what a stand-in is started. */
export interface Setting {
  readonly part: Part;
  readonly pod: string;
  readonly namespace: string;
  readonly version: string;
  readonly ports: readonly number[];
  readonly controlPort: number;
  /** How long after its start it listens. */
  readonly startUpMs: number;
}

/** What a stand-in answers, as JSON. */
export interface Answer {
  readonly app: string;
  readonly version: string;
  readonly pod: string;
  readonly request: Received;
  readonly text?: string | undefined;
  readonly calls?: readonly CallResult[] | undefined;
}

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** As it stood in the request line, with the query. */
  readonly path: string;
  /** By their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  /** The address of the direct peer; in a pod with a sidecar that is its own. */
  readonly from: string;
}

export interface CallResult {
  readonly name: string;
  /** Of the last try; null where there was no answer. */
  readonly status: number | null;
  readonly tries: number;
  readonly ms: number;
  readonly answer?: Answer | undefined;
}

export interface Counts {
  readonly requests: number;
  /** The last of them, at most 20. */
  readonly last: readonly Received[];
}

/** Requests that a stand-in is asked to send from its pod, one after the other in each of `concurrency` lanes. */
export interface Load {
  readonly host: string;
  readonly port: number;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly count: number;
  readonly concurrency?: number;
  /** Starts a request every so many milliseconds instead, whether or not earlier ones are answered. */
  readonly everyMs?: number;
  readonly timeoutMs?: number;
  readonly body?: string;
  /** Whether each request takes a connection of its own. */
  readonly fresh?: boolean;
}

/** What became of one request of a load. */
export interface LoadResult {
  /** Null where there was no answer. */
  readonly status: number | null;
  /** Such as `ECONNRESET`. */
  readonly error?: string | undefined;
  readonly ms: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}
