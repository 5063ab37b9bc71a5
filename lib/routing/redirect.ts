import type { JsonObject } from '../manifest/manifest-object';
import { asNumber, asString } from '../mesh/json';
import type { PathMatch } from './http-rule';
import type { Seen } from './request';
import { replacedPrefix } from './rewrite';

const CODES = new Set([301, 302, 303, 307, 308]);

/** The status and the `Location` of a redirect; undefined where its code is none that Envoy knows. */
export function redirectOf(
  redirect: JsonObject,
  request: Seen,
  matched: PathMatch,
  listenerPort: number,
): { readonly status: number; readonly location: string } | undefined {
  const status = asNumber(redirect.redirectCode) || 301;
  if (!CODES.has(status)) return undefined;
  const scheme = asString(redirect.scheme) || request.scheme;
  let port = asNumber(redirect.port);
  if (redirect.derivePort === 'FROM_REQUEST_PORT') port = listenerPort;
  // The scheme's own port goes without saying.
  if (port === (scheme === 'https' ? 443 : 80)) port = 0;
  const given = asString(redirect.authority) || undefined;
  const host = given ?? hostFor(request, scheme, port);
  const uri = asString(redirect.uri) || undefined;
  const prefix = asString(redirect.prefixRewrite);
  const path = prefix !== undefined ? replacedPrefix(request.path, matched, prefix) : (uri ?? request.path);
  const query = path.includes('?') ? '' : request.query;
  return { status, location: `${scheme}://${port ? `${host}:${port}` : host}${path}${query}` };
}

/** The request's own authority; its port goes with a new port, or with a new scheme whose port it was. */
function hostFor(request: Seen, scheme: string, port: number | undefined): string {
  if (port) return withoutPort(request.authority);
  if (scheme === request.scheme) return request.authority;
  return request.authority.endsWith(request.scheme === 'https' ? ':443' : ':80')
    ? withoutPort(request.authority)
    : request.authority;
}

function withoutPort(authority: string): string {
  return authority.replace(/:\d+$/, '');
}
