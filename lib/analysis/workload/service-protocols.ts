import { asString, at } from '../../mesh/json';
import type { RegistryPort, RegistryService } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Rule } from '../rule';
import { associations } from './associated-services';

/** IST0116: Services of one workload that use a port with different protocols. */
export const serviceProtocols: Rule = {
  code: 'IST0116',
  title: 'Services of one workload disagree about the protocol of a port',
  severity: 'warning',
  reads: ['Service', 'Deployment', 'Namespace'],
  fix: 'use different port numbers, or one Service with one protocol for the port',
  description:
    'Several Services select the pods of a workload and use the same port number with different transport protocols. The sidecar has one listener for the port, so the traffic of one of the Services is handled wrongly.',
  check(mesh, report) {
    for (const { workload, services } of associations(mesh)) {
      const ports = new Map<number, Map<string, RegistryService[]>>();
      for (const service of services) {
        for (const port of service.ports) {
          const protocols = ports.get(port.number) ?? new Map<string, RegistryService[]>();
          ports.set(port.number, protocols);
          const protocol = protocolOf(service, port);
          protocols.set(protocol, [...(protocols.get(protocol) ?? []), service]);
        }
      }
      for (const [port, protocols] of ports) {
        if (protocols.size < 2) continue;
        const uses = [...protocols].map(
          ([protocol, users]) => `${protocol} by ${namesOf(users.map(({ object }) => object))}`,
        );
        report({
          object: workload,
          pointer: '/metadata/name',
          message: `port ${port} of ${workload.kind} ${workload.name} is used as ${uses.join(' and as ')}`,
        });
      }
    }
  },
};

/** The transport protocol as it is written. */
function protocolOf({ object }: RegistryService, { pointer }: RegistryPort): string {
  return asString(at(object.json, ...pointer.slice(1).split('/'), 'protocol')) || 'TCP';
}
