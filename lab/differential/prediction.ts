import { changed } from '../../lib/routing/headers';
import type { EffectiveRetries, HeaderChanges, Outcome, Routed } from '../../lib/routing/outcome';
import type { Ground } from './ground';
import type { Behaviour, Probe } from './scenario';

/** One of the things that may become of a request. */
export type Branch = Answer | Served;

/** A proxy answers, or, with `status` null, the connection breaks. */
export interface Answer {
  readonly kind: 'answer';
  readonly share: number;
  readonly status: number | null;
  readonly location: string | null;
}

export interface Served {
  readonly kind: 'served';
  readonly share: number;
  readonly status: number;
  /** `host:port subset`, for people. */
  readonly name: string;
  readonly addresses: ReadonlySet<string>;
  /** Undefined where bytes are sent. */
  readonly request?: {
    readonly path: string;
    readonly authority: string;
    readonly headers: ReadonlyMap<string, string>;
  };
  /** Undefined where no server answers, or where the engine does not say. */
  readonly response?: ReadonlyMap<string, string>;
  /** How often it is tried; undefined where that depends on the time. */
  readonly tries: number | undefined;
}

export interface PredictedMirror {
  readonly name: string;
  readonly addresses: ReadonlySet<string>;
  readonly share: number;
}

export interface Prediction {
  readonly branches: readonly Branch[];
  readonly mirrors: readonly PredictedMirror[];
  /** The share of requests that take at least so long. */
  readonly delay: { readonly share: number; readonly leastMs: number } | undefined;
  /** The most that a request may take. */
  readonly mostMs: number | undefined;
}

/** What the servers say of themselves. */
const SERVER_HEADERS: ReadonlyMap<string, string> = new Map([
  ['x-back', 'from the server'],
  ['x-level', 'server'],
]);

/** What servers do not note. */
const UNSEEN = ['host', 'authorization', 'x-token'];

/** Timers go off a little early. */
const TIMER_MS = 20;

/** Slow machines are not to be taken for timeouts. */
const SLACK_MS = 4000;

/** What the engine's outcome means for what is to be seen; undefined where it leaves it open. */
export function predict(ground: Ground, probe: Probe, { outcome, trace }: Routed): Prediction | undefined {
  if (outcome.undefinedOrder.length > 0 || outcome.authorization === 'conditional') return undefined;
  const dialled = trace.some(({ step }) => step === 'passthrough')
    ? new Set([`${ground.dialled(probe.request.host, ground.proxyOf(probe))}:${probe.request.port}`])
    : undefined;
  const base =
    outcome.status !== null || outcome.error !== null
      ? [certain(outcome)]
      : open(ground, probe, { outcome, trace }, dialled);
  const { abort, delay } = outcome.faults;
  // An abort of every request is the status already.
  const aborted = abort === undefined || abort.share === 1 ? 0 : abort.share;
  const branches: Branch[] = base.map((branch) => ({ ...branch, share: branch.share * (1 - aborted) }));
  if (aborted > 0) branches.push({ kind: 'answer', share: aborted, status: abort?.status ?? 500, location: null });
  const isTimed = outcome.timeoutMs !== null && (probe.behaviour.delayMs ?? 0) > outcome.timeoutMs;
  return {
    branches: branches.filter(({ share }) => share > 0),
    mirrors: outcome.status !== null ? [] : mirrorsOf(ground, probe, outcome, base),
    delay:
      delay === undefined || delay.share === 0 ? undefined : { share: delay.share, leastMs: delay.delayMs - TIMER_MS },
    mostMs: isTimed ? (outcome.timeoutMs ?? 0) + SLACK_MS : undefined,
  };
}

function certain({ status, redirect }: Outcome): Answer {
  return { kind: 'answer', share: 1, status, location: redirect };
}

function open(
  ground: Ground,
  probe: Probe,
  { outcome, trace }: Routed,
  dialled: ReadonlySet<string> | undefined,
): Branch[] {
  const isOfGatewayApi = trace.some(({ step }) => step === 'http-route' || step === 'grpc-route');
  const isHttp = probe.request.scheme === 'http';
  const sent = new Map(Object.entries(probe.request.headers).map(([name, text]) => [name.toLowerCase(), text]));
  for (const name of UNSEEN) sent.delete(name);
  const branches = outcome.destinations.map((destination): Branch => {
    const { host, port, subset, share, headers, unavailable, authority } = destination;
    const addresses = dialled ?? ground.addressesOf(destination);
    if (unavailable !== undefined || addresses.size === 0) {
      // A proxy that knows the service but nobody behind it says so in both APIs.
      const isUnknown = unavailable !== undefined && !unavailable.startsWith('no workload');
      const status = isHttp ? (isOfGatewayApi && isUnknown ? 500 : 503) : null;
      return { kind: 'answer', share, status, location: null };
    }
    const name = `${host}:${port}${subset === null ? '' : ` subset ${subset}`}`;
    if (!isHttp) return { kind: 'served', share, status: 200, name, addresses, tries: 1 };
    // Envoy makes the changes of one of several destinations before those of the route.
    const arriving = changed(changed(sent, headers ?? NONE), outcome.request.headers);
    const { status, tries, fromServer } = tried(outcome, probe.behaviour);
    return {
      kind: 'served',
      share,
      status,
      name,
      addresses,
      request: {
        path: outcome.request.path,
        authority: authority ?? outcome.request.authority,
        headers: withoutHost(arriving),
      },
      ...(fromServer &&
        outcome.destinations.length === 1 && { response: changed(SERVER_HEADERS, outcome.responseHeaders) }),
      tries,
    };
  });
  const left = 1 - branches.reduce((sum, { share }) => sum + share, 0);
  if (left > 1e-9) branches.push({ kind: 'answer', share: left, status: 500, location: null });
  return branches;
}

const NONE: HeaderChanges = { set: {}, add: {}, remove: [] };

function withoutHost(headers: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...headers].filter(([name]) => name !== 'host' && name !== ':authority'));
}

/** How often a server is asked, and what the client gets at the end. */
function tried({ retries, timeoutMs }: Outcome, { status, delayMs }: Behaviour) {
  const each = retries?.perTryTimeoutMs ?? null;
  if (delayMs !== undefined && each !== null && delayMs > each) {
    const again = retries !== null && retriesBroken(retries) ? retries.attempts : 0;
    const all = timeoutMs !== null && timeoutMs < each * (again + 1);
    return { status: 504, tries: all ? undefined : 1 + again, fromServer: false };
  }
  if (delayMs !== undefined && timeoutMs !== null && delayMs > timeoutMs) {
    return { status: 504, tries: undefined, fromServer: false };
  }
  if (status === undefined) return { status: 200, tries: 1, fromServer: true };
  if (status === 'reset') {
    const again = retries !== null && retriesBroken(retries) ? retries.attempts : 0;
    return { status: 503, tries: 1 + again, fromServer: false };
  }
  const again = retries !== null && retriesStatus(retries, status) ? retries.attempts : 0;
  return { status, tries: 1 + again, fromServer: true };
}

/** Whether an answer that did not come is asked for again. */
function retriesBroken({ on }: EffectiveRetries): boolean {
  return on.some((name) => ['5xx', 'gateway-error', 'reset'].includes(name));
}

function retriesStatus({ on, statusCodes = [] }: EffectiveRetries, status: number): boolean {
  return on.some(
    (name) =>
      (name === '5xx' && status >= 500) ||
      (name === 'gateway-error' && status >= 502 && status <= 504) ||
      (name === 'retriable-4xx' && status === 409) ||
      (name === 'retriable-status-codes' && statusCodes.includes(status)),
  );
}

/** Only what is sent on is copied. */
function mirrorsOf(
  ground: Ground,
  probe: Probe,
  { mirrors, faults }: Outcome,
  branches: readonly Branch[],
): PredictedMirror[] {
  const served = branches.reduce((sum, { kind, share }) => (kind === 'served' ? sum + share : sum), 0);
  const through = served * (1 - (faults.abort?.share ?? 0));
  return mirrors.map(({ host, port, subset, share }) => ({
    name: `${host}:${port}${subset === null ? '' : ` subset ${subset}`}`,
    addresses: ground.addressesBehind(
      host,
      port ?? 0,
      ground.podsOfSubset(host, subset, ground.proxyOf(probe).namespace),
    ),
    share: share * through,
  }));
}
