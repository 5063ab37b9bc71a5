import type { Construct } from 'constructs';
import type { ReferenceGrantSpec } from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty } from '../core/checks';
import { MeshResource, type MeshResourceProps } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type GrantFrom, type GrantTo, renderGrantFrom, renderGrantTo } from './grant-peers';
import { checkAtMost } from './list-checks';

/** Who may refer to what. */
export interface ReferenceGrantProps extends MeshResourceProps {
  /**
   * Who may refer, 1 to 16 kinds of objects of other namespaces. A construct stands for all objects of its kind and its
   * namespace.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#referencegrantfrom
   */
  readonly from: readonly GrantFrom[];
  /**
   * What they may refer to, 1 to 16 objects, or kinds of objects, of the grant's namespace.
   * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#referencegrantto
   */
  readonly to: readonly GrantTo[];
}

/**
 * Lets routes and Gateways of other namespaces refer to objects of this one: routes to their backends, Gateways and
 * ListenerSets to their certificates. It belongs to those who own what is referred to.
 *
 * Every entry of `from` may refer to every entry of `to`. Services behind routes of the mesh need no grant for Istio.
 *
 * @example
 * const ratings = new kplus.Service(chart, 'ratings', { ports: [{ port: 9080 }] });
 * new gatewayApi.ReferenceGrant(chart, 'shop-to-ratings', {
 *   from: [{ kind: 'HTTPRoute', namespace: 'shop' }],
 *   to: [ratings],
 * });
 * ```yaml partial
 * apiVersion: gateway.networking.k8s.io/v1
 * kind: ReferenceGrant
 * metadata:
 *   name: shop-to-ratings
 *   namespace: bookinfo
 * spec:
 *   from:
 *     - group: gateway.networking.k8s.io
 *       kind: HTTPRoute
 *       namespace: shop
 *   to:
 *     - group: ""
 *       kind: Service
 *       name: ratings
 * ```
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#referencegrant
 */
export class ReferenceGrant extends MeshResource<Wire<ReferenceGrantSpec>> {
  readonly #spec: Wire<ReferenceGrantSpec>;

  /**
   * @throws MeshError MESH_REF_WITHOUT_NAMESPACE for a route or a Gateway without a namespace
   * @throws MeshError MESH_OTHER_NAMESPACE for an object that does not live in the namespace of the grant
   */
  public constructor(scope: Construct, id: string, props: ReferenceGrantProps) {
    super(
      scope,
      id,
      { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'ReferenceGrant', plural: 'referencegrants' },
      props,
    );
    this.#spec = {
      from: this.renderEach('from', props.from, renderGrantFrom),
      to: this.renderEach('to', props.to, renderGrantTo),
    };
  }

  /** @internal */
  public _toSpec(): Wire<ReferenceGrantSpec> {
    return this.#spec;
  }

  /** Two routes of one namespace are one entry. */
  private renderEach<T, Json>(
    property: string,
    entries: readonly T[],
    render: (entry: T, grant: MeshResource<unknown>, property: string) => Json,
  ): Json[] {
    checkNotEmpty(entries, { property, at: this });
    const json = entries.map((entry, index) => render(entry, this, `${property}[${index}]`));
    const distinct = [...new Map(json.map((entry) => [JSON.stringify(entry), entry])).values()];
    return checkAtMost(distinct, { property, at: this }, 16);
  }
}
