import type { ServiceEntrySpecPorts } from '../../../imports/networking.istio.io';
import { checkDnsLabel, checkPort, type Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { Protocol } from '../../core/protocol';
import type { Wire } from '../../core/wire';

/** The protocols that a port of a ServiceEntry can have. */
export type ServiceEntryProtocol = Exclude<Protocol, Protocol.HTTP_PROXY>;

/** What a port may say besides its number and protocol. */
export interface ServiceEntryPortOptions {
  /**
   * The name, a DNS label, by which endpoints refer to the port.
   * @default - the protocol; beside another port of that protocol, the protocol and the number: `http-8080`
   */
  readonly name?: string;
  /**
   * The port of the endpoints.
   * @default - the same port
   */
  readonly targetPort?: number;
}

/**
 * A port of a ServiceEntry and what is spoken on it.
 *
 * @example
 * const ports = [ServiceEntryPort.http(80), ServiceEntryPort.tls(443)];
 * @see https://istio.io/latest/docs/reference/config/networking/service-entry/#ServicePort
 */
export class ServiceEntryPort<P extends ServiceEntryProtocol | undefined = ServiceEntryProtocol | undefined> {
  /** HTTP/1.1, or HTTP/2 where the client asks for it. */
  public static http(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.HTTP> {
    return new ServiceEntryPort(Protocol.HTTP, number, options);
  }

  /** HTTP/2. */
  public static http2(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.HTTP2> {
    return new ServiceEntryPort(Protocol.HTTP2, number, options);
  }

  /** gRPC. */
  public static grpc(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.GRPC> {
    return new ServiceEntryPort(Protocol.GRPC, number, options);
  }

  /** gRPC for browsers. */
  public static grpcWeb(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.GRPC_WEB> {
    return new ServiceEntryPort(Protocol.GRPC_WEB, number, options);
  }

  /** HTTPS that the application itself speaks: the mesh sees the server name only. */
  public static https(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.HTTPS> {
    return new ServiceEntryPort(Protocol.HTTPS, number, options);
  }

  /** TLS that the application itself speaks: the mesh sees the server name only. */
  public static tls(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.TLS> {
    return new ServiceEntryPort(Protocol.TLS, number, options);
  }

  /** Any protocol over TCP. */
  public static tcp(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.TCP> {
    return new ServiceEntryPort(Protocol.TCP, number, options);
  }

  /** UDP, which sidecars let through untouched. */
  public static udp(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.UDP> {
    return new ServiceEntryPort(Protocol.UDP, number, options);
  }

  /** MongoDB. */
  public static mongo(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.MONGO> {
    return new ServiceEntryPort(Protocol.MONGO, number, options);
  }

  /** MySQL, where the server speaks first. */
  public static mysql(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.MYSQL> {
    return new ServiceEntryPort(Protocol.MYSQL, number, options);
  }

  /** Redis. */
  public static redis(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<Protocol.REDIS> {
    return new ServiceEntryPort(Protocol.REDIS, number, options);
  }

  /** A port whose protocol proxies guess from the first bytes, called `port` unless told otherwise. */
  public static sniffed(number: number, options?: ServiceEntryPortOptions): ServiceEntryPort<undefined> {
    return new ServiceEntryPort(undefined, number, options);
  }

  readonly #options: ServiceEntryPortOptions;

  private constructor(
    /** What is spoken on the port; absent where proxies guess. */
    public readonly protocol: P,
    /** The port. */
    public readonly number: number,
    options: ServiceEntryPortOptions = {},
  ) {
    checkPort(number, { property: 'port' });
    checkPort(options.targetPort, { property: 'port.targetPort' });
    checkDnsLabel(options.name, { property: 'port.name' });
    this.#options = { ...options };
    Object.freeze(this);
  }

  /** @internal The wire form; `taken` are the names of earlier ports. */
  public _toJson(taken: readonly string[]): Wire<ServiceEntrySpecPorts> {
    const base = this.protocol?.toLowerCase() ?? 'port';
    return {
      number: this.number,
      name: this.#options.name ?? (taken.includes(base) ? `${base}-${this.number}` : base),
      protocol: this.protocol,
      targetPort: this.#options.targetPort,
    };
  }
}

/** The ports in their wire form, each with a name and a number of its own. */
export function renderServiceEntryPorts(
  ports: readonly ServiceEntryPort[],
  place: Place,
): Wire<ServiceEntrySpecPorts>[] {
  const rendered: Wire<ServiceEntrySpecPorts>[] = [];
  for (const [index, port] of ports.entries()) {
    const json = port._toJson(rendered.map(({ name }) => name));
    for (const key of ['number', 'name'] as const) {
      if (!rendered.some((other) => other[key] === json[key])) continue;
      throw new MeshError('MESH_DUPLICATE_PORT', {
        ...place,
        property: `${place.property}[${index}].${key}`,
        value: json[key],
        must: `be the ${key} of one port only`,
      });
    }
    rendered.push(json);
  }
  return rendered;
}
