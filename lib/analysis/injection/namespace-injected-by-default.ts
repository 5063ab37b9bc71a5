import type { Rule } from '../rule';
import { undecidedNamespaces } from './undecided-namespaces';

export const namespaceInjectedByDefault: Rule = {
  code: 'IST0148',
  title: 'namespace that is injected only because the installation says so',
  severity: 'info',
  reads: ['Namespace', 'ConfigMap'],
  fix: 'label it istio-injection=enabled, or istio-injection=disabled to keep it outside',
  description:
    'The namespace has no injection label, and the injector is installed with enableNamespacesByDefault, so that its pods get sidecars. An installation without that option would leave them outside; a label makes it independent of the installation.',
  check(mesh, report) {
    for (const { object, injectedByDefault } of undecidedNamespaces(mesh)) {
      if (!injectedByDefault) continue;
      report({
        object,
        pointer: '/metadata/name',
        message: `namespace ${object.name} has no injection label and is injected by enableNamespacesByDefault of the injector`,
      });
    }
  },
};
