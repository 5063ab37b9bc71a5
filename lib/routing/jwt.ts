import type { JsonObject, ManifestObject } from '../manifest/manifest-object';
import { asList, asObject, asString, at, objectsOf, stringsOf } from '../mesh/json';
import type { TraceEntry } from './outcome';
import type { Seen } from './request';
import { entry } from './trace';

/** Who sent a request, by its token. */
export interface Authenticated {
  /** Undefined where there is no token, or none that is accepted. */
  readonly claims: JsonObject | undefined;
  readonly refused: boolean;
  /** Whether the token goes on to the next proxy. */
  readonly forwarded: boolean;
  readonly trace: readonly TraceEntry[];
}

/** What the RequestAuthentications of a workload make of a request's token; its signature is taken for good. */
export function authenticate(policies: readonly ManifestObject[], request: Seen): Authenticated {
  if (policies.length === 0) return { claims: undefined, refused: false, forwarded: true, trace: [] };
  if (!request.hasToken) return { claims: undefined, refused: false, forwarded: true, trace: [] };
  const issuer = asString(request.jwt?.iss);
  let nearest: TraceEntry | undefined;
  for (const policy of policies) {
    for (const [index, rule] of objectsOf(at(policy.spec, 'jwtRules'))) {
      const pointer = `/spec/jwtRules/${index}`;
      if (asString(rule.issuer) !== issuer || issuer === undefined) continue;
      const audiences = stringsOf(rule.audiences);
      const own = audiencesOf(request.jwt);
      if (audiences.length > 0 && !own.some((audience) => audiences.includes(audience))) {
        const reason = `the token is for ${own.join(', ') || 'nobody'}, not for ${audiences.join(' or ')}: 401`;
        nearest = entry('authentication', policy, `${pointer}/audiences`, reason);
        continue;
      }
      const trace = [
        entry('authentication', policy, pointer, `the token of ${issuer} is accepted, if its signature is good`),
      ];
      return { claims: request.jwt, refused: false, forwarded: rule.forwardOriginalToken === true, trace };
    }
  }
  if (!policies.some((policy) => asList(at(policy.spec, 'jwtRules')).length > 0)) {
    return { claims: undefined, refused: false, forwarded: true, trace: [] };
  }
  const unknown = entry(
    'authentication',
    policies[0],
    '/spec/jwtRules',
    issuer === undefined ? 'the token names no issuer: 401' : `nobody takes tokens of ${issuer}: 401`,
  );
  return { claims: undefined, refused: true, forwarded: true, trace: [nearest ?? unknown] };
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
