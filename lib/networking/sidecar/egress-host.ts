import type { Namespace } from 'cdk8s-plus-28';
import type { Place } from '../../core/checks';
import { MeshError } from '../../core/errors';
import { Host, type HostRef, isAddress } from '../../core/host';
import type { MeshResource } from '../../core/mesh-resource';
import { namespaceName, qualifiedName } from '../qualified-host';

/** Services that a sidecar can reach: an `EgressHost`, or one service by whatever has its host. */
export type EgressHostRef = EgressHost | HostRef;

/**
 * Services that a sidecar can reach, by namespace and host.
 *
 * @example
 * const hosts = [EgressHost.sameNamespace(), EgressHost.namespace('istio-system')];
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener
 */
export class EgressHost {
  /** No service at all, for workloads that only answer. */
  public static readonly NONE = new EgressHost('~', Host.ANY);

  /**
   * One service: a Service in its namespace, a ServiceEntry in its own, another host in any namespace.
   *
   * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE, when it is rendered, for a Service without a namespace
   */
  public static of(ref: HostRef): EgressHost {
    const host = Host.of(ref);
    const owner = 'namespace' in ref && typeof ref.namespace === 'string' ? ref.namespace : undefined;
    return new EgressHost(host.namespace ?? owner ?? '*', host);
  }

  /** The services of the Sidecar's own namespace, or those of a host there. */
  public static sameNamespace(host: HostRef = Host.ANY): EgressHost {
    return new EgressHost('.', Host.of(host));
  }

  /** The services of a namespace, by its object or its name, or those of a host there. */
  public static namespace(namespace: Namespace | string, host: HostRef = Host.ANY): EgressHost {
    return new EgressHost(namespaceName(namespace, 'namespace'), Host.of(host));
  }

  /** The services of every namespace, or those of a host. */
  public static anyNamespace(host: HostRef = Host.ANY): EgressHost {
    return new EgressHost('*', Host.of(host));
  }

  /** The host. */
  public readonly host: Host;
  readonly #namespace: string;

  private constructor(namespace: string, host: Host) {
    this.#namespace = namespace;
    this.host = host;
    Object.freeze(this);
  }

  /**
   * The rest: every service that the other entries name, but these. Istio knows exceptions from 1.31 on.
   *
   * @throws MeshError MESH_EGRESS_HOST for an exception from an exception
   */
  public excluded(): EgressHost {
    if (this.#namespace.startsWith('~')) {
      throw new MeshError('MESH_EGRESS_HOST', {
        property: 'hosts',
        value: this.#namespace,
        must: 'be excluded once only',
      });
    }
    return new EgressHost(`~${this.#namespace}`, this.host);
  }

  /** @internal */
  public _toJson(sidecar: MeshResource<unknown>, place: Place): string {
    if (isAddress(this.host.name)) {
      const fix = 'give the address a name with a ServiceEntry';
      throw new MeshError('MESH_INVALID_HOST', { ...place, value: this.host.name, must: 'be a DNS name', fix });
    }
    const [, mark = '', namespace = ''] = /^(~?)(.*)$/.exec(this.#namespace) ?? [];
    return `${mark}${namespace !== '' && namespace === sidecar.namespace ? '.' : namespace}/${qualifiedName(this.host, place)}`;
  }
}

/** The services in their wire form: `./*` or `istio-system/istiod.istio-system.svc.cluster.local`. */
export function renderEgressHost(ref: EgressHostRef, sidecar: MeshResource<unknown>, place: Place): string {
  return (ref instanceof EgressHost ? ref : EgressHost.of(ref))._toJson(sidecar, place);
}
