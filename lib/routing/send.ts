import type { Mesh } from '../mesh/mesh';
import { authorize } from './authorization';
import type { Resolved, Sender } from './destination';
import { certainAbort } from './faults';
import type { Forward } from './forward';
import { changed, hostIn } from './headers';
import { targetPortOf } from './membership';
import type { Authorization, HeaderChanges, Outcome, Routed, RoutedDestination, TlsMode, TraceEntry } from './outcome';
import type { Seen } from './request';
import { entry } from './trace';

/** What is sent on, once it is known what and where to. */
export interface Sending {
  readonly forward: Forward;
  /** As it was when the rule was found. */
  readonly request: Seen;
  /** After rewriting, without the query. */
  readonly path: string;
  readonly authority: string;
  readonly isHttp: boolean;
  readonly trace: readonly TraceEntry[];
  readonly undefinedOrder: readonly string[];
}

/** Sends a request to the destinations of a rule: connection, authorization, and who answers for certain. */
export function send(mesh: Mesh, sender: Sender, sending: Sending): Routed {
  const { forward, request, isHttp } = sending;
  const authority = hostIn(forward.request) ?? sending.authority;
  const trace = [...sending.trace, ...forward.trace];
  const arriving: Seen = {
    ...request,
    path: sending.path,
    authority,
    headers: changed(request.headers, forward.request),
    hasToken: request.hasToken,
  };
  const verdicts = forward.targets.map(({ destination, headers }) =>
    verdictOf(
      mesh,
      sender,
      destination,
      headers === undefined ? arriving : { ...arriving, headers: changed(arriving.headers, headers) },
      isHttp,
    ),
  );
  for (const verdict of verdicts) trace.push(...verdict.trace);
  const abort = isHttp ? certainAbort(forward.faults, isGrpc(request)) : undefined;
  const statuses = new Set<number | null>(
    forward.targets.map(({ destination }, index) =>
      statusOf(destination, verdicts[index]?.status ?? null, sender, isHttp),
    ),
  );
  if (forward.invalidShare > 0) statuses.add(500);
  if (forward.targets.length === 0 && forward.invalidShare === 0) statuses.add(isHttp ? 503 : null);
  const errors = new Set(forward.targets.map(({ destination }) => errorOf(destination, isHttp)));
  const modes = new Set(
    forward.targets
      .filter(({ destination }) => destination.unavailable === undefined)
      .map(({ destination }) => destination.handshake.tls),
  );
  if (abort !== undefined)
    trace.push(entry('status', undefined, '', `every request is answered with ${abort} by the fault`));
  const outcome: Outcome = {
    destinations: forward.targets.map(routedOf),
    request: { path: sending.path + request.query, authority, headers: forward.request },
    responseHeaders: forward.response,
    status: abort ?? (statuses.size === 1 ? ([...statuses][0] as number | null) : null),
    error: abort === undefined && errors.size === 1 ? ([...errors][0] ?? null) : null,
    redirect: null,
    timeoutMs: forward.timeoutMs,
    retries: isHttp ? forward.retries : null,
    mirrors: forward.mirrors,
    faults: forward.faults,
    tls: modes.size === 0 ? null : modes.size === 1 ? ([...modes][0] as TlsMode) : 'mixed',
    authorization: combined(verdicts.map(({ authorization }) => authorization)),
    undefinedOrder: sending.undefinedOrder,
  };
  return { outcome, trace };
}

function routedOf({ destination, share, headers }: Forward['targets'][number]): RoutedDestination {
  const { host, port, subset, endpoints, policy } = destination;
  const pods = endpoints.known === 'some' ? endpoints.pods : [];
  return { host, port, subset, share, endpoints: pods, policy, ...withHeaders(headers) };
}

function withHeaders(headers: HeaderChanges | undefined) {
  return headers === undefined ? {} : { headers };
}

function statusOf(destination: Resolved, refused: number | null, sender: Sender, isHttp: boolean): number | null {
  if (!isHttp) return null;
  if (destination.unavailable !== undefined) return 503;
  // It is the client's own proxy that sees the connection break, and answers.
  if (destination.handshake.error !== null) return sender.hasProxy ? 503 : null;
  return refused;
}

function errorOf({ handshake, unavailable }: Resolved, isHttp: boolean) {
  if (unavailable !== undefined) return isHttp ? null : 'connection-reset';
  return handshake.error;
}

function verdictOf(mesh: Mesh, sender: Sender, destination: Resolved, request: Seen, isHttp: boolean) {
  const { endpoints, handshake, servicePort, service } = destination;
  const trace: TraceEntry[] = [];
  const found = new Set<Authorization>();
  const statuses = new Set<number | null>();
  const principal = handshake.tls === 'ISTIO_MUTUAL' ? sender.principal : undefined;
  for (const pod of endpoints.pods) {
    const port = servicePort === undefined ? undefined : targetPortOf(pod, servicePort.targetPort);
    const speaksHttp = isHttp && isHttpPort(service === undefined ? undefined : servicePort?.protocol);
    const verdict = authorize(mesh, request, { pod, port, principal, isHttp: speaksHttp });
    if (!found.has(verdict.authorization)) trace.push(...verdict.trace);
    found.add(verdict.authorization);
    statuses.add(verdict.status);
  }
  return {
    authorization: combined([...found]),
    status: statuses.size === 1 ? ([...statuses][0] as number | null) : null,
    trace,
  };
}

function combined(verdicts: readonly Authorization[]): Authorization {
  const kinds = new Set(verdicts);
  return kinds.size === 0 ? 'allow' : kinds.size === 1 ? ([...kinds][0] as Authorization) : 'conditional';
}

/** Whether a proxy routes a port by HTTP; an undeclared one by what it sees. */
export function isHttpPort(protocol: string | undefined): boolean {
  return protocol === undefined || protocol === 'HTTP' || protocol === 'HTTP2' || protocol.startsWith('GRPC');
}

function isGrpc({ headers }: Seen): boolean {
  return headers.get('content-type')?.startsWith('application/grpc') ?? false;
}
