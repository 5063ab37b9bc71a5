import type { Rule } from '../rule';
import { TLS_MODE, wideMtlsOf } from './wide-mtls';

export const plaintextToStrictNamespace: Rule = {
  code: 'KIA0207',
  title: 'destination rule turns TLS off towards a namespace that asks for it',
  severity: 'error',
  reads: ['DestinationRule', 'PeerAuthentication'],
  fix: 'Set the mode to ISTIO_MUTUAL, or let the namespace accept plaintext with PERMISSIVE',
  description:
    'A DestinationRule for all services of a namespace makes clients send plaintext, while the PeerAuthentication of that namespace accepts nothing but mutual TLS. Every call is reset.',
  check(mesh, report) {
    const { namespaceRules, namespacePolicies } = wideMtlsOf(mesh);
    for (const [namespace, rules] of namespaceRules) {
      const policy = namespacePolicies.get(namespace);
      if (policy?.mode !== 'STRICT') continue;
      for (const { object, mode } of rules) {
        if (mode !== 'DISABLE') continue;
        report({
          object,
          pointer: TLS_MODE,
          message: `TLS is disabled for all services of namespace "${namespace}", whose PeerAuthentication "${policy.object.name}" is STRICT`,
        });
      }
    }
  },
};
