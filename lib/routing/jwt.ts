import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asObject, asString, at, objectsOf, stringsOf } from '../mesh/json';
import { claimValues } from './claims';
import type { TraceEntry } from './outcome';
import { queryParameter, type Seen } from './request';
import { entry } from './trace';

/** Who sent a request, by its token. */
export interface Authenticated {
  /** Undefined where there is no token, or none that is accepted. */
  readonly claims: JsonObject | undefined;
  /** With what the request is answered; undefined where it goes on. */
  readonly refused: 401 | 403 | undefined;
  /** The request as it goes on. */
  readonly request: Seen;
  readonly trace: readonly TraceEntry[];
}

interface Token {
  /** Undefined where it cannot be read. */
  readonly claims: JsonObject | undefined;
  /** The header that holds it and nothing else. */
  readonly header: string | undefined;
}

/** What the RequestAuthentications of a workload make of a request's token; its signature and its age are taken for good. */
export function authenticate(policies: readonly ManifestObject[], request: Seen): Authenticated {
  let refusal: { readonly status: 401 | 403; readonly entry: TraceEntry } | undefined;
  for (const policy of policies) {
    for (const [index, rule] of objectsOf(at(policy.spec, 'jwtRules'))) {
      const pointer = `/spec/jwtRules/${index}`;
      for (const token of tokensFor(rule, request)) {
        const issuer = asString(token.claims?.iss);
        const lacks = lacking(rule, token.claims, issuer);
        if (lacks !== undefined) {
          // What the right issuer has sent is nearer than what nobody knows.
          const status = lacks.field === '' ? 401 : 403;
          const entered = entry('authentication', policy, `${pointer}${lacks.field}`, `${lacks.reason}: ${status}`);
          if (refusal === undefined || lacks.field !== '') refusal = { status, entry: entered };
          continue;
        }
        const reason = `the token of ${issuer} is accepted, if its signature is good`;
        const trace = [entry('authentication', policy, pointer, reason)];
        return { claims: token.claims, refused: undefined, request: accepted(rule, token, request), trace };
      }
    }
  }
  if (refusal === undefined) return { claims: undefined, refused: undefined, request, trace: [] };
  return { claims: undefined, refused: refusal.status, request, trace: [refusal.entry] };
}

function lacking(rule: JsonObject, claims: JsonObject | undefined, issuer: string | undefined) {
  if (claims === undefined) return { field: '', reason: 'the token cannot be read' };
  if (issuer === undefined) return { field: '', reason: 'the token names no issuer' };
  if (asString(rule.issuer) !== issuer) return { field: '', reason: `nobody takes tokens of ${issuer}` };
  const audiences = stringsOf(rule.audiences);
  const own = audiencesOf(claims);
  if (audiences.length === 0 || own.some((audience) => audiences.includes(audience))) return undefined;
  return {
    field: '/audiences',
    reason: `the token is for ${own.join(', ') || 'nobody'}, not for ${audiences.join(' or ')}`,
  };
}

/** The tokens in the places where a rule looks for them; claims that are given by themselves are in the right place. */
function tokensFor(rule: JsonObject, request: Seen): readonly Token[] {
  if (request.jwt !== undefined) return [{ claims: request.jwt, header: undefined }];
  const headers = objectsOf(rule.fromHeaders).map(([, { name, prefix }]) => [
    asString(name) ?? '',
    asString(prefix) ?? '',
  ]);
  const params = [...stringsOf(rule.fromParams)];
  const cookies = stringsOf(rule.fromCookies);
  if (headers.length + params.length + cookies.length === 0) {
    headers.push(['authorization', 'Bearer ']);
    params.push('access_token');
  }
  const found: Token[] = [];
  for (const [name = '', prefix = ''] of headers) {
    const text = request.headers.get(name.toLowerCase());
    if (text?.startsWith(prefix))
      found.push({ claims: claimsIn(text.slice(prefix.length)), header: name.toLowerCase() });
  }
  for (const text of [
    ...params.map((name) => queryParameter(request.query, name)),
    ...cookies.map((name) => cookieOf(request, name)),
  ]) {
    if (text !== undefined) found.push({ claims: claimsIn(text), header: undefined });
  }
  return found;
}

/** The request without a token that is not handed on, and with the claims that become headers. */
function accepted(rule: JsonObject, { claims, header }: Token, request: Seen): Seen {
  const headers = new Map(request.headers);
  for (const [, { header: name, claim }] of objectsOf(rule.outputClaimToHeaders)) {
    const [value] = claimValues(claims, (asString(claim) ?? '').split('.'));
    if (value !== undefined) headers.set((asString(name) ?? '').toLowerCase(), value);
  }
  if (rule.forwardOriginalToken === true) return { ...request, headers, accepted: claims };
  if (header !== undefined) headers.delete(header);
  return { ...request, headers, accepted: claims, jwt: undefined };
}

function cookieOf({ headers }: Seen, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

function claimsIn(token: string): JsonObject | undefined {
  const [head = '', claims = ''] = token.trim().split('.');
  // What stands before the token, such as a scheme that is not taken off, makes it unreadable.
  if (!/^[\w-]+$/.test(head)) return undefined;
  try {
    return asObject(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

export function audiencesOf(jwt: JsonObject | undefined): readonly string[] {
  const audience = jwt?.aud;
  return typeof audience === 'string' ? [audience] : stringsOf(audience);
}

/** `iss/sub`. */
export function requestPrincipal(claims: JsonObject | undefined): string | undefined {
  const object = asObject(claims);
  const [issuer, subject] = [asString(object?.iss), asString(object?.sub)];
  return issuer === undefined || subject === undefined ? undefined : `${issuer}/${subject}`;
}
