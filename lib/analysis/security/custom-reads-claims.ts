import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';
import { actionOf, policyRules } from './authorization-rules';

/** A CUSTOM rule about a header that the proxy writes only later. */
export const customReadsClaims: Rule = {
  code: 'MESH0505',
  title: 'external authorization by a header that is written after it',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'RequestAuthentication'],
  fix: 'decide by the claim in a policy of ALLOW or DENY, or let the provider read the token itself',
  description:
    'The proxy asks external authorizers before it checks tokens. A header that outputClaimToHeaders makes of a claim is not there yet, or holds what the client wrote into it, so a CUSTOM rule must not go by it.',
  check(mesh, report) {
    const seen = new Set<string>();
    for (const pod of mesh.pods) {
      const custom = mesh.policiesOf(pod, 'AuthorizationPolicy').filter((policy) => actionOf(policy) === 'CUSTOM');
      if (custom.length === 0) continue;
      const headers = new Map(mesh.policiesOf(pod, 'RequestAuthentication').flatMap(headersOf));
      for (const policy of headers.size === 0 ? [] : custom) {
        for (const rule of policyRules(policy)) {
          const header = rule.headers.find((name) => headers.has(name));
          const key = `${mesh.namespaceOf(policy)}/${policy.name}${rule.pointer}`;
          if (header === undefined || seen.has(key)) continue;
          seen.add(key);
          const from = headers.get(header) as ManifestObject;
          const message = `header ${header} is written by RequestAuthentication ${mesh.namespaceOf(from)}/${from.name} after the rule is decided`;
          report({ object: policy, pointer: `${rule.pointer}/when`, message });
        }
      }
    }
  },
};

function headersOf(authentication: ManifestObject): (readonly [string, ManifestObject])[] {
  return objectsOf(authentication.spec.jwtRules).flatMap(([, rule]) =>
    objectsOf(rule.outputClaimToHeaders).flatMap(([, { header }]) => {
      const name = asString(header)?.toLowerCase();
      return name === undefined ? [] : [[name, authentication] as const];
    }),
  );
}
