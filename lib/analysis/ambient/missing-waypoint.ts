import type { ManifestObject } from '../../manifest/manifest-object';
import type { Labels, Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { USE_WAYPOINT, WAYPOINT_NAMESPACE } from './enrolment';

export const missingWaypoint: Rule = {
  code: 'KIA1313',
  title: 'waypoint does not exist',
  severity: 'error',
  reads: ['Namespace', 'Service', 'ServiceEntry', 'Pod', 'Gateway'],
  fix: 'Create a Gateway of the class `istio-waypoint` with that name, or name one that exists',
  description:
    'A namespace, Service or pod is to use a waypoint that is not there. Requests then skip it, and policies and routes that it was to apply have no effect.',
  check(mesh, report) {
    for (const { object, labels, namespace, pointer } of usersOf(mesh)) {
      const waypoint = labels[USE_WAYPOINT];
      if (typeof waypoint !== 'string' || waypoint === '' || waypoint === 'none') continue;
      const home = labels[WAYPOINT_NAMESPACE] || namespace;
      if (mesh.find('Gateway', 'gateway.networking.k8s.io', home, waypoint) !== undefined) continue;
      report({
        object,
        pointer: `${pointer}/metadata/labels/istio.io~1use-waypoint`,
        message: `${object.kind} "${object.name}" is to use waypoint "${waypoint}", but namespace "${home}" has no such Gateway`,
        needs: home,
      });
    }
  },
};

interface User {
  readonly object: ManifestObject;
  readonly labels: Labels;
  readonly namespace: string;
  readonly pointer: string;
}

function usersOf(mesh: Mesh): readonly User[] {
  return [
    ...[...mesh.namespaces.values()].flatMap(({ object, labels, name }) =>
      object === undefined ? [] : [{ object, labels, namespace: name, pointer: '' }],
    ),
    ...[...mesh.services, ...mesh.kind('ServiceEntry', 'networking.istio.io')].map((object) => ({
      object,
      labels: object.labels,
      namespace: mesh.namespaceOf(object),
      pointer: '',
    })),
    ...mesh.pods.map((pod) => ({
      object: pod.workload,
      labels: pod.labels,
      namespace: pod.namespace,
      pointer: pod.podPointer,
    })),
  ];
}
