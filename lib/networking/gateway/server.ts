import type { GatewaySpecServers } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkNotEmpty, checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import { isTls, Protocol, type TlsProtocol } from '../../core/protocol';
import type { Wire } from '../../core/wire';
import { checkIp } from '../ip-address';
import { UnixSocket } from '../service-entry/unix-socket';
import { renderServerHost, type ServerHostRef } from './server-host';
import type { ServerTls } from './server-tls';

/** What every server of a gateway has. */
export interface ServerOptions {
  /** The hosts that are served. VirtualServices of the gateway take over where their hosts are among these. */
  readonly hosts: readonly ServerHostRef[];
  /**
   * A name for statistics, one of its kind in the gateway.
   * @default - none
   */
  readonly name?: string;
  /**
   * The name of the port, a DNS label, one of its kind in the gateway.
   * @default - the protocol; beside other servers of that protocol, the protocol and a number: `https-2`
   */
  readonly portName?: string;
}

interface OnPort {
  /** The port of the gateway's Service. */
  readonly port: number;
  /**
   * The IP address to listen on; one inside the pod keeps clients from outside away.
   * @default - all addresses
   */
  readonly bind?: string;
}

interface OnSocket {
  /** The Unix domain socket to listen on. */
  readonly bind: UnixSocket;
  readonly port?: never;
}

/** Where a server listens. */
export type ServerAddress = OnPort | OnSocket;

/** Where a server listens that has a usual port. */
export type ServerAddressOrDefault =
  | {
      /**
       * The port of the gateway's Service.
       * @default - the usual port of the protocol
       */
      readonly port?: number;
      /**
       * The IP address to listen on; one inside the pod keeps clients from outside away.
       * @default - all addresses
       */
      readonly bind?: string;
    }
  | OnSocket;

/** What a server of a protocol inside TLS has besides. */
export interface WithServerTls {
  /** What the gateway does about TLS. */
  readonly tls: ServerTls;
}

/** The protocols that a gateway can serve without TLS. */
export type PlainServerProtocol = Exclude<Protocol, TlsProtocol | Protocol.UDP | Protocol.HTTP_PROXY>;

/** A protocol, and TLS where it runs inside TLS. */
export type ServerProtocol =
  | { readonly protocol: PlainServerProtocol; readonly tls?: never }
  | { readonly protocol: TlsProtocol; readonly tls: ServerTls };

/**
 * A port of a gateway: what is spoken there, and which hosts are served.
 *
 * @example
 * Server.http({ hosts: [Host.external('bookinfo.example.com')] });
 * Server.https({ hosts: [Host.external('bookinfo.example.com')], tls: ServerTls.simple({ credentialName: 'bookinfo-cert' }) });
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export class Server {
  /** HTTP, on port 80 unless told otherwise. */
  public static http(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 80), protocol: Protocol.HTTP });
  }

  /** HTTP on port 80 unless told otherwise, where every request is redirected to HTTPS with a 301. */
  public static httpsRedirect(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 80), protocol: Protocol.HTTP }, true);
  }

  /** HTTP/2 without TLS, on port 80 unless told otherwise. */
  public static http2(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 80), protocol: Protocol.HTTP2 });
  }

  /** gRPC without TLS, on port 80 unless told otherwise. */
  public static grpc(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 80), protocol: Protocol.GRPC });
  }

  /** gRPC for browsers, without TLS, on port 80 unless told otherwise. */
  public static grpcWeb(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 80), protocol: Protocol.GRPC_WEB });
  }

  /** HTTP inside TLS, on port 443 unless told otherwise. */
  public static https(options: ServerOptions & ServerAddressOrDefault & WithServerTls): Server {
    return new Server({ ...withPort(options, 443), protocol: Protocol.HTTPS, tls: options.tls });
  }

  /** Anything inside TLS, on port 443 unless told otherwise. */
  public static tls(options: ServerOptions & ServerAddressOrDefault & WithServerTls): Server {
    return new Server({ ...withPort(options, 443), protocol: Protocol.TLS, tls: options.tls });
  }

  /** Any protocol over TCP; hosts cannot be told apart. */
  public static tcp(options: ServerOptions & ServerAddress): Server {
    return new Server({ ...options, protocol: Protocol.TCP });
  }

  /** MongoDB, on port 27017 unless told otherwise. */
  public static mongo(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 27017), protocol: Protocol.MONGO });
  }

  /** MySQL, on port 3306 unless told otherwise. */
  public static mysql(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 3306), protocol: Protocol.MYSQL });
  }

  /** Redis, on port 6379 unless told otherwise. */
  public static redis(options: ServerOptions & ServerAddressOrDefault): Server {
    return new Server({ ...withPort(options, 6379), protocol: Protocol.REDIS });
  }

  /** A server of any protocol. */
  public static of(options: ServerOptions & ServerAddress & ServerProtocol): Server {
    return new Server(options);
  }

  /** What is spoken on the port. */
  public readonly protocol: Protocol;
  /** The port of the gateway's Service; absent for a Unix domain socket. */
  public readonly port: number | undefined;
  /** The name of the port, if it was given. */
  public readonly portName: string | undefined;
  readonly #options: ServerOptions & ServerAddress & ServerProtocol;
  readonly #redirect: boolean;

  private constructor(options: ServerOptions & ServerAddress & ServerProtocol, redirect: boolean = false) {
    this.protocol = options.protocol;
    this.port = options.port;
    this.portName = options.portName;
    this.#options = { ...options, hosts: [...options.hosts] };
    this.#redirect = redirect;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(portName: string, gateway: MeshResource<unknown>, property: string): Wire<GatewaySpecServers> {
    const { hosts, name, bind, port, tls } = this.#options;
    const place = (field: string): Place => ({ property: `${property}.${field}`, at: gateway });
    checkNotEmpty(hosts, place('hosts'), 'name a host, or Host.ANY for all');
    if (isTls(this.protocol) !== (tls !== undefined)) {
      const must = isTls(this.protocol) ? `be set for ${this.protocol}` : `not be set for ${this.protocol}`;
      throw new MeshError('MESH_SERVER_TLS', { ...place('tls'), must });
    }
    return {
      hosts: hosts.map((host, index) => renderServerHost(host, place(`hosts[${index}]`))),
      port: {
        number: renderPort(bind, port, place('port')),
        name: checkDnsLabel(portName, place('portName')),
        protocol: this.protocol,
      },
      name,
      bind: bind instanceof UnixSocket ? bind.address : checkIp(bind, place('bind')),
      tls: this.#redirect ? { httpsRedirect: true } : tls?._toJson(),
    };
  }
}

function withPort(options: ServerOptions & ServerAddressOrDefault, usual: number): ServerOptions & ServerAddress {
  const { hosts, name, portName, bind, port } = options;
  const address = bind instanceof UnixSocket ? { bind, port } : { bind, port: port ?? usual };
  return { hosts, name, portName, ...(address as ServerAddress) };
}

/** Sockets have port 0. */
function renderPort(bind: string | UnixSocket | undefined, port: number | undefined, place: Place): number {
  if (!(bind instanceof UnixSocket)) return checkPort(port as number, place);
  if (port === undefined) return 0;
  throw new MeshError('MESH_SOCKET_WITH_PORT', {
    ...place,
    value: port,
    must: 'not be set for a Unix domain socket',
    fix: 'drop the port, or the socket',
  });
}
