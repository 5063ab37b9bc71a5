import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { portsWithoutProtocol } from './port-name';

export const externalNamePort: Rule = {
  code: 'IST0150',
  title: 'port of an ExternalName Service without a usable protocol',
  severity: 'warning',
  reads: ['Service'],
  fix: 'name the port after the protocol of the external host, such as http, https-web or tls, or use a ServiceEntry',
  description:
    'Sidecars route to an ExternalName Service by the protocol of its ports. A port without one, or with the bare name tcp, becomes a listener that takes all traffic to that port number, whoever it is meant for.',
  check(mesh, report) {
    for (const [service, index, { name, port }] of portsWithoutProtocol(mesh, true)) {
      const says = name === undefined ? 'has no name' : `is named ${JSON.stringify(name)}`;
      report({
        object: service,
        pointer: `/spec/ports/${index}${name === undefined ? '' : '/name'}`,
        message: `port ${String(port)} of the ExternalName ${objectName(service)} ${says}: sidecars take all traffic to that port number for it`,
      });
    }
  },
};
