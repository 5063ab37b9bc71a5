import { objectName } from '../ignore';
import type { Rule } from '../rule';

export const podImageAuto: Rule = {
  code: 'IST0147',
  title: 'pod with a proxy image that was not filled in',
  severity: 'error',
  reads: ['Pod'],
  compatOnly: true,
  fix: 'create the pod anew where an injector takes it',
  description:
    'A pod that exists already still has the image auto in its container istio-proxy, so that no injector took it. Before a pod exists that says nothing: the rule runs only to reproduce istioctl.',
  check(mesh, report) {
    for (const { workload, containers } of mesh.pods) {
      const proxy = containers.find(({ name, image, init }) => !init && name === 'istio-proxy' && image === 'auto');
      if (workload.kind !== 'Pod' || proxy === undefined) continue;
      report({
        object: workload,
        pointer: `${proxy.pointer}/image`,
        message: `${objectName(workload)} has a container istio-proxy with the image auto, which no injector has replaced`,
      });
    }
  },
};
