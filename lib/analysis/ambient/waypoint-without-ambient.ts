import type { Rule } from '../rule';
import { isGateway } from './data-plane';
import { USE_WAYPOINT } from './enrolment';

export const waypointWithoutAmbient: Rule = {
  code: 'KIA1312',
  title: 'waypoint for a workload that is not in ambient mode',
  severity: 'warning',
  reads: ['Namespace', 'Pod'],
  fix: 'Label the namespace or pod with `istio.io/dataplane-mode: ambient`, or remove the waypoint label',
  description:
    'A pod names a waypoint but is not in ambient mode, so nothing sends its traffic there. It is harmless where the pod is to join ambient mode later.',
  check(mesh, report) {
    for (const pod of mesh.pods) {
      const waypoint = pod.labels[USE_WAYPOINT];
      if (waypoint === undefined || waypoint === '' || waypoint === 'none') continue;
      if (pod.inMesh === 'ambient' || isGateway(pod)) continue;
      report({
        object: pod.workload,
        pointer: `${pod.podPointer}/metadata/labels/istio.io~1use-waypoint`,
        message: `Workload "${pod.namespace}/${pod.name}" names waypoint "${waypoint}", but is not in ambient mode`,
        // The labels of a namespace that is not given are not known.
        ...(mesh.namespaces.get(pod.namespace)?.object === undefined && !mesh.isComplete(undefined)
          ? { severity: 'info' as const }
          : {}),
      });
    }
  },
};
