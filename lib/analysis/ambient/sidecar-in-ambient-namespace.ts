import type { Rule } from '../rule';
import { dataPlane, isGateway } from './data-plane';
import { isAmbient } from './enrolment';

export const sidecarInAmbientNamespace: Rule = {
  code: 'KIA1316',
  title: 'workload with a sidecar in an ambient namespace',
  severity: 'warning',
  reads: ['Namespace', 'Pod'],
  fix: 'Remove the sidecar, or label the pod with `istio.io/dataplane-mode: none`',
  description:
    'A workload of an ambient namespace has a sidecar. Its traffic goes through the sidecar and not through ztunnel or a waypoint, so what is set for the waypoint does not apply to it. The label `none` says that this is meant.',
  check(mesh, report) {
    for (const pod of mesh.pods) {
      if (!isAmbient(mesh, pod.namespace) || isGateway(pod) || dataPlane(pod) !== undefined) continue;
      const label = pod.labels['sidecar.istio.io/inject'] === 'true';
      const proxy = pod.containers.find(({ name }) => name === 'istio-proxy');
      if (!label && proxy === undefined) continue;
      report({
        object: pod.workload,
        pointer: label ? `${pod.podPointer}/metadata/labels/sidecar.istio.io~1inject` : (proxy?.pointer ?? ''),
        message: `Workload "${pod.namespace}/${pod.name}" has a sidecar, but its namespace is in ambient mode`,
      });
    }
  },
};
