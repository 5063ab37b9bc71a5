import { asObject, at } from '../../mesh/json';
import type { Rule } from '../rule';

/** Resources that stand beside the containers. */
export const podLevelResources: Rule = {
  code: 'MESH0407',
  title: 'resources stand beside the containers',
  severity: 'info',
  reads: ['Deployment', 'StatefulSet', 'DaemonSet', 'Pod'],
  fix: 'indent resources by one level more, into each container',
  description:
    'Requests and limits are written for the pod and none for its containers, which is what one level too little of indentation does. Kubernetes takes them for the whole pod since 1.34, where the feature PodLevelResources is on by default; before, they have no effect.',
  check(mesh, report) {
    for (const { generated, workload, podPointer, containers } of mesh.pods) {
      if (generated) continue;
      const spec = at(workload.json, ...podPointer.split('/').slice(1), 'spec');
      const resources = asObject(at(spec, 'resources'));
      if (resources === undefined || containers.some(({ json }) => json.resources !== undefined)) continue;
      const given = ['requests', 'limits'].filter((key) => resources[key] !== undefined).join(' and ');
      if (given === '') continue;
      const names = containers.map(({ name }) => name).join(', ');
      report({
        object: workload,
        pointer: `${podPointer}/spec/resources`,
        message: `${given} stand beside the containers, of which none has any of its own (${names}): clusters before Kubernetes 1.34 ignore them`,
      });
    }
  },
};
