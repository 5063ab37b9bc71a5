import { asNumber, asObject } from '../../mesh/json';
import type { Rule } from '../rule';
import { resolvedDestinations } from './resolved-destinations';

/** IST0101: a route or mirror names a port that the host does not have. */
export const missingDestinationPort: Rule = {
  code: 'IST0101',
  title: 'destination port does not exist',
  severity: 'error',
  reads: ['VirtualService', 'Service', 'ServiceEntry'],
  fix: 'name a port of the Service (not of its pods), or add the port to the Service',
  description:
    'A VirtualService sends requests to a port that the host does not offer. Ports of destinations are those of the Service, not those that the containers listen on. The proxies have no such cluster and answer 503.',
  check(mesh, report) {
    for (const { virtualService, pointer, destination, host, service } of resolvedDestinations(mesh)) {
      const port = asObject(destination.port);
      const number = asNumber(port?.number) ?? (port && mesh.options.compat ? 0 : undefined);
      if (!service || number === undefined || service.ports.some((offered) => offered.number === number)) continue;
      const offered = service.ports.map((each) => each.number).join(', ');
      report({
        object: virtualService,
        pointer: `${pointer}/port/number`,
        message: `host:port '${host}:${number}' does not exist: ${service.kind} ${service.namespace}/${service.name} offers ${offered ? `port ${offered}` : 'no port'}`,
        needs: service.namespace,
      });
    }
  },
};
