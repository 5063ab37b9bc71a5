import { at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';

const ALWAYS_THERE = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

export const unknownGrantNamespace: Rule = {
  code: 'KIA1601',
  title: 'reference grant is for a namespace that does not exist',
  severity: 'error',
  reads: ['ReferenceGrant', 'Namespace'],
  fix: 'Name the namespace of the routes or Gateways that refer to this one',
  description:
    'A ReferenceGrant lets a namespace refer to this one, but that namespace is not there, so it grants nothing. Mostly the name has a typing error, and the references that it was for are refused.',
  check(mesh, report) {
    for (const object of mesh.kind('ReferenceGrant', 'gateway.networking.k8s.io')) {
      for (const [index, { namespace }] of objectsOf(at(object.spec, 'from'))) {
        if (typeof namespace !== 'string' || namespace === '' || mesh.namespaces.has(namespace)) continue;
        if (ALWAYS_THERE.has(namespace) || namespace === mesh.config.rootNamespace) continue;
        report({
          object,
          pointer: `/spec/from/${index}/namespace`,
          message: `ReferenceGrant "${object.name}" is for the namespace "${namespace}", which does not exist`,
          needs: namespace,
        });
      }
    }
  },
};
