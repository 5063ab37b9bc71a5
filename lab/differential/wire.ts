import type { Behaviour } from './scenario';

/** Ports on which the servers of the hub speak HTTP/1.1, HTTP/2, and nothing but bytes. */
export const HTTP_PORTS: readonly number[] = [80, 8000, 8080, 8081, 9080, 9090];
export const HTTP2_PORTS: readonly number[] = [50051];
export const BYTE_PORTS: readonly number[] = [443, 3306, 6379, 8443];

/** Where a proxy takes connections that it dials itself, so that it takes them over as it does those of an application. */
export const DIAL_PORT = 19999;

/** A request over the wire, sent `count` times. */
export interface Shot {
  readonly id: string;
  /** The proxy's address. */
  readonly via: string;
  /** Undefined: the proxy itself is spoken to, on `port`. */
  readonly dial: string | undefined;
  readonly port: number;
  readonly kind: 'http' | 'tcp' | 'tls';
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly sni: string | undefined;
  readonly behaviour: Behaviour;
  readonly count: number;
  /** What counts as slow; undefined: nothing does. */
  readonly slowMs: number | undefined;
}

/** What a server saw of one try. */
export interface Hit {
  /** `ADDRESS:PORT` that was reached. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly authority: string;
  /** Without those that proxies add by themselves. */
  readonly headers: { readonly [name: string]: string };
}

/** What became of one request; equal ones are counted. */
export interface Sample {
  /** Null where the connection broke. */
  readonly status: number | null;
  readonly location: string | null;
  /** What the answer carries beside what servers and proxies add by themselves. */
  readonly headers: { readonly [name: string]: string };
  /** Which of the hits answered; null where the proxy did. */
  readonly answeredBy: number | null;
  /** In the order of arrival where one follows another, and by their text otherwise. */
  readonly hits: readonly Hit[];
  /** The start of the answer's text where a proxy gave it. */
  readonly text: string;
  /** Whether it took as long as the shot calls slow. */
  readonly slow: boolean;
  /** How long it took: the least and the most of the requests that are counted here. */
  readonly leastMs: number;
  readonly mostMs: number;
  readonly count: number;
}

export interface ShotResult {
  readonly id: string;
  readonly samples: readonly Sample[];
}

export type ToWorker = { readonly kind: 'shots'; readonly batch: number; readonly shots: readonly Shot[] };
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'results'; readonly batch: number; readonly results: readonly ShotResult[] };
