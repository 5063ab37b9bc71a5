import { isMutual, MTLS_MODE, wideMtlsOf } from '../destination/wide-mtls';
import type { Rule } from '../rule';

export const disabledNamespaceWithMtlsRule: Rule = {
  code: 'KIA0505',
  title: 'namespace turns mutual TLS off, but clients use it',
  severity: 'error',
  reads: ['PeerAuthentication', 'DestinationRule'],
  fix: 'Use PERMISSIVE in the PeerAuthentication, or tls mode DISABLE in a DestinationRule for the namespace',
  description:
    'The PeerAuthentication of a namespace is DISABLE, so its servers understand plaintext only, while a DestinationRule for the namespace or for the whole mesh makes clients speak mutual TLS. Every call fails.',
  check(mesh, report) {
    const { meshRules, namespaceRules, namespacePolicies } = wideMtlsOf(mesh);
    const meshRule = meshRules.find(({ mode }) => isMutual(mode));
    for (const [namespace, { object, mode }] of namespacePolicies) {
      if (mode !== 'DISABLE') continue;
      const own = namespaceRules.get(namespace) ?? [];
      const mutual =
        own.find((rule) => isMutual(rule.mode)) ?? (own.some((rule) => rule.mode === 'DISABLE') ? undefined : meshRule);
      if (mutual === undefined) continue;
      report({
        object,
        pointer: MTLS_MODE,
        message: `PeerAuthentication "${object.name}" disables mutual TLS in namespace "${namespace}", but DestinationRule "${mesh.namespaceOf(mutual.object)}/${mutual.object.name}" makes clients use ${mutual.mode}`,
      });
    }
  },
};
