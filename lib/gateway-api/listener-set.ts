import type { Construct } from 'constructs';
import type { ListenerSetSpec } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { Gateway } from './gateway';
import type { Listener } from './listener';
import { ListenerList } from './listener-list';
import { renderParts } from './object-ref';
import type { ParentRef } from './parent-ref';

/** The Gateway of a ListenerSet by name: one that this app does not define. */
export interface ListenerSetParentRef {
  /** The name of the Gateway. */
  readonly name: string;
  /**
   * The namespace of the Gateway, which has to allow ListenerSets of other namespaces.
   * @default - the namespace of the ListenerSet
   */
  readonly namespace?: string | undefined;
  /**
   * The API group of the parent.
   * @default 'gateway.networking.k8s.io'
   */
  readonly group?: string;
  /**
   * The kind of the parent.
   * @default 'Gateway'
   */
  readonly kind?: string;
  // Listeners are added to a Gateway, not to a listener; and constructs say for themselves what they are.
  readonly sectionName?: never;
  readonly port?: never;
  readonly apiVersion?: never;
}

/** What a ListenerSet adds, and where. */
export interface ListenerSetProps<Name extends string = string> extends MeshResourceProps {
  /**
   * The Gateway that the listeners are added to.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentgatewayreference
   */
  readonly parent: Gateway | ListenerSetParentRef;
  /**
   * The ports, each with a name of its own; `addListener` appends.
   * @default - none
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listenerentry
   */
  readonly listeners?: readonly Listener<Name>[];
}

/**
 * Further listeners of a Gateway, kept by others than the Gateway itself: a team with its own host and certificate.
 *
 * The Gateway has to allow it with `allowedListeners`. Routes name the ListenerSet, or one of its listeners, among their
 * parents; those that name the Gateway are not attached to listeners of a ListenerSet.
 *
 * @example
 * const set = new gatewayApi.ListenerSet(chart, 'shop', {
 *   parent: { name: 'shared', namespace: 'istio-ingress' },
 *   listeners: [
 *     gatewayApi.Listener.https({
 *       name: 'shop',
 *       port: 443,
 *       hostname: 'shop.example.com',
 *       tls: gatewayApi.ListenerTls.terminate({ certificates: [{ name: 'shop-cert' }] }),
 *     }),
 *   ],
 * });
 * ```yaml
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: ListenerSet
 * metadata:
 *   name: shop
 *   namespace: bookinfo
 * spec:
 *   listeners:
 *     - hostname: shop.example.com
 *       name: shop
 *       port: 443
 *       protocol: HTTPS
 *       tls:
 *         certificateRefs:
 *           - name: shop-cert
 *         mode: Terminate
 *   parentRef:
 *     name: shared
 *     namespace: istio-ingress
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listenerset
 */
export class ListenerSet<Name extends string = string> extends MeshResource<Wire<ListenerSetSpec>> {
  readonly #parentRef: Wire<ListenerSetSpec>['parentRef'];
  readonly #listeners = new ListenerList(this);

  /**
   * @throws MeshError MESH_LISTENERS_NOT_ALLOWED for a Gateway of the app that does not allow the ListenerSet
   * @throws MeshError MESH_DUPLICATE_LISTENER for listeners that could not be told apart
   * @throws MeshError MESH_NO_LISTENER, when the app is synthesized, for a ListenerSet without listeners
   */
  public constructor(scope: Construct, id: string, props: ListenerSetProps<Name>) {
    super(
      scope,
      id,
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ListenerSet', plural: 'listenersets' },
      props,
    );
    const { parent } = props;
    this.#parentRef = renderParts(parent instanceof Gateway ? parent.parentRef : parent, this, 'parent');
    if (parent instanceof Gateway) this.checkAllowed(parent);
    for (const listener of props.listeners ?? []) this.addListener(listener);
    this.node.addValidation({ validate: () => this.#listeners.problems() });
  }

  /** The ListenerSet as the parent of a route: all of its listeners. */
  public get parentRef(): ParentRef {
    return { kind: 'ListenerSet', name: this.name, namespace: this.namespace };
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
  public _toSpec(): Wire<ListenerSetSpec> {
    return { parentRef: this.#parentRef, listeners: this.#listeners.render() };
  }

  /** Labels of namespaces are not known here. */
  private checkAllowed(gateway: Gateway): void {
    const from = gateway.allowedListeners?.from ?? 'None';
    if (from === 'All' || from === 'Selector' || (from === 'Same' && gateway.namespace === this.namespace)) return;
    throw new MeshError('MESH_LISTENERS_NOT_ALLOWED', {
      property: 'parent',
      value: gateway.node.path,
      must: `be a Gateway that takes listeners of ${this.namespace === undefined ? 'ListenerSets' : `namespace '${this.namespace}'`}`,
      fix: 'give the Gateway allowedListeners',
      at: this,
    });
  }
}
