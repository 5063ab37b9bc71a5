import { expect, test } from '@jest/globals';
import { Host, Resolution, ServiceEntry, ServiceEntryPort, type ServiceEntryProps, UnixSocket } from 'cdk8s-mesh';

const host = Host.external('api.example.com');
const wildcard = Host.external('*.example.com');
const ports = [ServiceEntryPort.https(443)];
const endpoint = { address: '10.0.0.1' };
const socket = UnixSocket.path('/a');
const workloadSelector = { matchLabels: { app: 'api' } };

const of = (props: ServiceEntryProps) => new ServiceEntry(undefined as never, 'api', props);

/** The compiler reads this function; nobody calls it. */
function wrongServiceEntries(): void {
  // @ts-expect-error a ServiceEntry has a host
  of({ ports });
  // @ts-expect-error one host or several
  of({ host, hosts: [host], ports });
  // @ts-expect-error hosts are objects
  of({ host: 'api.example.com', ports });
  // @ts-expect-error a ServiceEntry has ports
  of({ host });
  // @ts-expect-error nothing is resolved by default, so there are no endpoints
  of({ host, ports, endpoints: [endpoint] });
  // @ts-expect-error nothing is resolved, so there is nothing to select
  of({ host, ports, resolution: Resolution.NONE, workloadSelector });
  // @ts-expect-error endpoints or a selector
  of({ host, ports, resolution: Resolution.STATIC, endpoints: [endpoint], workloadSelector });
  // @ts-expect-error DNS does not resolve sockets
  of({ host, ports, resolution: Resolution.DNS, endpoints: [{ address: socket }] });
  // @ts-expect-error DNS does not resolve networks
  of({ host, ports, resolution: Resolution.DNS, endpoints: [{ network: 'west' }] });
  // @ts-expect-error one endpoint at most
  of({ host, ports, resolution: Resolution.DNS_ROUND_ROBIN, endpoints: [endpoint, endpoint] });
  // @ts-expect-error HTTPS is not among the protocols that say the host
  of({ host: wildcard, ports, resolution: Resolution.DYNAMIC_DNS });
  // @ts-expect-error names are resolved, addresses are not
  of({
    host: wildcard,
    ports: [ServiceEntryPort.tls(443)],
    resolution: Resolution.DYNAMIC_DNS,
    addresses: ['10.0.0.1'],
  });
  const resolution = Resolution.STATIC;
  // @ts-expect-error a socket has no ports
  of({ host, ports, resolution, endpoints: [{ address: socket, ports: { https: 1 } }] });
  // @ts-expect-error an endpoint is somewhere
  of({ host, ports, resolution: Resolution.STATIC, endpoints: [{ weight: 1 }] });
  // @ts-expect-error a port is made by a factory
  of({ host, ports: [{ number: 80, protocol: undefined }] });
}

test('the wrong ServiceEntries above do not compile', () => {
  expect(wrongServiceEntries).toBeInstanceOf(Function);
});
