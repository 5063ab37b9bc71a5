import type { Construct } from 'constructs';
import type { ServiceEntrySpec } from '../../../imports/networking.istio.io';
import { checkNotEmpty } from '../../core/checks';
import { Host, type HostRef } from '../../core/host';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import type { Protocol } from '../../core/protocol';
import type { Wire } from '../../core/wire';
import { labelsOf, type WorkloadRef } from '../../core/workload-selector';
import { type ExportTo, renderExportTo } from '../export-to';
import type { AddressEndpoint, NetworkEndpoint, SocketEndpoint } from './endpoint';
import type { Location } from './location';
import { Resolution } from './resolution';
import { renderServiceEntryPorts, type ServiceEntryPort } from './service-entry-port';
import { checkServiceEntry, renderAddresses, renderEndpoints } from './service-entry-rules';

interface OneHost {
  /** The name of the service. */
  readonly host: HostRef;
  readonly hosts?: never;
}

interface SeveralHosts {
  /** The names of the service. */
  readonly hosts: readonly HostRef[];
  readonly host?: never;
}

interface WithoutEndpoints {
  readonly endpoints?: never;
  readonly workloadSelector?: never;
}

interface ByEndpoints<E> {
  /** The instances of the service. */
  readonly endpoints: E;
  readonly workloadSelector?: never;
}

interface BySelector {
  /** The instances of the service: the pods and WorkloadEntries of the namespace that have the labels. */
  readonly workloadSelector: WorkloadRef;
  readonly endpoints?: never;
}

interface WithPorts<P extends ServiceEntryPort = ServiceEntryPort> {
  /** The ports of the service. */
  readonly ports: readonly P[];
}

interface WithAddresses {
  /**
   * Virtual IP addresses of the service; where the resolution is NONE or STATIC, CIDR ranges too.
   * @default - assigned by istiod, unless the resolution is NONE
   */
  readonly addresses?: readonly string[];
}

type Unresolved = WithPorts &
  WithAddresses &
  WithoutEndpoints & {
    /**
     * How a proxy finds the addresses of the service.
     * @default Resolution.NONE
     */
    readonly resolution?: Resolution.NONE;
  };

type Static = WithPorts &
  WithAddresses & { readonly resolution: Resolution.STATIC } & (
    | WithoutEndpoints
    | BySelector
    | ByEndpoints<readonly (AddressEndpoint | SocketEndpoint | NetworkEndpoint)[]>
  );

type ByDns = WithPorts &
  WithAddresses & { readonly resolution: Resolution.DNS } & (
    | WithoutEndpoints
    | BySelector
    | ByEndpoints<readonly AddressEndpoint[]>
  );

type ByDnsRoundRobin = WithPorts &
  WithAddresses & { readonly resolution: Resolution.DNS_ROUND_ROBIN } & (
    | WithoutEndpoints
    | BySelector
    | ByEndpoints<readonly [AddressEndpoint]>
  );

type DynamicDns = WithPorts<ServiceEntryPort<Protocol.HTTP | Protocol.HTTP2 | Protocol.GRPC | Protocol.TLS>> &
  WithoutEndpoints & { readonly resolution: Resolution.DYNAMIC_DNS; readonly addresses?: never };

/** What a ServiceEntry is for. */
export type ServiceEntryProps = MeshResourceProps & {
  /**
   * Whether the service is part of the mesh.
   * @default Location.MESH_EXTERNAL
   */
  readonly location?: Location;
  /**
   * Names of which the certificate of the service has to have one.
   * @default - any name
   */
  readonly subjectAltNames?: readonly string[];
  /**
   * Which namespaces see the service.
   * @default - all namespaces, unless the mesh is set up otherwise
   */
  readonly exportTo?: readonly ExportTo[];
} & (OneHost | SeveralHosts) &
  (Unresolved | Static | ByDns | ByDnsRoundRobin | DynamicDns);

/**
 * A service that the mesh does not find by itself, such as one outside the cluster.
 *
 * @example
 * const api = new ServiceEntry(chart, 'api', {
 *   host: Host.external('api.example.com'),
 *   ports: [ServiceEntryPort.https(443)],
 *   resolution: Resolution.DNS,
 *   location: Location.MESH_EXTERNAL,
 * });
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: ServiceEntry
 * metadata:
 *   name: api
 *   namespace: bookinfo
 * spec:
 *   hosts:
 *     - api.example.com
 *   location: MESH_EXTERNAL
 *   ports:
 *     - name: https
 *       number: 443
 *       protocol: HTTPS
 *   resolution: DNS
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/
 */
export class ServiceEntry extends MeshResource<Wire<ServiceEntrySpec>> {
  /** The names of the service, to route to and to write rules for. */
  public readonly hosts: readonly Host[];
  readonly #spec: Wire<ServiceEntrySpec>;

  /**
   * @throws MeshError MESH_INVALID_HOST for a host that the resolution does not go with
   * @throws MeshError MESH_INVALID_ADDRESS for an address that the resolution does not go with
   * @throws MeshError MESH_DUPLICATE_PORT for two ports of one name or number
   * @throws MeshError MESH_UNKNOWN_PORT for an endpoint with a port that the service does not have
   */
  public constructor(scope: Construct, id: string, props: ServiceEntryProps) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', plural: 'serviceentries' }, props);
    const refs: readonly HostRef[] = props.hosts ?? (props.host === undefined ? [] : [props.host]);
    this.hosts = Object.freeze(refs.map((ref) => Host.of(ref)));
    checkNotEmpty(this.hosts, { property: 'hosts', at: this }, 'name a host');
    checkNotEmpty(props.ports, { property: 'ports', at: this }, 'name a port, such as ServiceEntryPort.https(443)');
    const ports = renderServiceEntryPorts(props.ports, { property: 'ports', at: this });
    const parts = { ...props, hosts: this.hosts, resolution: props.resolution ?? Resolution.NONE };
    checkServiceEntry(parts, this);
    this.#spec = {
      hosts: this.hosts.map(({ fullName }) => fullName),
      addresses: renderAddresses(parts, this),
      ports,
      location: props.location,
      resolution: props.resolution,
      endpoints: renderEndpoints(
        parts,
        ports.map(({ name }) => name),
        this,
      ),
      workloadSelector: props.workloadSelector && {
        labels: labelsOf(props.workloadSelector, this, 'workloadSelector'),
      },
      exportTo: renderExportTo(props.exportTo, this, { none: true }),
      subjectAltNames: props.subjectAltNames && [...props.subjectAltNames],
    };
  }

  /** The first name of the service. */
  public get host(): Host {
    return this.hosts[0] as Host;
  }

  /** @internal */
  public _toSpec(): Wire<ServiceEntrySpec> {
    return this.#spec;
  }
}
