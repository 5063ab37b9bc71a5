import type { ManifestObject } from '../../manifest/manifest-object';
import { at } from '../../mesh/json';
import type { Rule } from '../rule';
import { selectorOf } from './selector';

export const severalWidePeerAuthentications: Rule = {
  code: 'KIA0002',
  title: 'several peer authentications for one namespace',
  severity: 'error',
  reads: ['PeerAuthentication'],
  fix: 'Keep one PeerAuthentication without a selector in the namespace',
  description:
    'A namespace has more than one PeerAuthentication without a selector. Istio uses the one that is older in the cluster and ignores the rest, so the mode that applies cannot be read from the manifests.',
  check(mesh, report) {
    const first = new Map<string, ManifestObject>();
    for (const object of mesh.kind('PeerAuthentication', 'security.istio.io')) {
      if (selectorOf(object) !== undefined) continue;
      const namespace = mesh.namespaceOf(object);
      const other = first.get(namespace);
      if (other === undefined) {
        first.set(namespace, object);
        continue;
      }
      report({
        object,
        pointer: at(object.spec, 'mtls') === undefined ? '/spec' : '/spec/mtls',
        message: `Namespace "${namespace}" already has PeerAuthentication "${other.name}" for all workloads, and only one of them applies`,
      });
    }
  },
};
