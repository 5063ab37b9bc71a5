import type { GatewaySpecListeners } from '../../imports/gateway.networking.k8s.io';
import { checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { AllowedRoutes } from './allowed-routes';
import { checkHostname } from './hostname';
import type { ListenerTls } from './listener-tls';
import { checkSectionName } from './section-name';

/** What every listener has. */
export interface ListenerOptions<Name extends string> {
  /** A name, by which routes can be attached to this listener alone. */
  readonly name: Name;
  /** The port that clients dial. */
  readonly port: number;
  /**
   * Which routes may be attached.
   * @default AllowedRoutes.SAME_NAMESPACE
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#allowedroutes
   */
  readonly allowedRoutes?: AllowedRoutes;
}

/** A listener that tells hosts apart. */
export interface HostListenerOptions<Name extends string> extends ListenerOptions<Name> {
  /**
   * The host whose requests are taken: a DNS name, or a wildcard such as `*.example.com`.
   * @default - every host
   */
  readonly hostname?: string;
}

/** A listener that ends TLS. */
export interface HttpsListenerOptions<Name extends string> extends HostListenerOptions<Name> {
  /** The certificates. */
  readonly tls: ListenerTls<'Terminate'>;
}

/** A listener for TLS that carries anything. */
export interface TlsListenerOptions<Name extends string> extends HostListenerOptions<Name> {
  /** Whether TLS ends here or is passed on. */
  readonly tls: ListenerTls;
}

/** A listener for a protocol that the Gateway API does not name. */
export interface CustomListenerOptions<Name extends string> extends HostListenerOptions<Name> {
  /**
   * What is done with TLS.
   * @default - none
   */
  readonly tls?: ListenerTls;
}

const KNOWN = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];
const PROTOCOL =
  /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$|^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9]+$/;

/**
 * A port of a Gateway, and what is spoken there.
 *
 * @example
 * gatewayApi.Listener.http({ name: 'http', port: 80 });
 * gatewayApi.Listener.https({
 *   name: 'https',
 *   port: 443,
 *   hostname: '*.example.com',
 *   tls: gatewayApi.ListenerTls.terminate({ certificates: [{ name: 'example-cert' }] }),
 *   allowedRoutes: gatewayApi.AllowedRoutes.ALL_NAMESPACES,
 * });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listener
 */
export class Listener<Name extends string = string> {
  /** HTTP without TLS. */
  public static http<const Name extends string>(options: HostListenerOptions<Name>): Listener<Name> {
    return new Listener('HTTP', options);
  }

  /** HTTP over TLS, which ends at the gateway. */
  public static https<const Name extends string>(options: HttpsListenerOptions<Name>): Listener<Name> {
    return new Listener('HTTPS', options);
  }

  /** TLS that carries anything; TLSRoutes say where to. */
  public static tls<const Name extends string>(options: TlsListenerOptions<Name>): Listener<Name> {
    return new Listener('TLS', options);
  }

  /** TCP; TCPRoutes say where to. */
  public static tcp<const Name extends string>(options: ListenerOptions<Name>): Listener<Name> {
    return new Listener('TCP', options);
  }

  /** UDP; UDPRoutes say where to. Istio does not listen on UDP. */
  public static udp<const Name extends string>(options: ListenerOptions<Name>): Listener<Name> {
    return new Listener('UDP', options);
  }

  /**
   * A protocol of the implementation, such as `example.com/bar`, or Istio's `HBONE`.
   *
   * @throws MeshError MESH_LISTENER_PROTOCOL for what is no protocol, or one that has a factory of its own
   */
  public static of<const Name extends string>(protocol: string, options: CustomListenerOptions<Name>): Listener<Name> {
    if (protocol.length > 255 || !PROTOCOL.test(protocol) || KNOWN.includes(protocol.toUpperCase())) {
      const known = KNOWN.find((name) => name === protocol.toUpperCase());
      throw new MeshError('MESH_LISTENER_PROTOCOL', {
        property: 'protocol',
        value: protocol,
        must: 'be a protocol that the Gateway API does not name, such as example.com/bar',
        ...(known ? { fix: `write Listener.${known.toLowerCase()}(…)` } : {}),
      });
    }
    return new Listener(protocol, options);
  }

  /** The name, unique in its Gateway. */
  public readonly name: Name;
  /** The port that clients dial. */
  public readonly port: number;
  /** The host whose requests are taken, if not every one. */
  public readonly hostname: string | undefined;
  readonly #tls: ListenerTls | undefined;
  readonly #allowedRoutes: AllowedRoutes | undefined;

  private constructor(
    /** What is spoken: `HTTP`, `HTTPS`, `TLS`, `TCP`, `UDP` or a protocol of the implementation. */
    public readonly protocol: string,
    options: CustomListenerOptions<Name>,
  ) {
    this.name = options.name;
    this.port = options.port;
    this.hostname = options.hostname;
    this.#tls = options.tls;
    this.#allowedRoutes = options.allowedRoutes;
    Object.freeze(this);
  }

  /** @internal */
  public _render(gateway: MeshResource<unknown>, property: string): Wire<GatewaySpecListeners> {
    const at = gateway;
    checkSectionName(this.name, { property: `${property}.name`, at });
    checkPort(this.port, { property: `${property}.port`, at });
    checkHostname(this.hostname, { property: `${property}.hostname`, at });
    return {
      name: this.name,
      port: this.port,
      protocol: this.protocol,
      hostname: this.hostname,
      tls: this.#tls?._render(gateway, `${property}.tls`),
      allowedRoutes: this.#allowedRoutes?._render(gateway, `${property}.allowedRoutes`),
    };
  }
}

/** Fails where a listener could not be told apart from one that is there. */
export function checkDistinctListener(
  listener: Listener,
  others: readonly Listener[],
  at: MeshResource<unknown>,
): void {
  const property = `listeners[${others.length}]`;
  const other = others.find((candidate) => candidate.name === listener.name);
  if (other) {
    throw new MeshError('MESH_DUPLICATE_LISTENER', {
      property: `${property}.name`,
      value: listener.name,
      must: 'be another than those of the other listeners',
      at,
    });
  }
  const conflict = others.find((candidate) => conflicts(candidate, listener));
  if (conflict) {
    throw new MeshError('MESH_DUPLICATE_LISTENER', {
      property,
      value: describe(listener),
      must: `differ from listener '${conflict.name}' in its port, its protocol or its hostname`,
      ...(conflict.protocol === listener.protocol ? {} : { fix: 'TCP shares its port with no protocol but UDP' }),
      at,
    });
  }
}

function conflicts(a: Listener, b: Listener): boolean {
  if (a.port !== b.port) return false;
  if (a.protocol === b.protocol) return a.hostname === b.hostname;
  const both = [a.protocol, b.protocol];
  return both.includes('TCP') && both.some((protocol) => ['HTTP', 'HTTPS', 'TLS'].includes(protocol));
}

function describe({ protocol, port, hostname }: Listener): string {
  return `${protocol} on port ${port}${hostname === undefined ? '' : ` for ${hostname}`}`;
}
