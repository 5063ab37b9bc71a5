import { JsonPatch } from 'cdk8s';
import type { IConfigMap } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { GatewayClassSpec } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { isDomainPrefixed } from './domain-prefixed';
import { type ObjectRef, renderClusterObjectRef } from './object-ref';

/** The controllers of Istio that serve Gateways. */
export enum GatewayController {
  /** Gateways at the edge, which istiod deploys. */
  ISTIO = 'istio.io/gateway-controller',
  /** Waypoints of ambient mode. */
  ISTIO_MESH = 'istio.io/mesh-controller',
  /** Gateways between the clusters of an ambient mesh. */
  ISTIO_EAST_WEST = 'istio.io/eastwest-controller',
  /** Gateways of other clusters, whose addresses alone are read. */
  ISTIO_UNMANAGED = 'istio.io/unmanaged-gateway',
}

/** What a GatewayClass is. */
export interface GatewayClassProps extends MeshResourceProps {
  /** Who serves the Gateways of the class: a `GatewayController` of Istio, or another, such as `example.com/gateways`. */
  readonly controllerName: string;
  /**
   * Settings of the implementation for all Gateways of the class. Istio reads none here: it takes them from a ConfigMap
   * of its root namespace with the label `gateway.istio.io/defaults-for-class`.
   * @default - none
   */
  readonly parametersRef?: IConfigMap | ObjectRef;
  /**
   * What the class is for, in at most 64 characters.
   * @default - none
   */
  readonly description?: string;
}

/**
 * A kind of Gateways and who serves them. It belongs to no namespace.
 *
 * istiod makes the classes that are named here by itself; a further one is for Gateways with other defaults.
 *
 * @example
 * const internal = new gatewayApi.GatewayClass(chart, 'istio-internal', {
 *   controllerName: gatewayApi.GatewayController.ISTIO,
 *   description: 'Gateways that are not reachable from outside',
 * });
 * ```yaml
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: GatewayClass
 * metadata:
 *   name: istio-internal
 * spec:
 *   controllerName: istio.io/gateway-controller
 *   description: Gateways that are not reachable from outside
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewayclass
 */
export class GatewayClass extends MeshResource<Wire<GatewayClassSpec>> {
  /** The name of the class for gateways at the edge; istiod deploys them. */
  public static readonly ISTIO = 'istio';
  /** The name of the class for waypoints of ambient mode, the proxies in front of services. */
  public static readonly ISTIO_WAYPOINT = 'istio-waypoint';
  /** The name of the class for gateways between the clusters of an ambient mesh. */
  public static readonly ISTIO_EAST_WEST = 'istio-east-west';
  /** The name of the class for gateways of other clusters: istiod only learns their addresses. */
  public static readonly ISTIO_REMOTE = 'istio-remote';

  readonly #spec: Wire<GatewayClassSpec>;

  /**
   * @throws MeshError MESH_INVALID_NAME for a controller without a domain in front
   * @throws MeshError MESH_TOO_LONG for a description of more than 64 characters
   */
  public constructor(scope: Construct, id: string, props: GatewayClassProps) {
    super(
      scope,
      id,
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', plural: 'gatewayclasses' },
      props,
    );
    // A chart's namespace is written into every object, and a GatewayClass has none.
    this.apiObject.addJsonPatch(JsonPatch.add('/metadata/namespace', null), JsonPatch.remove('/metadata/namespace'));
    const { controllerName, parametersRef, description } = props;
    this.checkTexts(controllerName, description);
    this.#spec = {
      controllerName,
      parametersRef: parametersRef && renderClusterObjectRef(parametersRef, this, 'parametersRef'),
      description,
    };
  }

  /** A GatewayClass belongs to no namespace. */
  public override get namespace(): undefined {
    return undefined;
  }

  /** @internal */
  public _toSpec(): Wire<GatewayClassSpec> {
    return this.#spec;
  }

  private checkTexts(controllerName: string, description = ''): void {
    if (!isDomainPrefixed(controllerName)) {
      throw new MeshError('MESH_INVALID_NAME', {
        property: 'controllerName',
        value: controllerName,
        must: 'be a name with a domain in front, such as example.com/gateways',
        at: this,
      });
    }
    if (description.length > 64) {
      throw new MeshError('MESH_TOO_LONG', {
        property: 'description',
        value: `${description.length} characters`,
        must: 'have at most 64 characters',
        at: this,
      });
    }
  }
}
