import { ApiObject, JsonPatch } from 'cdk8s';
import { type Service, Protocol as TransportProtocol } from 'cdk8s-plus-28';
import { checkDnsLabel, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { Protocol } from '../core/protocol';

/** What a port may say besides its number. */
export interface ServicePortOptions {
  /**
   * Name of the port. Where it does not begin with the protocol, `appProtocol` says the protocol.
   * @default - the protocol; beside another port of that protocol, the protocol and the number: `http-8080`
   */
  readonly name?: string;
  /**
   * Port of the container.
   * @default - the port of the Service
   */
  readonly targetPort?: number;
  /**
   * Port of every node, 30000 to 32767, for Services of type NodePort and LoadBalancer.
   * @default - the cluster chooses
   */
  readonly nodePort?: number;
}

/**
 * A port of a Service and what is spoken on it, named so that the mesh knows.
 *
 * Istio reads the protocol from the beginning of the port's name or from `appProtocol`; a port with neither is guessed
 * from its first bytes, which fails where the server speaks first.
 *
 * @example
 * const ports = [ServicePort.http(80, { targetPort: 8080 }), ServicePort.grpc(9090)];
 * @see https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export class ServicePort {
  /** HTTP/1.1, or HTTP/2 where the client asks for it. */
  public static http(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('http', port, options);
  }
  /** HTTP/2. */
  public static http2(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('http2', port, options);
  }
  /** HTTPS that the application itself speaks: the mesh sees only the server name. */
  public static https(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('https', port, options);
  }
  /** gRPC. */
  public static grpc(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('grpc', port, options);
  }
  /** gRPC for browsers. */
  public static grpcWeb(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('grpc-web', port, options);
  }
  /** Any protocol over TCP. */
  public static tcp(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('tcp', port, options);
  }
  /** TLS that the application itself speaks: the mesh sees only the server name. */
  public static tls(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('tls', port, options);
  }
  /** UDP, which sidecars let through untouched. */
  public static udp(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('udp', port, options);
  }
  /** MongoDB. */
  public static mongo(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('mongo', port, options);
  }
  /** MySQL, where the server speaks first. */
  public static mysql(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('mysql', port, options);
  }
  /** Redis. */
  public static redis(port: number, options?: ServicePortOptions): ServicePort {
    return new ServicePort('redis', port, options);
  }

  /** Port of the Service. */
  public readonly port: number;
  /** Port of the container. */
  public readonly targetPort: number;
  readonly #protocol: string;
  readonly #options: ServicePortOptions;

  private constructor(protocol: string, port: number, options: ServicePortOptions = {}) {
    this.port = checkPort(port, { property: 'port' });
    this.targetPort = checkPort(options.targetPort, { property: 'targetPort' }) ?? port;
    checkDnsLabel(options.name, { property: 'port.name' });
    this.#protocol = protocol;
    this.#options = { ...options };
    Object.freeze(this);
  }

  /** What is spoken on the port. */
  public get protocol(): Protocol {
    return this.#protocol.toUpperCase() as Protocol;
  }

  /** Adds the port to a Service of cdk8s-plus, which by itself knows no `appProtocol`. */
  public bindTo(service: Service): void {
    const names = service.ports.map(({ name }) => name);
    const name =
      this.#options.name ?? (names.includes(this.#protocol) ? `${this.#protocol}-${this.port}` : this.#protocol);
    if (names.includes(name)) {
      throw new MeshError('MESH_DUPLICATE_PORT', {
        property: 'port.name',
        value: name,
        must: 'be the name of one port of the Service only',
        at: service,
      });
    }
    service.bind(this.port, {
      name,
      targetPort: this.targetPort,
      ...(this.#options.nodePort === undefined ? {} : { nodePort: this.#options.nodePort }),
      ...(this.#protocol === 'udp' ? { protocol: TransportProtocol.UDP } : {}),
    });
    if (!saysProtocol(name, this.#protocol)) {
      const pointer = `/spec/ports/${names.length}/appProtocol`;
      ApiObject.of(service).addJsonPatch(JsonPatch.add(pointer, this.#protocol));
    }
  }
}

function saysProtocol(name: string, protocol: string): boolean {
  return name === protocol || name.startsWith(`${protocol}-`);
}
