import type { Rule } from '../rule';
import { TLS_MODE, wideMtlsOf } from './wide-mtls';

export const plaintextToStrictMesh: Rule = {
  code: 'KIA0208',
  title: 'destination rule turns TLS off in a mesh that asks for it',
  severity: 'error',
  reads: ['DestinationRule', 'PeerAuthentication'],
  fix: 'Set the mode to ISTIO_MUTUAL, or let the servers accept plaintext with PERMISSIVE',
  description:
    'A DestinationRule for a whole namespace or the whole mesh makes clients send plaintext, while the PeerAuthentication of the mesh accepts nothing but mutual TLS. Every call is reset, except to namespaces that say otherwise.',
  check(mesh, report) {
    const { meshRules, namespaceRules, meshPolicy, namespacePolicies } = wideMtlsOf(mesh);
    if (meshPolicy?.mode !== 'STRICT') return;
    const policy = `PeerAuthentication "${meshPolicy.object.name}" of the mesh is STRICT`;
    for (const { object, mode } of meshRules) {
      if (mode !== 'DISABLE') continue;
      report({ object, pointer: TLS_MODE, message: `TLS is disabled for all services, but ${policy}` });
    }
    for (const [namespace, rules] of namespaceRules) {
      // The namespace's own policy wins over the mesh's.
      if (namespacePolicies.has(namespace)) continue;
      for (const { object, mode } of rules) {
        if (mode !== 'DISABLE') continue;
        report({
          object,
          pointer: TLS_MODE,
          message: `TLS is disabled for all services of namespace "${namespace}", but ${policy}`,
        });
      }
    }
  },
};
