import type { Rule } from '../rule';
import { dataPlane } from './data-plane';

export const bothDataPlanes: Rule = {
  code: 'KIA1311',
  title: 'workload is labelled for ambient mode and for a sidecar',
  severity: 'error',
  reads: ['Namespace', 'Pod'],
  fix: 'Remove the label of the mode that is not meant',
  description:
    'A pod asks for ambient mode by its own label, while a sidecar is injected by its own label or by its namespace. A pod with a sidecar is not redirected to ztunnel, so the label has no effect. Labels of one namespace that contradict each other are IST0123.',
  check(mesh, report) {
    for (const pod of mesh.pods) {
      if (dataPlane(pod) !== 'ambient') continue;
      const inject = pod.labels['sidecar.istio.io/inject'] ?? pod.annotations['sidecar.istio.io/inject'];
      const namespace = mesh.namespaces.get(pod.namespace);
      const byNamespace =
        inject === undefined && (namespace?.injection === 'enabled' || namespace?.injection === 'revision');
      if (inject !== 'true' && !byNamespace) continue;
      report({
        object: pod.workload,
        pointer: `${pod.podPointer}/metadata/labels/istio.io~1dataplane-mode`,
        message: `Workload "${pod.namespace}/${pod.name}" is labelled for ambient mode, but ${byNamespace ? `namespace "${pod.namespace}" injects` : 'asks for'} a sidecar`,
      });
    }
  },
};
