import type { ManifestObject } from '../manifest/manifest-object';
import { percent } from './faults';
import type { HeaderChanges, Outcome, Routed, RoutedDestination, TraceEntry } from './outcome';
import { settingsText } from './settings-text';

/** The outcome as a person would tell it, and then why. */
export function routeText({ outcome, trace }: Routed): string {
  return `${[...summary(outcome, trace), '', 'Why:', traceText(trace)].join('\n')}\n`;
}

/** The decisions on the way of a request, with numbers. */
export function traceText(trace: readonly TraceEntry[]): string {
  return trace.map(explained).join('\n');
}

function summary(outcome: Outcome, trace: readonly TraceEntry[]): string[] {
  const lines = [headline(outcome, trace)];
  const { request, mirrors, faults, retries, timeoutMs, undefinedOrder } = outcome;
  const arrives = outcome.destinations.length > 0 && outcome.status === null && outcome.error === null;
  if (arrives) {
    if (outcome.destinations.length > 1)
      for (const destination of outcome.destinations)
        lines.push(`  ${percent(destination.share).padStart(6)}  ${nameOf(destination)}${lack(destination)}`);
    lines.push(`Received as ${request.path} for ${request.authority}${headersText(request.headers)}.`);
    if (retries !== null) lines.push(retryText(outcome));
    if (timeoutMs !== null) lines.push(`Given up after ${duration(timeoutMs)}.`);
    if (outcome.tls !== null) lines.push(tlsText(outcome));
    lines.push(...settingsText(outcome.destinations));
  }
  if (faults.delay !== undefined)
    lines.push(`${requests(faults.delay.share)} held up for ${duration(faults.delay.delayMs)} first.`);
  if (faults.abort !== undefined && faults.abort.share < 1) {
    lines.push(
      `${requests(faults.abort.share)} answered with ${faults.abort.grpcStatus ?? faults.abort.status} instead.`,
    );
  }
  for (const mirror of mirrors)
    lines.push(
      `A copy of ${mirror.share === 1 ? 'every request' : `${percent(mirror.share)} of requests`} goes to ${nameOf(mirror)}; its answers are dropped.`,
    );
  if (outcome.authorization === 'conditional')
    lines.push('Whether it is let in depends on what is not known here; see below.');
  if (undefinedOrder.length > 0) {
    lines.push(
      `Not certain: of ${undefinedOrder.join(' and ')} the oldest comes first, and manifests do not tell which that is.`,
    );
  }
  return lines;
}

function headline(outcome: Outcome, trace: readonly TraceEntry[]): string {
  const { destinations, status, error, redirect, authorization } = outcome;
  if (redirect !== null) return `The client is sent to ${redirect} (${status}).`;
  const [first] = destinations;
  if (authorization === 'deny' && error === null && status !== 503) {
    return status === null
      ? 'The connection is refused by a policy.'
      : `The request is refused with ${status} by a policy.`;
  }
  if (error !== null) {
    const what = error === 'connection-reset' ? 'The connection is reset' : 'The TLS handshake fails';
    return `${what}${status === null ? '' : `; the client's own proxy answers with ${status}`}${first === undefined ? '' : ` (on the way to ${nameOf(first)})`}.`;
  }
  if (status !== null) {
    const last = [...trace]
      .reverse()
      .find(({ step }) =>
        [
          'no-rule',
          'endpoints',
          'status',
          'direct-response',
          'blackhole',
          'virtual-host',
          'destination',
          'https-redirect',
        ].includes(step),
      );
    if (last?.step === 'direct-response') return `The mesh itself answers with ${status}, as the rule says.`;
    return `The mesh itself answers with ${status}${last === undefined ? '' : `: ${last.reason.replace(/: \d{3}$/, '')}`}.`;
  }
  if (first === undefined) return 'Nothing is sent anywhere.';
  return destinations.length === 1
    ? `The request goes to ${nameOf(first)}.`
    : `The request goes to one of ${destinations.length} destinations:`;
}

function nameOf({ host, port, subset }: Pick<RoutedDestination, 'host' | 'port' | 'subset'>): string {
  return `${host}${port === null ? '' : `:${port}`}${subset === null ? '' : `, subset ${subset}`}`;
}

function requests(share: number): string {
  return share === 1 ? 'Every request is' : `${percent(share)} of requests are`;
}

function lack({ unavailable }: RoutedDestination): string {
  return unavailable === undefined ? '' : ` (${unavailable})`;
}

function headersText({ set, add, remove }: HeaderChanges): string {
  const parts = [
    ...Object.entries(set).map(([name, text]) => `${name} set to '${text}'`),
    ...Object.entries(add).map(([name, text]) => `'${text}' added to ${name}`),
    ...remove.map((name) => `${name} removed`),
  ];
  return parts.length === 0 ? '' : ` with ${parts.join(', ')}`;
}

function retryText({ retries }: Outcome): string {
  if (retries === null || retries.attempts === 0) return 'Not tried again when it fails.';
  const codes = retries.statusCodes === undefined ? '' : ` (${retries.statusCodes.join(', ')})`;
  const each = retries.perTryTimeoutMs === null ? '' : `, each try up to ${duration(retries.perTryTimeoutMs)}`;
  return `Tried again ${retries.attempts === 1 ? 'once' : `up to ${retries.attempts} times`} on ${retries.on.join(', ')}${codes}${each}.`;
}

function tlsText({ tls }: Outcome): string {
  switch (tls) {
    case 'ISTIO_MUTUAL':
      return 'Sent with mutual TLS of the mesh.';
    case 'DISABLE':
      return 'Sent without TLS of the mesh, as it comes.';
    case 'mixed':
      return 'Sent with TLS to some, without to others.';
    default:
      return `Sent with TLS (${tls}).`;
  }
}

function duration(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}

function explained({ object, pointer, reason, source }: TraceEntry, index: number): string {
  const number = `${index + 1}.`.padStart(4);
  if (object === null || source === undefined) return `${number} ${reason}`;
  return `${number} ${reason}\n       ${placeText(object, pointer ?? '', source)}`;
}

/** `VirtualService bookinfo/reviews /spec/http/0 (dist/bookinfo.k8s.yaml:12)`. */
export function placeText(object: string, pointer: string, { origin }: ManifestObject<unknown>): string {
  const line = origin.position(pointer)?.line;
  const { file } = origin;
  const place = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`;
  return `${object}${pointer === '' ? '' : ` ${pointer}`}${place}`;
}
