import type { Mesh } from '../mesh/mesh';
import { routeText } from '../routing';
import { closestRule } from '../routing/closest-rule';
import {
  differences,
  type Expected,
  type ExpectedDestination,
  type ExpectedMirror,
  type ExpectedRetries,
} from '../routing/expectation';
import { placeText } from '../routing/text';
import { type MatcherResult, verdict } from './matcher-result';
import { receivedMesh } from './received';
import type { Followed, TestRequest } from './test-mesh';

/** Where a request is to go: a host, one or all destinations, or more of its outcome. */
export type ExpectedRoute = string | ExpectedDestination | readonly ExpectedDestination[] | Expected;

export function toRoute(received: unknown, request: TestRequest | string, expected: ExpectedRoute): MatcherResult {
  const wanted = expectedOf(expected);
  return compare('toRoute(request, expected)', received, request, wanted);
}

export function toRedirect(
  received: unknown,
  request: TestRequest | string,
  location: string,
  status?: number,
): MatcherResult {
  return compare('toRedirect(request, location)', received, request, { redirect: location, status });
}

export function toRespond(received: unknown, request: TestRequest | string, status: number): MatcherResult {
  return compare('toRespond(request, status)', received, request, { status });
}

export function toRetry(
  received: unknown,
  request: TestRequest | string,
  retries: ExpectedRetries | number,
): MatcherResult {
  const wanted = typeof retries === 'number' ? { attempts: retries } : retries;
  return compare('toRetry(request, retries)', received, request, { retries: wanted });
}

export function toMirror(
  received: unknown,
  request: TestRequest | string,
  mirrors: string | ExpectedMirror | readonly ExpectedMirror[],
): MatcherResult {
  const wanted = typeof mirrors === 'string' ? { host: mirrors } : mirrors;
  return compare('toMirror(request, mirrors)', received, request, { mirrors: wanted });
}

export function toAllow(received: unknown, request: TestRequest | string): MatcherResult {
  const followed = receivedMesh(received).route(request);
  return told('toAllow(request)', followed, refusals(followed));
}

export function toDeny(received: unknown, request: TestRequest | string, status?: number): MatcherResult {
  const followed = receivedMesh(received).route(request);
  const { outcome } = followed;
  const failures: string[] = [];
  if (!isRefused(followed)) {
    failures.push(
      outcome.authorization === 'conditional'
        ? 'authorization: expected deny, got conditional: it depends on what the request does not say'
        : `authorization: expected deny, got ${outcome.authorization}`,
    );
  } else if (status !== undefined && outcome.status !== status) {
    failures.push(`status: expected ${status}, got ${outcome.status ?? 'none'}`);
  }
  return told('toDeny(request)', followed, failures);
}

/** Refused by a policy, or because servers and client do not agree about mutual TLS. */
function isRefused({ outcome }: Followed): boolean {
  return outcome.authorization === 'deny' || (outcome.error !== null && outcome.destinations.length > 0);
}

/** Why a request does not get to somebody who takes it; none where it does, or where an answer is all there is to get. */
function refusals({ outcome, trace }: Followed): string[] {
  const { authorization, error, destinations, redirect, status } = outcome;
  if (authorization !== 'allow') return [`authorization: expected allow, got ${authorization}`];
  if (error !== null) return [`error: expected none, got ${error}`];
  if (redirect !== null || trace.some(({ step }) => step === 'direct-response')) return [];
  if (status === null && destinations.length > 0) return [];
  const answer = status === null ? '' : `: the mesh itself answers with ${status}`;
  return [`the request is sent to nobody${answer}`];
}

function compare(call: string, received: unknown, request: TestRequest | string, expected: Expected): MatcherResult {
  const mesh = receivedMesh(received);
  const { model } = mesh;
  const followed = mesh.route(request);
  const found = differences(followed.outcome, expected, clientNamespace(model, followed));
  const isElsewhere = found.some((line) => line.startsWith('destinations'));
  return told(call, followed, found, () => (isElsewhere ? closest(model, followed, expected) : ''));
}

function clientNamespace(mesh: Mesh, { client }: Followed): string {
  return client.kind === 'workload' ? client.pod.namespace : mesh.namespaceOf(client.gateway);
}

function closest(mesh: Mesh, followed: Followed, expected: Expected): string {
  const found = closestRule(mesh, followed.request, followed, expected);
  if (found?.source === undefined) return '';
  return `T${found.reason.slice(1)}.\n  ${placeText(found.object ?? '', found.pointer ?? '', found.source)}\n\n`;
}

function told(
  call: string,
  followed: Followed,
  failures: readonly string[],
  hint: () => string = () => '',
): MatcherResult {
  return verdict(
    { subject: 'mesh', call },
    failures.map((failure, index) => `${index === 0 ? `${followed.title}:\n` : ''}  ${failure}`),
    () => `${followed.title}: it is as it was expected not to be.`,
    () => `${hint()}${routeText(followed).trimEnd()}`,
  );
}

function expectedOf(expected: ExpectedRoute): Expected {
  if (typeof expected === 'string') return { destinations: { host: expected } };
  if (Array.isArray(expected)) return { destinations: expected };
  return 'host' in expected ? { destinations: expected } : (expected as Expected);
}
