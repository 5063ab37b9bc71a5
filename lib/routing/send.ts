import type { Mesh } from '../mesh/mesh';
import { authorize } from './authorization';
import type { Resolved, Sender } from './destination';
import { certainAbort } from './faults';
import type { Forward } from './forward';
import { changed } from './headers';
import { targetPortOf } from './membership';
import {
  type Authorization,
  NO_CHANGES,
  type Outcome,
  type Routed,
  type RoutedDestination,
  type TlsMode,
  type TraceEntry,
} from './outcome';
import { remember } from './remember';
import { isGrpcRequest, type Seen } from './request';
import { entry } from './trace';

/** What is sent on, once it is known what and where to. */
export interface Sending {
  readonly forward: Forward;
  /** As it was when the rule was found. */
  readonly request: Seen;
  /** After rewriting, without the query. */
  readonly path: string;
  readonly isHttp: boolean;
  readonly trace: readonly TraceEntry[];
  readonly undefinedOrder: readonly string[];
}

/** Sends a request to the destinations of a rule: connection, authorization, and who answers for certain. */
export function send(mesh: Mesh, sender: Sender, sending: Sending): Routed {
  const { forward, request, isHttp } = sending;
  const authority = forward.authority ?? request.authority;
  const trace = [...sending.trace, ...forward.trace];
  // The server's own proxy normalises what comes to it as it was sent.
  const path = sending.path === request.rawPath ? request.path : sending.path;
  const arriving: Seen =
    forward.request === NO_CHANGES && path === request.path && authority === request.authority
      ? request
      : { ...request, path, authority, headers: changed(request.headers, forward.request) };
  const statuses: (number | null)[] = [];
  const verdicts: Authorization[] = [];
  for (const { destination, headers, authority: own } of forward.targets) {
    const received =
      headers === undefined && (own === undefined || own === authority)
        ? arriving
        : {
            ...arriving,
            authority: own ?? authority,
            headers: changed(changed(request.headers, headers ?? NO_CHANGES), forward.request),
          };
    const verdict = verdictOf(mesh, sender, destination, received, isHttp, trace);
    verdicts.push(verdict.authorization);
    statuses.push(isHttp ? statusOf(forward, destination, verdict.status, sender) : null);
  }
  if (forward.invalidShare > 0) statuses.push(500);
  if (forward.targets.length === 0 && forward.invalidShare === 0) statuses.push(isHttp ? 503 : null);
  const abort = isHttp ? certainAbort(forward.faults, isGrpcRequest(request)) : undefined;
  if (abort !== undefined)
    trace.push(entry('status', undefined, '', `every request is answered with ${abort} by the fault`));
  const { destinations, tls, error } = connectionsOf(forward, isHttp && sender.hasProxy);
  const outcome: Outcome = {
    destinations,
    request: { path: sending.path + request.query, authority, headers: forward.request },
    responseHeaders: forward.response,
    status: abort ?? onlyOf(statuses) ?? null,
    error: abort === undefined ? error : null,
    redirect: null,
    timeoutMs: forward.timeoutMs,
    retries: isHttp ? forward.retries : null,
    mirrors: forward.mirrors,
    faults: forward.faults,
    tls,
    authorization: combined(verdicts),
    undefinedOrder: sending.undefinedOrder,
  };
  return { outcome, trace };
}

/** What of the destinations of a rule is the same for each request. */
type Connections = Pick<Outcome, 'destinations' | 'tls' | 'error'>;

const asHttp = new WeakMap<Forward, Connections>();
const asBytes = new WeakMap<Forward, Connections>();

function connectionsOf(forward: Forward, answers: boolean): Connections {
  return remember(answers ? asHttp : asBytes, forward, () => {
    const available = forward.targets.filter(({ destination }) => destination.unavailable === undefined);
    const modes = new Set(available.map(({ destination }) => destination.handshake.tls));
    return {
      destinations: forward.targets.map((target) => routedOf(forward, target)),
      tls: modes.size === 0 ? null : modes.size === 1 ? ([...modes][0] as TlsMode) : 'mixed',
      error: onlyOf(forward.targets.map(({ destination }) => errorOf(destination, answers))) ?? null,
    };
  });
}

/** What all of the items are; undefined where they differ or there are none. */
function onlyOf<T>(items: readonly T[]): T | undefined {
  const [first] = items;
  return items.every((item) => item === first) ? first : undefined;
}

function routedOf(forward: Forward, target: Forward['targets'][number]): RoutedDestination {
  const { destination, share, headers, authority } = target;
  const { host, port, subset, endpoints, policy, settings, unavailable } = destination;
  const pods = endpoints.known === 'some' ? endpoints.pods : [];
  return {
    ...{ host, port, subset, share, endpoints: pods, policy },
    ...(settings !== undefined && { settings }),
    ...(unavailable !== undefined && { unavailable }),
    ...(headers !== undefined && { headers }),
    ...(authority !== undefined && authority !== forward.authority && { authority }),
  };
}

function statusOf(forward: Forward, destination: Resolved, refused: number | null, sender: Sender): number | null {
  const { unavailable, isUnknown, handshake } = destination;
  if (unavailable === undefined && handshake.error === null) return refused;
  // It is the client's own proxy that sees the connection break, and answers.
  if (!sender.hasProxy) return null;
  return unavailable !== undefined && isUnknown ? forward.statusOfUnknown : 503;
}

/** `answers`: whether a proxy answers for what is not there. */
function errorOf({ handshake, unavailable }: Resolved, answers: boolean) {
  if (unavailable !== undefined) return answers ? null : 'connection-reset';
  return handshake.error;
}

function verdictOf(
  mesh: Mesh,
  sender: Sender,
  destination: Resolved,
  request: Seen,
  isHttp: boolean,
  trace: TraceEntry[],
) {
  const { endpoints, handshake, servicePort, service } = destination;
  const principal = handshake.tls === 'ISTIO_MUTUAL' ? sender.principal : undefined;
  const speaksHttp = isHttp && isHttpPort(service === undefined ? undefined : servicePort?.protocol);
  const found: Authorization[] = [];
  const statuses: (number | null)[] = [];
  for (const pod of endpoints.pods) {
    const port = servicePort === undefined ? undefined : targetPortOf(pod, servicePort.targetPort);
    const verdict = authorize(mesh, request, { pod, port, principal, isHttp: speaksHttp });
    if (!found.includes(verdict.authorization)) addNew(trace, verdict.trace);
    found.push(verdict.authorization);
    statuses.push(verdict.status);
  }
  return { authorization: combined(found), status: onlyOf(statuses) ?? null };
}

/** Of several workloads with the same policies these are told once. */
function addNew(trace: TraceEntry[], entries: readonly TraceEntry[]): void {
  for (const entered of entries) {
    const isKnown = trace.some(
      ({ source, pointer, reason }) =>
        source === entered.source && pointer === entered.pointer && reason === entered.reason,
    );
    if (!isKnown) trace.push(entered);
  }
}

function combined(verdicts: readonly Authorization[]): Authorization {
  return verdicts.length === 0 ? 'allow' : (onlyOf(verdicts) ?? 'conditional');
}

/** Whether a proxy routes a port by HTTP; an undeclared one by what it sees. */
export function isHttpPort(protocol: string | undefined): boolean {
  return protocol === undefined || protocol === 'HTTP' || protocol === 'HTTP2' || protocol.startsWith('GRPC');
}
