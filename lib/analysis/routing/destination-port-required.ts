import { asObject } from '../../mesh/json';
import type { Rule } from '../rule';
import { resolvedDestinations } from './resolved-destinations';

/** IST0112: a destination without a port, of a service that has several. */
export const destinationPortRequired: Rule = {
  code: 'IST0112',
  title: 'destination needs a port',
  severity: 'error',
  reads: ['VirtualService', 'Service', 'ServiceEntry'],
  fix: 'add `port.number` to the destination',
  description:
    'A destination names no port, and its service has more than one. Istio then takes the port on which the request came in, which a gateway or another service need not share with the destination; the request gets 503 where it does not. A service with a single port needs none.',
  check(mesh, report) {
    for (const { virtualService, pointer, destination, host, service } of resolvedDestinations(mesh)) {
      if (!service || asObject(destination.port)) continue;
      const all = service.ports.map((port) => port.number);
      const ports = mesh.options.compat ? all : [...new Set(all)];
      if (ports.length < 2) continue;
      report({
        object: virtualService,
        pointer,
        message: `destination '${host}' names no port, but ${service.kind} ${service.namespace}/${service.name} offers ${ports.join(', ')}`,
      });
    }
  },
};
