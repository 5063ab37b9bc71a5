import { checkPort } from '../../core/checks';
import type { UnixSocket } from '../service-entry/unix-socket';

/**
 * Where a sidecar sends what a listener took in: somewhere in its own pod or machine.
 *
 * @example
 * DefaultEndpoint.loopback(8080);
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
export class DefaultEndpoint {
  /** A port of 127.0.0.1. */
  public static loopback(port: number): DefaultEndpoint {
    return new DefaultEndpoint(`127.0.0.1:${checkPort(port, { property: 'defaultEndpoint' })}`);
  }

  /** A port of ::1. */
  public static loopbackIpv6(port: number): DefaultEndpoint {
    return new DefaultEndpoint(`[::1]:${checkPort(port, { property: 'defaultEndpoint' })}`);
  }

  /** A port of the IPv4 address of the pod or machine. */
  public static instance(port: number): DefaultEndpoint {
    return new DefaultEndpoint(`0.0.0.0:${checkPort(port, { property: 'defaultEndpoint' })}`);
  }

  /** A port of the IPv6 address of the pod or machine. */
  public static instanceIpv6(port: number): DefaultEndpoint {
    return new DefaultEndpoint(`[::]:${checkPort(port, { property: 'defaultEndpoint' })}`);
  }

  /** A Unix domain socket. */
  public static socket(socket: UnixSocket): DefaultEndpoint {
    return new DefaultEndpoint(socket.address);
  }

  readonly #address: string;

  private constructor(address: string) {
    this.#address = address;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): string {
    return this.#address;
  }
}
