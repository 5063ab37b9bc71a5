import type { Namespace } from 'cdk8s-plus-28';
import type { Place } from '../../core/checks';
import { Host, type HostRef } from '../../core/host';
import { namespaceName, qualifiedName } from '../qualified-host';

/** A host that a gateway serves, for VirtualServices of any namespace or of one. */
export type ServerHostRef = ServerHost | HostRef;

/**
 * A host that a gateway serves for the VirtualServices of certain namespaces only.
 *
 * A host that stands by itself is served for VirtualServices of every namespace.
 *
 * @example
 * const hosts = [ServerHost.sameNamespace(), ServerHost.namespace('shop', Host.external('*.shop.example.com'))];
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export class ServerHost {
  /** A host, or every host, for VirtualServices of the Gateway's own namespace. */
  public static sameNamespace(host: HostRef = Host.ANY): ServerHost {
    return new ServerHost('.', Host.of(host));
  }

  /** A host, or every host, for VirtualServices of one namespace, by its object or its name. */
  public static namespace(namespace: Namespace | string, host: HostRef = Host.ANY): ServerHost {
    return new ServerHost(namespaceName(namespace, 'namespace'), Host.of(host));
  }

  /** A host, or every host, for VirtualServices of every namespace, said aloud. */
  public static anyNamespace(host: HostRef = Host.ANY): ServerHost {
    return new ServerHost('*', Host.of(host));
  }

  /** The host. */
  public readonly host: Host;
  readonly #namespace: string;

  private constructor(namespace: string, host: Host) {
    this.#namespace = namespace;
    this.host = host;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(place: Place): string {
    return `${this.#namespace}/${qualifiedName(this.host, place)}`;
  }
}

/** The host in its wire form: `bookinfo.example.com` or `shop/*.shop.example.com`. */
export function renderServerHost(ref: ServerHostRef, place: Place): string {
  return ref instanceof ServerHost ? ref._toJson(place) : qualifiedName(Host.of(ref), place);
}
