import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh, VirtualPod } from '../../mesh/mesh';
import { isAnnotatedAway } from '../annotations';
import type { Report, Rule } from '../rule';

const CODE = 'KIA1301';
const FIX = 'add an AuthorizationPolicy that says who may call the workload';

export const uncoveredWorkload: Rule = {
  code: CODE,
  title: 'workload without an authorization policy',
  // Most meshes are right without; Kiali's warning would hide what is wrong.
  severity: 'info',
  reads: ['AuthorizationPolicy', 'Pod'],
  fix: FIX,
  description:
    'No AuthorizationPolicy of its namespace or of the root namespace applies to a workload of the mesh, so everybody who reaches it may call it. That is how Istio works unless told otherwise, and information only. A namespace without any policy is told once.',
  check(mesh, report) {
    const policed = new Set(mesh.authorizationPolicies.map((policy) => mesh.namespaceOf(policy)));
    for (const [namespace, pods] of uncovered(mesh)) {
      const object = mesh.namespaces.get(namespace)?.object;
      const isPoliced = policed.has(namespace) || policed.has(mesh.config.rootNamespace);
      // Where nobody has a policy, that is one decision and not one for each workload.
      if (pods.length > 1 && object !== undefined && !isPoliced) reportNamespace(object, pods.length, report);
      else for (const pod of pods) reportPod(pod, report);
    }
  },
};

/** The workloads without a policy by namespace, without those that say that they want none. */
function uncovered(mesh: Mesh): ReadonlyMap<string, readonly VirtualPod[]> {
  const found = new Map<string, VirtualPod[]>();
  for (const pod of mesh.pods) {
    if (pod.inMesh === undefined || mesh.policiesOf(pod, 'AuthorizationPolicy').length > 0) continue;
    const finding = { code: CODE, severity: 'info', object: pod.workload, pointer: '', message: '', fix: FIX } as const;
    if (isAnnotatedAway(finding)) continue;
    const here = found.get(pod.namespace);
    if (here === undefined) found.set(pod.namespace, [pod]);
    else here.push(pod);
  }
  return found;
}

function reportNamespace(object: ManifestObject, workloads: number, report: Report): void {
  report({
    object,
    pointer: '/metadata/name',
    message: `no AuthorizationPolicy applies to any of the ${workloads} workloads of the namespace ${object.name}: whoever reaches them may call them`,
    fix: 'add AuthorizationPolicies that say who may call the workloads',
  });
}

function reportPod({ workload, namespace, name }: VirtualPod, report: Report): void {
  report({
    object: workload,
    pointer: '/metadata/name',
    message: `no AuthorizationPolicy applies to the workload ${namespace}/${name}: whoever reaches it may call it`,
  });
}
