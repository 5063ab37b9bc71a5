import type { Rule } from '../rule';
import { isMutual, TLS_MODE, wideMtlsOf } from './wide-mtls';

export const namespaceMtlsWithoutPolicy: Rule = {
  code: 'KIA0206',
  title: 'clients use mutual TLS for a namespace, but no policy asks for it',
  severity: 'error',
  reads: ['DestinationRule', 'PeerAuthentication', 'MeshConfig'],
  fix: 'Add a PeerAuthentication to the namespace, with mode STRICT or PERMISSIVE',
  description:
    'Automatic mutual TLS is off, and a DestinationRule makes clients use mutual TLS for all services of a namespace, but neither the namespace nor the mesh has a PeerAuthentication that goes with it. Servers accept both forms then, so plaintext gets through as well.',
  check(mesh, report) {
    if (mesh.config.enableAutoMtls) return;
    const { namespaceRules, meshPolicy, namespacePolicies } = wideMtlsOf(mesh);
    for (const [namespace, rules] of namespaceRules) {
      if (namespacePolicies.has(namespace) || meshPolicy !== undefined) continue;
      for (const { object, mode } of rules) {
        if (!isMutual(mode)) continue;
        report({
          object,
          pointer: TLS_MODE,
          message: `Clients use ${mode} for all services of namespace "${namespace}", but neither it nor the mesh has a PeerAuthentication`,
          needs: namespace,
        });
      }
    }
  },
};
