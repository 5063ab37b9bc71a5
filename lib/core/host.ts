import { isIP } from 'node:net';
import type { Service } from 'cdk8s-plus-28';
import { checkDnsLabel, type Place } from './checks';
import { MeshError } from './errors';

/**
 * Whatever has a host in the mesh: a `Host`, a Service of cdk8s-plus, or a construct such as `VersionedService`.
 *
 * A `Destination` is none: its subset and port would be lost.
 */
export type HostRef = Host | Service | { readonly host: Host; readonly withPort?: never };

const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const DOMAIN = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*\\.?$`);

/**
 * The name under which the mesh knows a service.
 *
 * A short name is rendered only where the rule and the Service share a namespace, since Istio completes short names
 * with the namespace of the rule; elsewhere the whole name is rendered.
 *
 * @example
 * const service = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * Host.of(service);
 * Host.service('istiod', { namespace: 'istio-system' });
 * Host.external('api.example.com');
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export class Host {
  /** Every host. Gateways take it; a rule for the sidecars of the mesh does not. */
  public static readonly ANY = new Host({ name: '*' });

  /** The host of a Service, or of a construct that has one. */
  public static of(ref: HostRef): Host {
    if (ref instanceof Host) return ref;
    if ('host' in ref) return ref.host;
    return new Host({
      name: ref.name,
      service: { namespace: ref.metadata.namespace, ports: () => ref.ports.map(({ port }) => port) },
    });
  }

  /**
   * The host of a Kubernetes Service that this app does not define.
   *
   * @throws MeshError MESH_INVALID_NAME for a name or a namespace that is no DNS label
   */
  public static service(name: string, options: { readonly namespace: string }): Host {
    const namespace = checkDnsLabel(options.namespace, { property: 'namespace' });
    return new Host({ name: checkDnsLabel(name, { property: 'name' }), service: { namespace } });
  }

  /**
   * A DNS name outside the cluster, a wildcard such as `*.example.com`, or an IP address.
   *
   * @throws MeshError MESH_INVALID_HOST for anything else
   */
  public static external(name: string): Host {
    return new Host({ name: checkDomain(name, 'host') });
  }

  /** The name of the Service, or the whole DNS name of an external host. */
  public readonly name: string;
  /** The namespace of the Service; absent for external hosts and for a Service without one. */
  public readonly namespace: string | undefined;
  readonly #service: { readonly namespace?: string | undefined; readonly ports?: () => number[] } | undefined;

  private constructor(host: {
    readonly name: string;
    readonly service?: { readonly namespace?: string | undefined; readonly ports?: () => number[] };
  }) {
    this.name = host.name;
    this.namespace = host.service?.namespace;
    this.#service = host.service;
    Object.freeze(this);
  }

  /** Whether the host is a Kubernetes Service. */
  public get isService(): boolean {
    return this.#service !== undefined;
  }

  /** The ports of the Service, where this app defines it. */
  public get ports(): readonly number[] | undefined {
    return this.#service?.ports?.();
  }

  /**
   * The name to write into a rule that lives in `namespace`.
   *
   * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE for a Service without a namespace and a rule with one
   * @throws MeshError MESH_SHORT_HOST for an external name without a dot, which Istio would take for a Service
   */
  public nameFrom(namespace: string | undefined, place: Place = { property: 'host' }): string {
    if (!this.#service) return checkCompletion(this.name, place);
    if (this.namespace === namespace) return this.name;
    if (this.namespace === undefined) {
      throw new MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
        ...place,
        value: this.name,
        must: `have a namespace to be named from namespace '${namespace}'`,
        fix: 'give the Service or its chart a namespace',
      });
    }
    return this.fullName;
  }

  /** The whole name: `reviews.bookinfo.svc.cluster.local`. A Service without a namespace has only its short name. */
  public get fullName(): string {
    return this.namespace === undefined ? this.name : `${this.name}.${this.namespace}.svc.cluster.local`;
  }
}

function checkDomain(name: string, property: string): string {
  const domain = name.length <= 255 && DOMAIN.test(name) && !/\.\d+$/.test(name);
  if (!domain && !isAddress(name)) {
    const fix = advice(name);
    const must = 'be a DNS name, a wildcard such as *.example.com, or an IP address';
    throw new MeshError('MESH_INVALID_HOST', { property, value: name, must, ...(fix && { fix }) });
  }
  return name;
}

function advice(name: string): string | undefined {
  if (name === '*') return 'write Host.ANY for every host';
  if (name.includes('/')) return 'leave out the scheme and the path';
  return /:\d+$/.test(name) ? 'leave out the port' : undefined;
}

/** Whether the name is an IP address. Node also takes IPv6 addresses with a zone; they mean something on one machine only. */
export function isAddress(name: string): boolean {
  return isIP(name) !== 0 && !name.includes('%');
}

/** Istio completes every name without a dot with the namespace of the rule. */
function checkCompletion(name: string, place: Place): string {
  if (name !== '*' && !name.includes('.') && !isAddress(name)) {
    throw new MeshError('MESH_SHORT_HOST', {
      ...place,
      value: name,
      must: 'be a whole DNS name, since one without a dot means a Service beside the rule',
      fix: 'give the domain too, or use Host.service for a Service',
    });
  }
  return name;
}
