import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';
import { isAmbient, isAmbientNamespace, sidecarSelector } from './selected-pods';

export const sidecarInAmbient: Rule = {
  code: 'IST0167',
  title: 'Sidecar for workloads without sidecars',
  severity: 'warning',
  reads: ['Sidecar', 'Namespace', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet'],
  fix: 'remove the Sidecar; what it restricts can be written as an AuthorizationPolicy in ambient mode',
  description:
    'Workloads in ambient mode have no sidecar that a Sidecar resource could configure, so that it does nothing for them. While workloads move from sidecars to ambient mode it may still be meant for those that have not.',
  check(mesh, report) {
    const withSidecars = new Set(mesh.pods.flatMap((pod) => (pod.inMesh === 'sidecar' ? pod.namespace : [])));
    for (const object of mesh.kind('Sidecar', ISTIO_NETWORKING)) {
      const selector = sidecarSelector(object);
      const namespace = mesh.namespaceOf(object);
      if (selector === undefined) {
        if (!isAmbientNamespace(mesh, namespace) || (!mesh.options.compat && withSidecars.has(namespace))) continue;
        report({
          object,
          pointer: '/metadata/namespace',
          message: `Sidecar ${object.name} has no effect: namespace ${namespace} is in ambient mode, without sidecars`,
        });
        continue;
      }
      const pods = mesh.podsMatching(selector, namespace).filter(({ generated }) => !generated);
      const ambient = pods.find((pod) => isAmbient(mesh, pod));
      if (ambient === undefined || (!mesh.options.compat && !pods.every((pod) => isAmbient(mesh, pod)))) continue;
      report({
        object,
        pointer: '/spec/workloadSelector/labels',
        message: `Sidecar ${object.name} has no effect: ${ambient.workload.kind} ${namespace}/${ambient.name}, which it selects, is in ambient mode`,
      });
    }
  },
};
