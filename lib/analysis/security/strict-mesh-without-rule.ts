import { isMutual, MTLS_MODE, wideMtlsOf } from '../destination/wide-mtls';
import type { Rule } from '../rule';

export const strictMeshWithoutRule: Rule = {
  code: 'KIA0401',
  title: 'mesh asks for mutual TLS, but clients do not use it',
  severity: 'error',
  reads: ['PeerAuthentication', 'DestinationRule', 'MeshConfig'],
  fix: 'Add a DestinationRule for `*.local` with tls mode ISTIO_MUTUAL, or turn automatic mutual TLS on',
  description:
    'The PeerAuthentication of the mesh is STRICT, automatic mutual TLS is off, and no DestinationRule makes all clients use mutual TLS. Clients send plaintext and are reset.',
  check(mesh, report) {
    if (mesh.config.enableAutoMtls) return;
    const { meshRules, meshPolicy } = wideMtlsOf(mesh);
    if (meshPolicy?.mode !== 'STRICT' || meshRules.some(({ mode }) => isMutual(mode))) return;
    report({
      object: meshPolicy.object,
      pointer: MTLS_MODE,
      message: `PeerAuthentication "${meshPolicy.object.name}" is STRICT for the mesh, but automatic mutual TLS is off and no DestinationRule for all services uses mutual TLS`,
      needs: mesh.config.rootNamespace,
    });
  },
};
