import { isMutual, MTLS_MODE, wideMtlsOf } from '../destination/wide-mtls';
import type { Rule } from '../rule';

export const disabledMeshWithMtlsRule: Rule = {
  code: 'KIA0506',
  title: 'mesh turns mutual TLS off, but clients use it',
  severity: 'error',
  reads: ['PeerAuthentication', 'DestinationRule'],
  fix: 'Use PERMISSIVE in the PeerAuthentication, or tls mode DISABLE in the DestinationRule',
  description:
    'The PeerAuthentication of the mesh is DISABLE, so servers understand plaintext only, while a DestinationRule for all services makes clients speak mutual TLS. Every call fails, except to namespaces that say otherwise.',
  check(mesh, report) {
    const { meshRules, meshPolicy } = wideMtlsOf(mesh);
    if (meshPolicy?.mode !== 'DISABLE') return;
    const mutual = meshRules.find(({ mode }) => isMutual(mode));
    if (mutual === undefined) return;
    report({
      object: meshPolicy.object,
      pointer: MTLS_MODE,
      message: `PeerAuthentication "${meshPolicy.object.name}" disables mutual TLS in the mesh, but DestinationRule "${mesh.namespaceOf(mutual.object)}/${mutual.object.name}" makes clients use ${mutual.mode}`,
    });
  },
};
