import { asObject, at } from '../../mesh/json';
import { ISTIO_SECURITY } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** A PeerAuthentication for some workloads, in the namespace of those for all. */
export const selectorInRootNamespace: Rule = {
  code: 'MESH0501',
  title: 'selector of a PeerAuthentication in the root namespace has no effect',
  severity: 'warning',
  reads: ['PeerAuthentication', 'MeshConfig'],
  fix: 'drop the selector to set the mode of the whole mesh, or move the policy to the namespace of the workloads',
  description:
    'A PeerAuthentication with a selector is for workloads of its own namespace, and in the root namespace it is for none at all: neither the workloads of other namespaces nor those beside it take its mode.',
  check(mesh, report) {
    for (const object of mesh.kind('PeerAuthentication', ISTIO_SECURITY)) {
      const labels = asObject(at(object.spec, 'selector', 'matchLabels'));
      if (mesh.namespaceOf(object) !== mesh.config.rootNamespace) continue;
      if (labels === undefined || Object.keys(labels).length === 0) continue;
      const mode = at(object.spec, 'mtls', 'mode');
      const what = typeof mode === 'string' ? `mode ${mode}` : 'the policy';
      const message = `${what} has no effect: a PeerAuthentication with a selector does nothing in the root namespace ${mesh.config.rootNamespace}`;
      report({ object, pointer: '/spec/selector', message });
    }
  },
};
