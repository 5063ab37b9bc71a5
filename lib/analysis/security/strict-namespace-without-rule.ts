import { isMutual, MTLS_MODE, wideMtlsOf } from '../destination/wide-mtls';
import type { Rule } from '../rule';

export const strictNamespaceWithoutRule: Rule = {
  code: 'KIA0501',
  title: 'namespace asks for mutual TLS, but clients do not use it',
  severity: 'error',
  reads: ['PeerAuthentication', 'DestinationRule', 'MeshConfig'],
  fix: 'Add a DestinationRule for all services of the namespace with tls mode ISTIO_MUTUAL, or turn automatic mutual TLS on',
  description:
    'The PeerAuthentication of a namespace is STRICT, automatic mutual TLS is off, and no DestinationRule for the namespace or the mesh makes clients use mutual TLS. Clients send plaintext and are reset.',
  check(mesh, report) {
    if (mesh.config.enableAutoMtls) return;
    const { meshRules, namespaceRules, namespacePolicies } = wideMtlsOf(mesh);
    if (meshRules.some(({ mode }) => isMutual(mode))) return;
    for (const [namespace, { object, mode }] of namespacePolicies) {
      if (mode !== 'STRICT' || namespaceRules.get(namespace)?.some((rule) => isMutual(rule.mode))) continue;
      report({
        object,
        pointer: MTLS_MODE,
        message: `PeerAuthentication "${object.name}" is STRICT for namespace "${namespace}", but automatic mutual TLS is off and no DestinationRule for all its services uses mutual TLS`,
        needs: namespace,
      });
    }
  },
};
