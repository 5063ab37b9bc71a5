import type { Rule } from '../rule';
import { undecidedNamespaces } from './undecided-namespaces';

export const namespaceNotInjected: Rule = {
  code: 'IST0102',
  title: 'namespace that is not in the mesh',
  severity: 'info',
  reads: ['Namespace', 'ConfigMap'],
  fix: 'label it istio-injection=enabled (or istio.io/rev, or istio.io/dataplane-mode=ambient), or istio-injection=disabled to say that it stays outside',
  description:
    'No label of the namespace asks for sidecars or ambient mode, so its pods run outside the mesh: without mTLS, routing, policies or telemetry. It is fine where that is meant; the label istio-injection=disabled says so.',
  check(mesh, report) {
    for (const { object, injectedByDefault } of undecidedNamespaces(mesh)) {
      if (injectedByDefault) continue;
      report({
        object,
        pointer: '/metadata/name',
        message: `namespace ${object.name} has no label that puts it into the mesh: its pods get no sidecar`,
      });
    }
  },
};
