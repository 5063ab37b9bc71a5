import {
  type Authorization,
  type Faults,
  type HeaderChanges,
  NO_CHANGES,
  type Outcome,
  type Routed,
  type RouteError,
  type TraceEntry,
} from './outcome';
import type { Seen } from './request';

/** An outcome in which the mesh sends nothing on. */
export function answered(
  request: Seen,
  answer: {
    readonly status?: number | null;
    readonly error?: RouteError | null;
    readonly redirect?: string | null;
    readonly authorization?: Authorization;
    readonly faults?: Faults;
    readonly responseHeaders?: HeaderChanges;
  },
  trace: readonly TraceEntry[],
  undefinedOrder: readonly string[] = [],
): Routed {
  const outcome: Outcome = {
    destinations: [],
    request: { path: request.path + request.query, authority: request.authority, headers: NO_CHANGES },
    responseHeaders: answer.responseHeaders ?? NO_CHANGES,
    status: answer.status ?? null,
    error: answer.error ?? null,
    redirect: answer.redirect ?? null,
    timeoutMs: null,
    retries: null,
    mirrors: [],
    faults: answer.faults ?? {},
    tls: null,
    authorization: answer.authorization ?? 'allow',
    undefinedOrder,
  };
  return { outcome, trace };
}
