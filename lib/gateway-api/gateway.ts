import type { ServiceType } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { GatewaySpec } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { FromNamespaces } from './from-namespaces';
import { type GatewayAddress, renderAddresses } from './gateway-address';
import type { GatewayClass } from './gateway-class';
import { type GatewayInfrastructure, renderInfrastructure } from './gateway-infrastructure';
import { type GatewayTls, renderGatewayTls } from './gateway-tls';
import type { Listener } from './listener';
import { ListenerList } from './listener-list';
import { checkObjectName } from './object-ref';
import type { ParentRef } from './parent-ref';

/** What a Gateway is like. */
export interface GatewayProps<Name extends string = string> extends MeshResourceProps {
  /** The GatewayClass, which says who serves the Gateway: `GatewayClass.ISTIO`, the name of another, or an object. */
  readonly className: string | GatewayClass;
  /**
   * The ports, each with a name of its own; `addListener` appends.
   * @default - none
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listener
   */
  readonly listeners?: readonly Listener<Name>[];
  /**
   * The type of the Service that Istio makes for the Gateway, as an annotation.
   * @default - LoadBalancer
   * @see https://istio.io/latest/docs/reference/config/annotations/#NetworkingServiceType
   */
  readonly serviceType?: ServiceType.CLUSTER_IP | ServiceType.NODE_PORT | ServiceType.LOAD_BALANCER;
  /**
   * The addresses to ask for.
   * @default - whatever the implementation assigns
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewayspecaddress
   */
  readonly addresses?: readonly GatewayAddress[];
  /**
   * What the objects that are made for the Gateway are like.
   * @default - as the implementation makes them
   */
  readonly infrastructure?: GatewayInfrastructure;
  /**
   * Namespaces whose ListenerSets may add listeners.
   * @default FromNamespaces.NONE
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#allowedlisteners
   */
  readonly allowedListeners?: FromNamespaces;
  /**
   * Certificates of clients, and the certificate that the gateway shows to its backends.
   * @default - none
   */
  readonly tls?: GatewayTls;
}

const SERVICE_TYPE = 'networking.istio.io/service-type';

/**
 * Proxies that let requests into the cluster or into the mesh, and the ports that they listen on.
 *
 * Routes name the Gateway, or one of its listeners, among their parents. Istio deploys a Gateway of its classes by
 * itself, under the name of the Gateway and the class: `bookinfo-gateway-istio`.
 *
 * @example
 * const gateway = new gatewayApi.Gateway(chart, 'bookinfo-gateway', {
 *   className: gatewayApi.GatewayClass.ISTIO,
 *   serviceType: kplus.ServiceType.CLUSTER_IP,
 *   listeners: [gatewayApi.Listener.http({ name: 'http', port: 80 })],
 * });
 * ```yaml
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: Gateway
 * metadata:
 *   annotations:
 *     networking.istio.io/service-type: ClusterIP
 *   name: bookinfo-gateway
 *   namespace: bookinfo
 * spec:
 *   gatewayClassName: istio
 *   listeners:
 *     - name: http
 *       port: 80
 *       protocol: HTTP
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gateway
 */
export class Gateway<Name extends string = string> extends MeshResource<Wire<GatewaySpec>> {
  /** The name of the GatewayClass. */
  public readonly className: string;
  /** Namespaces whose ListenerSets may add listeners, if any. */
  public readonly allowedListeners: FromNamespaces | undefined;
  readonly #spec: Omit<Wire<GatewaySpec>, 'listeners'>;
  readonly #listeners = new ListenerList(this);

  /**
   * @throws MeshError MESH_DUPLICATE_LISTENER for listeners that could not be told apart
   * @throws MeshError MESH_NO_LISTENER, when the app is synthesized, for a Gateway without listeners
   */
  public constructor(scope: Construct, id: string, props: GatewayProps<Name>) {
    super(scope, id, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', plural: 'gateways' }, props);
    this.className = classNameOf(props.className, this);
    this.allowedListeners = props.allowedListeners;
    this.#spec = {
      gatewayClassName: this.className,
      addresses: renderAddresses(props.addresses, this),
      infrastructure: props.infrastructure && renderInfrastructure(props.infrastructure, this),
      allowedListeners: props.allowedListeners && { namespaces: props.allowedListeners._toJson() },
      tls: props.tls && renderGatewayTls(props.tls, this),
    };
    if (props.serviceType !== undefined) this.annotateServiceType(props.serviceType, props.addresses);
    for (const listener of props.listeners ?? []) this.addListener(listener);
    this.node.addValidation({ validate: () => this.#listeners.problems() });
  }

  /** The Gateway as the parent of a route: all of its listeners. */
  public get parentRef(): ParentRef {
    return { name: this.name, namespace: this.namespace };
  }

  /**
   * Adds a listener, and returns it as the parent of a route.
   *
   * @throws MeshError MESH_DUPLICATE_LISTENER for a listener that could not be told apart from one that is there
   */
  public addListener(listener: Listener): ParentRef {
    this.#listeners.add(listener);
    return { ...this.parentRef, sectionName: listener.name };
  }

  /**
   * One listener as the parent of a route.
   *
   * @throws MeshError MESH_UNKNOWN_LISTENER for a name that no listener has
   */
  public listener(name: Name): ParentRef {
    this.#listeners.check(name);
    return { ...this.parentRef, sectionName: name };
  }

  /** @internal */
  public _toSpec(): Wire<GatewaySpec> {
    return { ...this.#spec, listeners: this.#listeners.render() };
  }

  private annotateServiceType(type: string, addresses: readonly GatewayAddress[] = []): void {
    const place = { property: 'serviceType', value: type, at: this };
    if (type === 'ExternalName') {
      throw new MeshError('MESH_SERVICE_TYPE', { ...place, must: 'be the type of a Service with pods' });
    }
    if (addresses.some((address) => address.type === 'Hostname')) {
      throw new MeshError('MESH_SERVICE_TYPE', {
        ...place,
        must: 'not stand beside a hostname in addresses',
        fix: 'Istio makes no Service for a Gateway that names one',
      });
    }
    this.metadata.addAnnotation(SERVICE_TYPE, type);
  }
}

/** The name of a class, checked. */
export function classNameOf(className: string | GatewayClass, at: MeshResource<unknown>): string {
  const name = typeof className === 'string' ? className : className.name;
  return checkObjectName(name, { property: 'className', at });
}
