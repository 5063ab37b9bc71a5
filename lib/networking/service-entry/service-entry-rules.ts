import { checkCidr } from '../../core/cidr';
import { MeshError } from '../../core/errors';
import type { Host } from '../../core/host';
import type { MeshResource } from '../../core/mesh-resource';
import { isHttp, isTls, Protocol } from '../../core/protocol';
import { isDnsName } from '../ip-address';
import { type Endpoint, renderEndpoint } from './endpoint';
import { Location } from './location';
import { Resolution } from './resolution';
import type { ServiceEntryPort } from './service-entry-port';
import { UnixSocket } from './unix-socket';

/** What the rules of a ServiceEntry are about. */
export interface ServiceEntryParts {
  readonly hosts: readonly Host[];
  readonly ports: readonly ServiceEntryPort[];
  readonly resolution: Resolution;
  readonly location?: Location | undefined;
  readonly addresses?: readonly string[] | undefined;
  readonly endpoints?: readonly Endpoint[] | undefined;
  readonly workloadSelector?: unknown;
}

const DYNAMIC: readonly (Protocol | undefined)[] = [Protocol.HTTP, Protocol.HTTP2, Protocol.GRPC, Protocol.TLS];

/** Fails for parts that do not go together. */
export function checkServiceEntry(parts: ServiceEntryParts, at: MeshResource<unknown>): void {
  for (const [index, { name }] of parts.hosts.entries()) checkHost(name, `hosts[${index}]`, parts, at);
  checkSharedPorts(parts, at);
  checkInstances(parts, at);
  if (parts.resolution !== Resolution.DYNAMIC_DNS) return;
  for (const [index, { protocol }] of parts.ports.entries()) {
    if (DYNAMIC.includes(protocol)) continue;
    throw new MeshError('MESH_RESOLUTION', {
      property: `ports[${index}].protocol`,
      value: protocol,
      must: `be one of ${DYNAMIC.join(', ')} for resolution DYNAMIC_DNS, which reads the name in the request`,
      at,
    });
  }
  const waypoint = at.metadata.getLabel('istio.io/use-waypoint');
  if (parts.location === Location.MESH_INTERNAL && waypoint && waypoint.toLowerCase() !== 'none') {
    throw new MeshError('MESH_RESOLUTION', {
      property: 'location',
      value: parts.location,
      must: 'be MESH_EXTERNAL for resolution DYNAMIC_DNS behind a waypoint',
      at,
    });
  }
}

function checkHost(host: string, property: string, parts: ServiceEntryParts, at: MeshResource<unknown>): void {
  const fail = (must: string, fix?: string) => {
    throw new MeshError('MESH_INVALID_HOST', { property, value: host, must, ...(fix ? { fix } : {}), at });
  };
  const wildcard = host.startsWith('*');
  const byDns = parts.resolution === Resolution.DNS || parts.resolution === Resolution.DNS_ROUND_ROBIN;
  if (host === '*') fail("not be '*'", 'name a domain, such as *.example.com');
  if (!isDnsName(host.replace(/^\*\./, ''))) fail('be a DNS name', 'put IP addresses into addresses');
  if (wildcard && byDns && !parts.endpoints?.length) {
    fail(`not be a wildcard for resolution ${parts.resolution} without endpoints`, 'use Resolution.DYNAMIC_DNS');
  }
  if (!wildcard && parts.resolution === Resolution.DYNAMIC_DNS) {
    fail('be a wildcard for resolution DYNAMIC_DNS', 'use Resolution.DNS');
  }
}

/** Plain TCP says nothing about the host that is meant. */
function checkSharedPorts(
  { hosts, ports, resolution, addresses = [] }: ServiceEntryParts,
  at: MeshResource<unknown>,
): void {
  if (hosts.length < 2 || resolution === Resolution.NONE) return;
  const byDns = resolution === Resolution.DNS || resolution === Resolution.DNS_ROUND_ROBIN;
  const nameless = ports.find(({ protocol }) => !isHttp(protocol) && !isTls(protocol));
  const port = nameless ?? (byDns && addresses.length > 0 ? ports.find(({ protocol }) => isTls(protocol)) : undefined);
  if (!port) return;
  throw new MeshError('MESH_SEVERAL_HOSTS', {
    property: 'hosts',
    value: hosts.map(({ name }) => name),
    must: nameless
      ? `have one entry beside port ${port.number}, which does not tell hosts apart`
      : `have one entry beside addresses and port ${port.number}`,
    fix: 'make one ServiceEntry for each host',
    at,
  });
}

function checkInstances(parts: ServiceEntryParts, at: MeshResource<unknown>): void {
  const { resolution, endpoints, workloadSelector, addresses } = parts;
  const fail = (property: string, must: string) => {
    throw new MeshError('MESH_RESOLUTION', { property, must, at });
  };
  const none = resolution === Resolution.NONE || resolution === Resolution.DYNAMIC_DNS;
  if (endpoints && workloadSelector) fail('endpoints', 'not stand beside workloadSelector');
  if (none && endpoints) fail('endpoints', `not be set for resolution ${resolution}`);
  if (none && workloadSelector) fail('workloadSelector', `not be set for resolution ${resolution}`);
  if (resolution === Resolution.DYNAMIC_DNS && addresses) fail('addresses', `not be set for resolution ${resolution}`);
  if (resolution === Resolution.DNS_ROUND_ROBIN && endpoints && endpoints.length > 1) {
    fail('endpoints', 'have one entry for resolution DNS_ROUND_ROBIN');
  }
}

/** The virtual addresses in their wire form. */
export function renderAddresses(
  { addresses, resolution }: ServiceEntryParts,
  at: MeshResource<unknown>,
): string[] | undefined {
  const ranges = resolution === Resolution.NONE || resolution === Resolution.STATIC;
  return addresses?.map((address, index) => {
    const place = { property: `addresses[${index}]`, at };
    if (!address.includes('/') || ranges) return checkCidr(address, place);
    const must = `be one address, not a range, for resolution ${resolution}`;
    throw new MeshError('MESH_INVALID_ADDRESS', { ...place, value: address, must });
  });
}

/** The endpoints in their wire form. `ports` are the names of the service's ports. */
export function renderEndpoints(
  { endpoints, resolution }: ServiceEntryParts,
  ports: readonly string[],
  at: MeshResource<unknown>,
) {
  return endpoints?.map((endpoint, index) => {
    const property = `endpoints[${index}]`;
    const { address } = endpoint;
    for (const name of Object.keys(endpoint.ports ?? {})) {
      if (ports.includes(name)) continue;
      const must = `be named after a port of the service: ${ports.join(', ')}`;
      throw new MeshError('MESH_UNKNOWN_PORT', { property: `${property}.ports`, value: name, must, at });
    }
    if (resolution !== Resolution.STATIC && typeof address !== 'string') {
      const must = `be an IP address or a DNS name for resolution ${resolution}`;
      throw new MeshError('MESH_INVALID_ADDRESS', { property: `${property}.address`, value: show(address), must, at });
    }
    if (address instanceof UnixSocket && ports.length !== 1) {
      const must = 'stand beside one port of the service only';
      throw new MeshError('MESH_SOCKET_WITH_PORT', {
        property: `${property}.address`,
        value: address.address,
        must,
        at,
      });
    }
    return renderEndpoint(endpoint, at, property, resolution === Resolution.STATIC ? 'ip' : 'ip-or-name');
  });
}

function show(address: UnixSocket | undefined): string | undefined {
  return address?.address;
}
