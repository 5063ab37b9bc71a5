import type { Rule } from '../rule';
import { isMutual, TLS_MODE, wideMtlsOf } from './wide-mtls';

export const meshMtlsWithoutPolicy: Rule = {
  code: 'KIA0205',
  title: 'clients use mutual TLS mesh-wide, but no policy of the mesh asks for it',
  severity: 'error',
  reads: ['DestinationRule', 'PeerAuthentication', 'MeshConfig'],
  fix: 'Add a PeerAuthentication to the root namespace, with mode STRICT or PERMISSIVE',
  description:
    'Automatic mutual TLS is off, and a DestinationRule makes all clients use mutual TLS, but the mesh has no PeerAuthentication that goes with it. Servers accept both forms then, so plaintext from outside of the mesh gets through as well.',
  check(mesh, report) {
    if (mesh.config.enableAutoMtls) return;
    const { meshRules, meshPolicy } = wideMtlsOf(mesh);
    if (meshPolicy !== undefined && meshPolicy.mode !== 'DISABLE') return;
    // A policy that disables mutual TLS is KIA0506.
    if (meshPolicy !== undefined) return;
    const root = mesh.config.rootNamespace;
    for (const { object, mode } of meshRules) {
      if (!isMutual(mode)) continue;
      report({
        object,
        pointer: TLS_MODE,
        message: `Clients use ${mode} for all services, but namespace "${root}" has no PeerAuthentication for the mesh`,
        needs: root,
      });
    }
  },
};
