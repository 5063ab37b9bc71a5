import { isIP } from 'node:net';
import type { GatewaySpecAddresses } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { Host, type HostRef } from '../core/host';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { isDomainPrefixed } from './domain-prefixed';
import { checkHostname } from './hostname';
import { checkAtMost } from './list-checks';

/**
 * An address that a Gateway asks for.
 *
 * Istio deploys nothing for a Gateway with a hostname: it looks for the Service of that name, whose pods then serve the
 * listeners.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewayspecaddress
 */
export class GatewayAddress {
  /**
   * An IP address.
   * @param address the address; any, where it is left out
   */
  public static ip(address?: string): GatewayAddress {
    return new GatewayAddress('IPAddress', address);
  }

  /**
   * A DNS name.
   * @param name the name; any, where it is left out
   */
  public static hostname(name?: string): GatewayAddress {
    return new GatewayAddress('Hostname', name);
  }

  /** A Service whose pods are gateways of Istio already. */
  public static service(service: HostRef): GatewayAddress {
    return new GatewayAddress('Hostname', undefined, Host.of(service));
  }

  /**
   * An address that the cloud has a name for. Istio does not know this type.
   * @param name the name; any, where it is left out
   */
  public static named(name?: string): GatewayAddress {
    return new GatewayAddress('NamedAddress', name);
  }

  /**
   * An address of a type of the implementation, such as `example.com/pool`.
   *
   * @throws MeshError MESH_INVALID_ADDRESS_TYPE for a type without a domain
   */
  public static of(type: string, text?: string): GatewayAddress {
    if (!isDomainPrefixed(type)) {
      throw new MeshError('MESH_INVALID_ADDRESS_TYPE', {
        property: 'type',
        value: type,
        must: 'be a type with a domain in front, such as example.com/pool',
      });
    }
    return new GatewayAddress(type, text);
  }

  readonly #text: string | undefined;
  readonly #host: Host | undefined;

  private constructor(
    /** `IPAddress`, `Hostname`, `NamedAddress` or a type of the implementation. */
    public readonly type: string,
    text: string | undefined,
    host?: Host,
  ) {
    this.#text = text;
    this.#host = host;
    Object.freeze(this);
  }

  /** @internal */
  public _render(gateway: MeshResource<unknown>, property: string): Wire<GatewaySpecAddresses> {
    const place = { property, at: gateway };
    const text = this.#host ? this.#host.nameFrom(gateway.namespace, place) : this.#text;
    if (this.type === 'Hostname') checkHostname(text, place);
    if (this.type === 'IPAddress' && text !== undefined && isIP(text) === 0) {
      throw new MeshError('MESH_INVALID_ADDRESS', { ...place, value: text, must: 'be an IP address' });
    }
    if (text !== undefined && text.length > 253) {
      throw new MeshError('MESH_TOO_LONG', {
        ...place,
        value: `${text.length} characters`,
        must: 'have at most 253 characters',
      });
    }
    return { type: this.type, value: text };
  }
}

/** The addresses in their wire form. */
export function renderAddresses(
  addresses: readonly GatewayAddress[] | undefined,
  gateway: MeshResource<unknown>,
): Wire<GatewaySpecAddresses>[] | undefined {
  checkAtMost(addresses, { property: 'addresses', at: gateway }, 16);
  const seen = new Set<string>();
  return addresses?.map((address, index) => {
    const json = address._render(gateway, `addresses[${index}]`);
    const key = `${json.type} ${json.value}`;
    const unique = json.type === 'IPAddress' || json.type === 'Hostname';
    if (unique && json.value !== undefined && seen.has(key)) {
      throw new MeshError('MESH_DUPLICATE', {
        property: `addresses[${index}]`,
        value: json.value,
        must: 'be another address than the others',
        at: gateway,
      });
    }
    seen.add(key);
    return json;
  });
}
