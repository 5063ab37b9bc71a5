import type { Json, ManifestObject } from '../manifest/manifest-object';
import { asObject, objectsOf, stringsOf } from '../mesh/json';
import type { TraceEntry } from './outcome';
import type { Seen } from './request';
import { exactly, type StringMatcher, stringMatcher } from './string-match';
import { entry } from './trace';

/** Whether a browser asks if it may send a request from a page of another origin. */
export function isPreflight({ method, headers }: Seen): boolean {
  return method === 'OPTIONS' && !!headers.get('origin') && !!headers.get('access-control-request-method');
}

/** The decision of a proxy that answers a preflight request itself; undefined where the request goes on. */
export function preflightAnswer(
  policy: Json | undefined,
  request: Seen,
  object: ManifestObject<unknown> | undefined,
  pointer: string,
): TraceEntry | undefined {
  const cors = asObject(policy);
  if (cors === undefined || !isPreflight(request)) return undefined;
  const origin = request.headers.get('origin') ?? '';
  const allowed = originsOf(cors).some((matcher) => matcher.wanted === '*' || matcher.test(origin));
  if (!allowed && cors.unmatchedPreflights !== 'IGNORE') return undefined;
  const reason = allowed
    ? `the proxy answers the preflight request itself: the origin ${origin} is allowed`
    : `the proxy answers the preflight request itself, without a word for the origin ${origin}`;
  return entry('cors', object, pointer, reason);
}

function originsOf(cors: { readonly [field: string]: Json | undefined }): readonly StringMatcher[] {
  if (cors.allowOrigins === undefined) return stringsOf(cors.allowOrigin).map((origin) => exactly(origin));
  return objectsOf(cors.allowOrigins).map(([, match]) => stringMatcher(match));
}
