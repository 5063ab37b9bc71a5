import type { RouteRequest } from '../outcome';
import { routeText } from '../text';
import type { Comparison, Difference } from './compare';

const LISTED = 20;

/** A comparison as a person would tell it: the first difference in full, others by their requests. */
export function comparisonText(comparison: Comparison, names: readonly [string, string]): string {
  const { alike, tried, differing, differences, complete, onlyIn } = comparison;
  const lines: string[] = [];
  if (alike) lines.push(`${names.join(' and ')} route alike: ${counted(tried, 'request')} tried.`);
  else if (differing > 0)
    lines.push(`${names.join(' and ')} route ${differing} of ${counted(tried, 'request')} differently.`);
  else lines.push(`${names.join(' and ')} have not the same gateways.`);
  if (!complete) lines.push('There are more classes of requests than were tried.');
  for (const [index, name] of names.entries()) {
    const clients = onlyIn[index] ?? [];
    if (clients.length > 0) lines.push(`Only in ${name}: ${clients.join(', ')}.`);
  }
  const [first, ...more] = differences;
  if (first !== undefined) {
    lines.push('', `${requestText(first)}`, `differs in: ${first.fields.join(', ')}`);
    for (const [index, name] of names.entries()) {
      const routed = first.routed[index as 0 | 1];
      lines.push(
        '',
        `${name}:`,
        ...routeText(routed)
          .trimEnd()
          .split('\n')
          .map((line) => (line === '' ? '' : `  ${line}`)),
      );
    }
  }
  if (more.length > 0) {
    lines.push('', 'Also different:');
    for (const one of more.slice(0, LISTED)) lines.push(`  ${requestText(one)}   (${one.fields.join(', ')})`);
    if (differing > LISTED + 1) lines.push(`  and ${counted(differing - LISTED - 1, 'more request')}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The same as JSON, without the traces of all but the first. */
export function comparisonJson({ differences, onlyIn, ...rest }: Comparison): string {
  const json = {
    ...rest,
    onlyIn: { a: onlyIn[0], b: onlyIn[1] },
    differences: differences.map(({ client, request, fields, routed }) => ({
      client,
      request,
      fields,
      a: resultOf(routed[0]),
      b: resultOf(routed[1]),
    })),
  };
  return `${JSON.stringify(json, undefined, 2)}\n`;
}

function resultOf({ outcome, trace }: Difference['routed'][number]) {
  const { destinations, status, error, redirect, timeoutMs, retries, mirrors, faults, tls, authorization } = outcome;
  return {
    destinations: destinations.map(({ host, port, subset, share }) => ({ host, port, subset, share })),
    request: outcome.request,
    ...{ status, error, redirect, timeoutMs, retries, mirrors, faults, tls, authorization },
    trace: trace.map(({ step, object, pointer, reason }) => ({ step, object, pointer, reason })),
  };
}

/** As the command line takes it. */
function requestText({ client, request }: Pick<Difference, 'client' | 'request'>): string {
  const { method = 'GET', headers = {}, jwt, sni, sourceIp, remoteIp } = request;
  const options = [
    `--from ${client}`,
    method === 'GET' ? '' : `-X ${method}`,
    ...Object.entries(headers).map(([name, value]) => `-H '${name}: ${value}'`),
    jwt === undefined ? '' : `--jwt '${JSON.stringify(jwt)}'`,
    sni === undefined ? '' : `--sni ${sni}`,
    sourceIp === undefined ? '' : `--source-ip ${sourceIp}`,
    remoteIp === undefined ? '' : `--remote-ip ${remoteIp}`,
  ];
  return [...options.filter((text) => text !== ''), urlOf(request)].join(' ');
}

const USUAL: { readonly [scheme: string]: number } = { http: 80, https: 443 };

function urlOf({ scheme = 'http', host, port, path = '/' }: RouteRequest): string {
  return `${scheme}://${host}${port === undefined || port === USUAL[scheme] ? '' : `:${port}`}${scheme === 'tcp' ? '' : path}`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
