import type { IServiceAccount } from 'cdk8s-plus-28';
import type { WorkloadEntrySpec } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkInteger, checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { checkLabels, type Labels } from '../../core/labels';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { checkIp, checkIpOrDnsName } from '../ip-address';
import { UnixSocket } from './unix-socket';

/** What is known of every endpoint, wherever it is. */
export interface EndpointOptions {
  /**
   * Labels by which selectors and subsets find the endpoint.
   * @default - none
   */
  readonly labels?: Labels;
  /**
   * Where the endpoint is, from the widest to the narrowest: `region/zone/subzone`.
   * @default - unknown
   */
  readonly locality?: string;
  /**
   * The share of traffic, relative to the other endpoints; 1 or more.
   * @default 1
   */
  readonly weight?: number;
  /**
   * The ServiceAccount whose identity the workload has in the mesh, by its object or its name; in the same namespace.
   * @default - none; the identity is not checked
   */
  readonly serviceAccount?: IServiceAccount | string;
}

/** The ports of an endpoint, by the names that the ports of the service have. */
export type EndpointPorts = { readonly [servicePortName: string]: number };

interface Reachable extends EndpointOptions {
  /**
   * The ports of the endpoint, by the names that the ports of the service have.
   * @default - the target ports of the service
   */
  readonly ports?: EndpointPorts;
}

/** An endpoint with an IP address or a DNS name. */
export interface AddressEndpoint extends Reachable {
  /** The IP address, or a DNS name where the service is resolved by DNS. */
  readonly address: string;
  /**
   * The network that the endpoint is in. Endpoints of other networks are reached by way of their east-west gateway.
   * @default - the network of the mesh
   */
  readonly network?: string;
}

/** An endpoint on a socket, for the clients on its machine. */
export interface SocketEndpoint extends EndpointOptions {
  /** The Unix domain socket. */
  readonly address: UnixSocket;
  /**
   * The network that the endpoint is in.
   * @default - the network of the mesh
   */
  readonly network?: string;
  readonly ports?: never;
}

/** An endpoint that is reached by way of the gateway of its network. */
export interface NetworkEndpoint extends Reachable {
  /** The network that the endpoint is in. */
  readonly network: string;
  readonly address?: never;
}

/**
 * Where one instance of a service is.
 * @see https://istio.io/latest/docs/reference/config/networking/workload-entry/#WorkloadEntry
 */
export type Endpoint = AddressEndpoint | SocketEndpoint | NetworkEndpoint;

/** What addresses may be: both, or an IP address alone. */
export type AddressForm = 'ip-or-name' | 'ip';

/** The endpoint in its wire form. */
export function renderEndpoint(
  endpoint: Endpoint,
  at: MeshResource<unknown>,
  property: string,
  form: AddressForm = 'ip-or-name',
): Wire<WorkloadEntrySpec> {
  const place = (field: string): Place => ({ property: property === '' ? field : `${property}.${field}`, at });
  const { address, network, ports } = endpoint;
  if (address === undefined && !network) {
    throw new MeshError('MESH_ENDPOINT_WITHOUT_ADDRESS', { ...place('address'), must: 'be set unless network is' });
  }
  if (address instanceof UnixSocket && ports !== undefined) {
    throw new MeshError('MESH_SOCKET_WITH_PORT', {
      ...place('ports'),
      value: ports,
      must: 'not be set for a Unix domain socket',
      fix: 'drop the ports',
    });
  }
  return {
    address: address === undefined ? undefined : renderAddress(address, place('address'), form),
    ...renderTemplate(endpoint, at, property),
  };
}

/** What an endpoint has besides its address, in its wire form. */
export function renderTemplate(
  endpoint: Omit<Endpoint, 'address'>,
  at: MeshResource<unknown>,
  property: string,
): Omit<Wire<WorkloadEntrySpec>, 'address'> {
  const place = (field: string): Place => ({ property: property === '' ? field : `${property}.${field}`, at });
  return {
    ports: renderPorts(endpoint.ports, place('ports')),
    labels: endpoint.labels && checkLabels(endpoint.labels, place('labels')),
    network: endpoint.network,
    locality: checkLocality(endpoint.locality, place('locality')),
    weight: checkWeight(endpoint.weight, place('weight')),
    serviceAccount: renderServiceAccount(endpoint.serviceAccount, at, place('serviceAccount')),
  };
}

function renderAddress(address: string | UnixSocket, place: Place, form: AddressForm): string {
  if (address instanceof UnixSocket) return address.address;
  return form === 'ip' ? checkIp(address, place) : checkIpOrDnsName(address, place);
}

function renderPorts(ports: EndpointPorts | undefined, place: Place): EndpointPorts | undefined {
  for (const [name, port] of Object.entries(ports ?? {})) {
    checkDnsLabel(name, place);
    checkPort(port, { ...place, property: `${place.property}.${name}` });
  }
  return ports && { ...ports };
}

/** Istio takes 0 for a weight that is not there. */
function checkWeight(weight: number | undefined, place: Place): number | undefined {
  if (weight !== 0) return checkInteger(weight, place, 1, 4294967295);
  throw new MeshError('MESH_OUT_OF_RANGE', {
    ...place,
    value: weight,
    must: 'be an integer from 1 to 4294967295',
    fix: 'to Istio 0 counts as 1; leave the endpoint out to give it nothing',
  });
}

function checkLocality(locality: string | undefined, place: Place): string | undefined {
  if (locality !== undefined && (locality.includes('*') || locality.split('/').includes(''))) {
    throw new MeshError('MESH_INVALID_LOCALITY', {
      ...place,
      value: locality,
      must: 'be a place such as region/zone/subzone, without a wildcard',
    });
  }
  return locality;
}

/** A workload has the identity of a ServiceAccount of its own namespace. */
function renderServiceAccount(
  account: IServiceAccount | string | undefined,
  at: MeshResource<unknown>,
  place: Place,
): string | undefined {
  if (account === undefined || typeof account === 'string') return account;
  const { metadata } = account as { readonly metadata?: { readonly namespace?: string } };
  if (metadata?.namespace !== undefined && metadata.namespace !== at.namespace) {
    throw new MeshError('MESH_SERVICE_ACCOUNT_NAMESPACE', {
      ...place,
      value: `${metadata.namespace}/${account.name}`,
      must: `live in the namespace of the workload, ${at.namespace === undefined ? 'which has none' : `'${at.namespace}'`}`,
      fix: 'put both into one namespace',
    });
  }
  return account.name;
}
