import type { ManifestObject } from '../../manifest/manifest-object';
import type { VirtualPod } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { selectorOf } from './selector';

export const conflictingPeerAuthentications: Rule = {
  code: 'KIA0003',
  title: 'two peer authentications select one workload',
  severity: 'error',
  reads: ['PeerAuthentication', 'Pod'],
  fix: 'Let selectors of the namespace select different workloads, or put both policies into one',
  description:
    'Two PeerAuthentications of a namespace select the same workload. Istio uses the one that is older in the cluster and ignores the other, so the mode that applies cannot be read from the manifests.',
  check(mesh, report) {
    const first = new Map<VirtualPod, ManifestObject>();
    for (const object of mesh.kind('PeerAuthentication', 'security.istio.io')) {
      const labels = selectorOf(object);
      const namespace = mesh.namespaceOf(object);
      // In the root namespace a selector has no effect at all.
      if (labels === undefined || namespace === mesh.config.rootNamespace) continue;
      let conflict: { readonly pod: VirtualPod; readonly other: ManifestObject } | undefined;
      for (const pod of mesh.podsMatching(labels, namespace)) {
        const other = first.get(pod);
        if (other === undefined) first.set(pod, object);
        else conflict ??= { pod, other };
      }
      if (conflict === undefined) continue;
      report({
        object,
        pointer: '/spec/selector/matchLabels',
        message: `Workload "${namespace}/${conflict.pod.name}" is already selected by PeerAuthentication "${conflict.other.name}", and only one of them applies`,
      });
    }
  },
};
