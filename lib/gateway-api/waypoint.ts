import type { Construct } from 'constructs';
import type { GatewaySpec } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { AllowedRoutes } from './allowed-routes';
import type { FromNamespaces } from './from-namespaces';
import { classNameOf } from './gateway';
import { GatewayClass } from './gateway-class';
import { type GatewayInfrastructure, renderInfrastructure } from './gateway-infrastructure';
import { Listener } from './listener';
import { memberOf, type WaypointMember } from './waypoint-member';

/** Which traffic a waypoint takes. */
export enum WaypointFor {
  /** What is sent to Services. */
  SERVICE = 'service',
  /** What is sent to the addresses of pods. */
  WORKLOAD = 'workload',
  /** Both. */
  ALL = 'all',
  /** Nothing; to try the deployment of a waypoint. */
  NONE = 'none',
}

/** What a waypoint is like. */
export interface WaypointProps extends MeshResourceProps {
  /**
   * Which traffic it takes, as the label `istio.io/waypoint-for`.
   * @default WaypointFor.SERVICE
   * @see https://istio.io/latest/docs/reference/config/labels/#IoIstioWaypointFor
   */
  readonly waypointFor?: WaypointFor;
  /**
   * The namespaces whose Services and pods may use it.
   * @default FromNamespaces.SAME
   */
  readonly namespaces?: FromNamespaces<'All' | 'Same' | 'Selector'>;
  /**
   * The GatewayClass.
   * @default GatewayClass.ISTIO_WAYPOINT
   */
  readonly className?: string | GatewayClass;
  /**
   * What the objects that are made for the waypoint are like.
   * @default - as istiod makes them
   */
  readonly infrastructure?: GatewayInfrastructure;
}

const USE_WAYPOINT = 'istio.io/use-waypoint';
const USE_WAYPOINT_NAMESPACE = 'istio.io/use-waypoint-namespace';

/**
 * The proxy of ambient mode that routes requests and applies the policies that look into them, in front of what is
 * enrolled.
 *
 * Routes are attached to the Services behind it, not to the waypoint; policies to either.
 *
 * @example
 * const reviews = new kplus.Service(chart, 'reviews', { ports: [{ port: 9080 }] });
 * const waypoint = new gatewayApi.Waypoint(chart, 'waypoint');
 * waypoint.enroll(reviews);
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: Gateway
 * metadata:
 *   name: waypoint
 *   namespace: bookinfo
 * spec:
 *   gatewayClassName: istio-waypoint
 *   listeners:
 *     - name: mesh
 *       port: 15008
 *       protocol: HBONE
 * ```
 * @see https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export class Waypoint extends MeshResource<Wire<GatewaySpec>> {
  /** The name of the GatewayClass. */
  public readonly className: string;
  /** Which traffic it takes, if named. */
  public readonly waypointFor: WaypointFor | undefined;
  readonly #namespaces: WaypointProps['namespaces'];
  readonly #spec: Wire<GatewaySpec>;

  /** @throws MeshError MESH_INVALID_NAME for the name `none`, which stands for no waypoint */
  public constructor(scope: Construct, id: string, props: WaypointProps = {}) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', plural: 'gateways' }, props);
    const { className = GatewayClass.ISTIO_WAYPOINT, namespaces, infrastructure } = props;
    if (this.name === 'none') {
      throw new MeshError('MESH_INVALID_NAME', {
        property: 'metadata.name',
        value: this.name,
        must: 'be another name, since objects say with this one that they have no waypoint',
        at: this,
      });
    }
    this.className = classNameOf(className, this);
    this.waypointFor = props.waypointFor;
    this.#namespaces = namespaces;
    if (this.waypointFor !== undefined) this.metadata.addLabel('istio.io/waypoint-for', this.waypointFor);
    const listener = Listener.of('HBONE', {
      name: 'mesh',
      port: 15008,
      ...(namespaces ? { allowedRoutes: AllowedRoutes.of({ namespaces }) } : {}),
    });
    this.#spec = {
      gatewayClassName: this.className,
      listeners: [listener._render(this, 'listeners[0]')],
      infrastructure: infrastructure && renderInfrastructure(infrastructure, this),
    };
  }

  /**
   * Puts the waypoint in front of Services, ServiceEntries, the pods of a workload, or all of a namespace, with the
   * label `istio.io/use-waypoint`; where the waypoint lives in another namespace, with that of the namespace, too.
   *
   * @throws MeshError MESH_WAYPOINT_TRAFFIC for what is reached by traffic that the waypoint does not take
   * @throws MeshError MESH_WAYPOINT_NAMESPACE for another namespace, where `namespaces` does not allow it
   * @throws MeshError MESH_TWO_WAYPOINTS for what uses another waypoint already
   */
  public enroll(...members: readonly WaypointMember[]): void {
    for (const object of members) {
      const { labels, namespace, traffic, what } = memberOf(object);
      this.checkTraffic(traffic, what);
      const elsewhere = this.otherNamespace(namespace, what);
      const given = labels.getLabel(USE_WAYPOINT);
      const home = labels.getLabel(USE_WAYPOINT_NAMESPACE);
      if (given !== undefined && (given !== this.name || home !== elsewhere)) {
        this.fail('MESH_TWO_WAYPOINTS', what, `use one waypoint, not '${given}' too`);
      }
      labels.addLabel(USE_WAYPOINT, this.name);
      if (elsewhere !== undefined) labels.addLabel(USE_WAYPOINT_NAMESPACE, elsewhere);
    }
  }

  /** @internal */
  public _toSpec(): Wire<GatewaySpec> {
    return this.#spec;
  }

  private checkTraffic(traffic: 'service' | 'workload' | undefined, what: string): void {
    const fallback = this.className === GatewayClass.ISTIO_WAYPOINT ? WaypointFor.SERVICE : undefined;
    const taken = this.waypointFor ?? fallback;
    if (taken === undefined || taken === WaypointFor.ALL) return;
    if (taken !== WaypointFor.NONE && (traffic === undefined || traffic === taken)) return;
    const must = `be reached by traffic that the waypoint takes, which is ${taken === 'none' ? 'none' : `that to ${taken}s`}`;
    this.fail('MESH_WAYPOINT_TRAFFIC', what, must, 'set waypointFor to WaypointFor.ALL');
  }

  /** The namespace of the waypoint, where it is another one than the member's. */
  private otherNamespace(namespace: string | undefined, what: string): string | undefined {
    if (namespace === this.namespace) return undefined;
    if (namespace === undefined || this.namespace === undefined) {
      const must = 'have a namespace where the waypoint has one, and the other way round';
      this.fail('MESH_REF_WITHOUT_NAMESPACE', what, must, 'give the object or its chart a namespace');
    }
    // Labels of namespaces are not known here.
    if ((this.#namespaces?.from ?? 'Same') === 'Same') {
      const must = `live in the namespace of the waypoint, '${this.namespace}'`;
      this.fail('MESH_WAYPOINT_NAMESPACE', what, must, 'say with namespaces who else may use the waypoint');
    }
    return this.namespace;
  }

  private fail(code: string, value: string, must: string, fix?: string): never {
    throw new MeshError(code, { property: 'enroll', value, must, ...(fix ? { fix } : {}), at: this });
  }
}
