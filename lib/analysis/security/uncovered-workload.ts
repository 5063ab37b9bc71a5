import type { Rule } from '../rule';

export const uncoveredWorkload: Rule = {
  code: 'KIA1301',
  title: 'workload without an authorization policy',
  // Most meshes are right without; Kiali's warning would hide what is wrong.
  severity: 'info',
  reads: ['AuthorizationPolicy', 'Pod'],
  fix: 'Add an AuthorizationPolicy that says who may call the workload',
  description:
    'No AuthorizationPolicy of its namespace or of the root namespace applies to a workload of the mesh, so everybody who reaches it may call it. That is how Istio works unless told otherwise, and information only.',
  check(mesh, report) {
    for (const pod of mesh.pods) {
      if (pod.inMesh === undefined || mesh.policiesOf(pod, 'AuthorizationPolicy').length > 0) continue;
      report({
        object: pod.workload,
        pointer: '/metadata/name',
        message: `No AuthorizationPolicy applies to workload "${pod.namespace}/${pod.name}"`,
      });
    }
  },
};
