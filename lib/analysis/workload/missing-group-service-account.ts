import { at } from '../../mesh/json';
import type { Rule } from '../rule';

export const missingGroupServiceAccount: Rule = {
  code: 'KIA1701',
  title: 'service account of a workload group does not exist',
  severity: 'warning',
  reads: ['WorkloadGroup', 'ServiceAccount'],
  fix: 'Create the ServiceAccount in the namespace of the WorkloadGroup, or name one that is there',
  description:
    'Machines of a WorkloadGroup join the mesh with the token of its service account. Where that is missing, no token can be made, and the machines get no identity.',
  check(mesh, report) {
    for (const object of mesh.kind('WorkloadGroup', 'networking.istio.io')) {
      const name = at(object.spec, 'template', 'serviceAccount');
      if (typeof name !== 'string' || name === '' || name === 'default') continue;
      const namespace = mesh.namespaceOf(object);
      if (mesh.find('ServiceAccount', '', namespace, name) !== undefined) continue;
      report({
        object,
        pointer: '/spec/template/serviceAccount',
        message: `Namespace "${namespace}" has no ServiceAccount "${name}"`,
        needs: namespace,
      });
    }
  },
};
