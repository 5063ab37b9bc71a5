import { objectsOf } from '../../mesh/json';
import { ISTIO_SECURITY } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** A demand for a token that the API knows and the control plane does not. */
export const ignoredPresence: Rule = {
  code: 'MESH0506',
  title: 'presence of a JWT rule is not implemented',
  severity: 'warning',
  reads: ['RequestAuthentication'],
  fix: 'demand a token with an AuthorizationPolicy: ALLOW from requestPrincipals: ["*"]',
  description:
    'The API server accepts jwtRules[].presence, but the control plane does not read it: requests without a token pass as before.',
  check(mesh, report) {
    for (const object of mesh.kind('RequestAuthentication', ISTIO_SECURITY)) {
      for (const [index, rule] of objectsOf(object.spec.jwtRules)) {
        if (rule.presence === undefined) continue;
        const message = 'presence is accepted but ignored: requests without a token pass';
        report({ object, pointer: `/spec/jwtRules/${index}/presence`, message });
      }
    }
  },
};
