import type { Construct } from 'constructs';
import type { GatewaySpec, GatewaySpecServers } from '../../../imports/networking.istio.io';
import { checkDnsLabel } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { MeshResource, type MeshResourceProps } from '../../core/mesh-resource';
import { isHttp, isTls, type Protocol } from '../../core/protocol';
import type { Wire } from '../../core/wire';
import { type Labels, labelsOf, type WorkloadRef } from '../../core/workload-selector';
import type { Server } from './server';

/** What a Gateway is for. */
export interface GatewayProps extends MeshResourceProps {
  /**
   * The pods that are the gateway, of whatever namespace they are.
   * @default - every gateway of the mesh
   */
  readonly selector?: WorkloadRef;
  /**
   * The ports of the gateway; `addServer` appends.
   * @default - none
   */
  readonly servers?: readonly Server[];
}

/**
 * Ports and hosts that the gateway pods of the mesh serve.
 *
 * A Gateway says what is accepted; the VirtualServices that name it in their `gateways` say where it goes.
 *
 * @example
 * const host = Host.external('bookinfo.example.com');
 * const gateway = new Gateway(chart, 'bookinfo-gateway', {
 *   selector: Gateway.INGRESS,
 *   servers: [Server.httpsRedirect({ hosts: [host] })],
 * });
 * gateway.addServer(Server.https({ hosts: [host], tls: ServerTls.simple({ credentialName: 'bookinfo-cert' }) }));
 * ```yaml
 * apiVersion: networking.istio.io/v1
 * kind: Gateway
 * metadata:
 *   name: bookinfo-gateway
 *   namespace: bookinfo
 * spec:
 *   selector:
 *     istio: ingressgateway
 *   servers:
 *     - hosts:
 *         - bookinfo.example.com
 *       port:
 *         name: http
 *         number: 80
 *         protocol: HTTP
 *       tls:
 *         httpsRedirect: true
 *     - hosts:
 *         - bookinfo.example.com
 *       port:
 *         name: https
 *         number: 443
 *         protocol: HTTPS
 *       tls:
 *         credentialName: bookinfo-cert
 *         mode: SIMPLE
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export class Gateway extends MeshResource<Wire<GatewaySpec>> {
  /** The ingress gateway that istioctl installs. */
  public static readonly INGRESS: { readonly matchLabels: Labels } = matching('ingressgateway');
  /** The egress gateway that istioctl installs. */
  public static readonly EGRESS: { readonly matchLabels: Labels } = matching('egressgateway');
  /** The ingress gateway of a Helm release `istio-ingress`, as Istio's guide for Helm names it. */
  public static readonly HELM_INGRESS: { readonly matchLabels: Labels } = matching('ingress');

  readonly #selector: Labels | undefined;
  readonly #servers: Wire<GatewaySpecServers>[] = [];

  /**
   * @throws MeshError MESH_INVALID_NAME for a name that is no DNS label
   * @throws MeshError MESH_NO_SERVER, when the app is synthesized, for a Gateway without servers
   */
  public constructor(scope: Construct, id: string, props: GatewayProps = {}) {
    super(scope, id, { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', plural: 'gateways' }, props);
    checkDnsLabel(this.name, { property: 'metadata.name', at: this });
    this.#selector = props.selector && labelsOf(props.selector, this);
    for (const server of props.servers ?? []) this.addServer(server);
    this.node.addValidation({ validate: () => this.missingServers() });
  }

  /**
   * Adds a port, after those that are there.
   *
   * @throws MeshError MESH_DUPLICATE_NAME for a port or server name that is taken
   * @throws MeshError MESH_SERVER_CONFLICT for a port that another server has and cannot share
   */
  public addServer(server: Server): void {
    const property = `servers[${this.#servers.length}]`;
    const json = server._toJson(server.portName ?? this.freePortName(server.protocol), this, property);
    this.checkNames(json, property);
    this.checkPortSharing(json, property);
    this.#servers.push(json);
  }

  /** @internal */
  public _toSpec(): Wire<GatewaySpec> {
    return { selector: this.#selector, servers: this.#servers };
  }

  private freePortName(protocol: Protocol): string {
    const base = protocol.toLowerCase();
    const taken = new Set(this.#servers.map(({ port }) => port.name));
    if (!taken.has(base)) return base;
    for (let number = 2; ; number++) {
      if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
    }
  }

  private checkNames({ name, port }: Wire<GatewaySpecServers>, property: string): void {
    const fail = (field: string, value: string) => {
      throw new MeshError('MESH_DUPLICATE_NAME', {
        property: `${property}.${field}`,
        value,
        must: 'be the name of one server only',
        at: this,
      });
    };
    if (this.#servers.some((other) => other.port.name === port.name)) fail('portName', port.name);
    if (name !== undefined && this.#servers.some((other) => other.name === name)) fail('name', name);
  }

  /** Of two servers that cannot share a port, istiod drops the later one without a word. */
  private checkPortSharing(server: Wire<GatewaySpecServers>, property: string): void {
    for (const [index, other] of this.#servers.entries()) {
      if (other.port.number !== server.port.number || other.bind !== server.bind) continue;
      const fail = (must: string, fix: string) => {
        throw new MeshError('MESH_SERVER_CONFLICT', {
          property: `${property}.port`,
          value: `${server.port.protocol} on ${server.port.number === 0 ? server.bind : server.port.number}`,
          must,
          fix,
          at: this,
        });
      };
      const [here, there] = [server.port.protocol as Protocol, other.port.protocol as Protocol];
      if (!(isHttp(here) && isHttp(there)) && !(isTls(here) && isTls(there))) {
        fail(
          `not be that of servers[${index}], which speaks ${there}: only HTTP shares with HTTP, and TLS with TLS`,
          'give one of them another port',
        );
      }
      const host = server.tls && other.tls && server.hosts.find((name) => other.hosts.includes(name));
      if (host) fail(`not be that of servers[${index}], which serves '${host}' too`, 'serve each host once');
    }
  }

  private missingServers(): string[] {
    if (this.#servers.length > 0) return [];
    const problem = { property: 'servers', must: 'have at least one entry', fix: 'call addServer' };
    return [new MeshError('MESH_NO_SERVER', problem).message];
  }
}

function matching(istio: string): { readonly matchLabels: Labels } {
  return Object.freeze({ matchLabels: Object.freeze({ istio }) });
}
