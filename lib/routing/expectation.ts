import type { Json } from '../manifest/manifest-object';
import { destinationDifferences } from './expected-destinations';
import { faultDifferences, headerDifferences, retryDifferences, timeDifference } from './expected-effects';
import { paired } from './expected-places';
import type { Authorization, Outcome, RouteError, TlsMode } from './outcome';

/** Of all requests: `0.5`, `'50%'`. */
export type ExpectedShare = number | `${number}%`;

/** `'2s'`, `'250ms'`, or a Duration of cdk8s. */
export type ExpectedDuration = string | { toMilliseconds(): number };

/** What is expected of a request. What is left out is not looked at; null expects that there is none. */
export interface Expected {
  /**
   * Where the request goes: all destinations, in any order; an empty list where nothing is sent.
   * Unless `status`, `error` or `authorization` says otherwise, the request has to arrive, too.
   */
  readonly destinations?: ExpectedDestination | readonly ExpectedDestination[] | undefined;
  /** What the mesh itself answers with for certain. */
  readonly status?: number | null | undefined;
  /** How the connection breaks. */
  readonly error?: RouteError | null | undefined;
  /** The `Location` of a redirect, as sent. */
  readonly redirect?: string | null | undefined;
  /** What the destination receives. */
  readonly request?: ExpectedRequest | undefined;
  /** What the client receives. */
  readonly responseHeaders?: ExpectedHeaders | undefined;
  readonly timeout?: ExpectedDuration | null | undefined;
  readonly retries?: ExpectedRetries | null | undefined;
  /** All of them; an empty list, or null, where there is none. */
  readonly mirrors?: ExpectedMirror | readonly ExpectedMirror[] | null | undefined;
  readonly faults?: ExpectedFaults | null | undefined;
  readonly tls?: TlsMode | null | undefined;
  readonly authorization?: Authorization | undefined;
  /** `false` takes an outcome that depends on which object is the oldest, which manifests do not tell. */
  readonly certain?: boolean | undefined;
}

export interface ExpectedDestination {
  /** In full, or as a rule in the namespace of the client would write it: `reviews`, `reviews.bookinfo`. */
  readonly host: string;
  readonly port?: number | undefined;
  readonly subset?: string | null | undefined;
  readonly share?: ExpectedShare | undefined;
  /** Changes of headers that only this one of several destinations gets. */
  readonly headers?: ExpectedHeaders | undefined;
  /** Fields of the DestinationRule in effect, by block: `{ outlierDetection: { consecutive5xxErrors: 1 } }`. */
  readonly policy?: { readonly [block: string]: Json | undefined } | undefined;
}

export interface ExpectedRequest {
  /** After rewriting, with the query. */
  readonly path?: string | undefined;
  readonly authority?: string | undefined;
  readonly headers?: ExpectedHeaders | undefined;
}

/** Each of the three that is given has to be all there is. */
export interface ExpectedHeaders {
  readonly set?: { readonly [name: string]: string } | undefined;
  readonly add?: { readonly [name: string]: string } | undefined;
  readonly remove?: readonly string[] | undefined;
}

export interface ExpectedRetries {
  /** How often it is tried again. */
  readonly attempts?: number | undefined;
  readonly perTryTimeout?: ExpectedDuration | null | undefined;
  /** All conditions, in any order; numbers of statuses stand among them. */
  readonly on?: readonly (string | number)[] | undefined;
}

export interface ExpectedMirror {
  readonly host: string;
  readonly port?: number | undefined;
  readonly subset?: string | null | undefined;
  readonly share?: ExpectedShare | undefined;
}

export interface ExpectedFaults {
  readonly delay?:
    | { readonly share?: ExpectedShare | undefined; readonly fixedDelay?: ExpectedDuration | undefined }
    | null
    | undefined;
  readonly abort?:
    | {
        readonly share?: ExpectedShare | undefined;
        readonly status?: number | undefined;
        readonly grpcStatus?: string | undefined;
      }
    | null
    | undefined;
}

/**
 * What of an outcome is not as expected, a line for each; empty where all is.
 *
 * @param namespace that short hosts are completed with: the client's. Without it they stand for a service of any.
 */
export function differences(outcome: Outcome, expected: Expected, namespace?: string): readonly string[] {
  const found: string[] = [];
  const compare = (field: keyof Outcome & keyof Expected, wanted: unknown) => {
    if (wanted !== undefined && wanted !== outcome[field]) found.push(unequal(field, wanted, outcome[field]));
  };
  if (expected.destinations !== undefined) {
    found.push(...destinationDifferences(outcome.destinations, listOf(expected.destinations), namespace));
    if (listOf(expected.destinations).length > 0) found.push(...notArriving(outcome, expected));
  }
  compare('status', expected.status);
  compare('error', expected.error);
  compare('redirect', expected.redirect);
  if (expected.request !== undefined) {
    const { path, authority, headers } = expected.request;
    if (path !== undefined && path !== outcome.request.path)
      found.push(unequal('request.path', path, outcome.request.path));
    if (authority !== undefined && authority !== outcome.request.authority)
      found.push(unequal('request.authority', authority, outcome.request.authority));
    found.push(...headerDifferences('request.headers', outcome.request.headers, headers));
  }
  found.push(...headerDifferences('responseHeaders', outcome.responseHeaders, expected.responseHeaders));
  found.push(...timeDifference('timeout', outcome.timeoutMs, expected.timeout));
  found.push(...retryDifferences(outcome.retries, expected.retries));
  found.push(...faultDifferences(outcome.faults, expected.faults));
  if (expected.mirrors !== undefined)
    found.push(...paired('mirrors', outcome.mirrors, listOf(expected.mirrors ?? []), namespace).differences);
  compare('tls', expected.tls);
  compare('authorization', expected.authorization);
  if (expected.certain !== false && outcome.undefinedOrder.length > 0) {
    found.push(
      `certain: of ${outcome.undefinedOrder.join(' and ')} the oldest comes first, and manifests do not tell which that is`,
    );
  }
  return found;
}

/** Who is expected to receive a request is expected to receive it. */
function notArriving({ status, error, authorization }: Outcome, expected: Expected): readonly string[] {
  const isSaid = [expected.status, expected.error, expected.authorization].some((field) => field !== undefined);
  if (isSaid) return [];
  if (error !== null) return [`destinations: the request does not arrive: ${error}`];
  if (status !== null) return [`destinations: the request does not arrive: the mesh itself answers with ${status}`];
  return authorization === 'deny' ? ['destinations: the request does not arrive: a policy refuses it'] : [];
}

/** `field: expected 'a', got 'b'`. */
export function unequal(field: string, expected: unknown, got: unknown): string {
  return `${field}: expected ${shown(expected)}, got ${shown(got)}`;
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  return value === null || value === undefined ? 'none' : JSON.stringify(value);
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}
