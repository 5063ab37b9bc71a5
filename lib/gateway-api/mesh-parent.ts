import type { HttpRouteSpecParentRefs } from '../../imports/gateway.networking.k8s.io';
import { checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import { Host } from '../core/host';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { portProblems } from './known-port';
import { renderParts } from './object-ref';
import { checkSectionName } from './section-name';
import { isServiceTarget, partsOfService, type ServiceParts, type ServiceTarget } from './service-target';

/** A service of the mesh: a Service, a construct that has one, the Host of one, or a ServiceEntry. */
export type MeshParentTarget = ServiceTarget | Host;

/** What narrows the requests for a service down. */
export interface MeshParentOptions {
  /**
   * The port of the service.
   * @default - every port
   */
  readonly port?: number;
  /**
   * The name of the port. Istio looks at `port` alone; the API server tells two ports of one service apart by their
   * names.
   * @default - none
   */
  readonly sectionName?: string;
}

/**
 * A service as the parent of a route: the route is for requests that clients in the mesh send to the service.
 *
 * A route in the namespace of the service is for all clients. A route in another namespace is for the clients of its
 * own namespace, and is taken there in place of the former. Where a service has a route, requests that no rule matches
 * are answered with 404.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * gatewayApi.MeshParent.of(reviews, { port: 9080 });
 * gatewayApi.MeshParent.of(Host.service('ratings', { namespace: 'shop' }));
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
 */
export class MeshParent {
  /**
   * A service, or one of its ports.
   *
   * @throws MeshError MESH_INVALID_PARENT for a host that is no Service; give its ServiceEntry
   * @throws MeshError MESH_OUT_OF_RANGE for a port that is none
   * @throws MeshError MESH_UNKNOWN_PORT, when the app is synthesized, for a port that the service does not have
   */
  public static of(target: MeshParentTarget, options: MeshParentOptions = {}): MeshParent {
    return new MeshParent(
      target instanceof Host ? partsOfHost(target) : partsOfService(target),
      checkPort(options.port, { property: 'port' }),
      checkSectionName(options.sectionName, { property: 'sectionName' }),
    );
  }

  readonly #target: ServiceParts;

  private constructor(
    target: ServiceParts,
    /** The port, if named. */
    public readonly port: number | undefined,
    /** The name of the port, if named. */
    public readonly sectionName: string | undefined,
  ) {
    this.#target = target;
    Object.freeze(this);
  }

  /** @internal */
  public _render(route: MeshResource<unknown>, property: string): Wire<HttpRouteSpecParentRefs> {
    const { ref, known } = this.#target;
    route.node.addValidation({ validate: () => portProblems(known, this, property) });
    return { ...renderParts(ref, route, property), sectionName: this.sectionName, port: this.port };
  }
}

/** Whether a parent is a service of the mesh. */
export function isMeshParentTarget(parent: object): parent is MeshParentTarget {
  return parent instanceof Host || isServiceTarget(parent);
}

function partsOfHost(host: Host): ServiceParts {
  const { name, namespace } = host;
  if (!host.isService) {
    throw new MeshError('MESH_INVALID_PARENT', {
      property: 'parent',
      value: name,
      must: 'be a Service or a ServiceEntry',
      fix: 'give the ServiceEntry that defines the host',
    });
  }
  // The host knows the numbers of its ports and not their names.
  return { ref: { group: '', kind: 'Service', name, namespace }, known: { of: `Service ${name}` } };
}
