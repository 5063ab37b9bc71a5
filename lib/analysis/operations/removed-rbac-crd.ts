import { asString, at } from '../../mesh/json';
import type { Rule } from '../rule';

const REMOVED = new Set(['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding']);

export const removedRbacCrd: Rule = {
  code: 'IST0002',
  title: 'CRD of a kind that Istio has removed',
  severity: 'warning',
  reads: ['CustomResourceDefinition'],
  fix: 'remove the CRD and write AuthorizationPolicies in place of its objects',
  description:
    'The kinds of rbac.istio.io were replaced by AuthorizationPolicy in Istio 1.4 and removed in 1.6. Objects of these kinds restrict nothing, although they look as if they did.',
  check(mesh, report) {
    for (const object of mesh.kind('CustomResourceDefinition', 'apiextensions.k8s.io')) {
      const kind = asString(at(object.spec, 'names', 'kind')) ?? '';
      if (object.spec.group !== 'rbac.istio.io' || !REMOVED.has(kind)) continue;
      report({ object, pointer: '/spec/names/kind', message: `Istio has removed the kind ${kind} of rbac.istio.io` });
    }
  },
};
