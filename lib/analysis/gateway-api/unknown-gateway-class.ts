import { at } from '../../mesh/json';
import type { Rule } from '../rule';

/** What istiod creates by itself. */
const ISTIO_CLASSES = new Set(['istio', 'istio-remote', 'istio-waypoint', 'istio-east-west', 'istio-agentgateway']);

export const unknownGatewayClass: Rule = {
  code: 'KIA1504',
  title: 'gateway class does not exist',
  severity: 'error',
  reads: ['Gateway', 'GatewayClass'],
  fix: 'Use a class that a controller of the cluster has, `istio` for one',
  description:
    'A Gateway names a class that is not there, so no controller looks after it and nothing listens. Classes belong to the cluster and are mostly installed apart, so the finding is information only unless everything is given.',
  check(mesh, report) {
    for (const object of mesh.kind('Gateway', 'gateway.networking.k8s.io')) {
      const name = at(object.spec, 'gatewayClassName');
      if (typeof name !== 'string' || name === '' || ISTIO_CLASSES.has(name)) continue;
      if (mesh.find('GatewayClass', 'gateway.networking.k8s.io', undefined, name) !== undefined) continue;
      report({
        object,
        pointer: '/spec/gatewayClassName',
        message: `Gateway "${object.name}" is of the class "${name}", which does not exist`,
        severity: mesh.isComplete(undefined) ? 'error' : 'info',
      });
    }
  },
};
