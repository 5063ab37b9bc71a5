import { Construct } from 'constructs';
import type { HttpRouteSpecParentRefs } from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkAtMost } from './list-checks';
import { renderParts } from './object-ref';
import { checkSectionName } from './section-name';

/**
 * What a route is attached to, by name: a Gateway, unless `group` and `kind` say otherwise.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#parentreference
 */
export interface ParentRef {
  /** The name of the Gateway. */
  readonly name: string;
  /**
   * The namespace of the Gateway, whose listeners have to allow routes of other namespaces.
   * @default - the namespace of the route
   */
  readonly namespace?: string | undefined;
  /**
   * The listener.
   * @default - every listener that takes the route
   */
  readonly sectionName?: string;
  /**
   * The port of the listeners. A name of a listener survives when its port is changed.
   * @default - every port
   */
  readonly port?: number;
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
  // Constructs have one: they say for themselves what their routes refer to.
  readonly apiVersion?: never;
}

/** What a route can be attached to: a `Gateway`, one of its listeners, or a parent that this app does not define. */
export type RouteParent = ParentRef | { readonly parentRef: ParentRef };

/** The parents of a route in their wire form. */
export function renderParents(
  parents: readonly RouteParent[],
  route: MeshResource<unknown>,
): Wire<HttpRouteSpecParentRefs>[] {
  const place = { property: 'parents', at: route };
  checkNotEmpty(parents, place, 'name a Gateway or one of its listeners');
  checkAtMost(parents, place, 32);
  const refs = parents.map((parent, index) =>
    renderParent('parentRef' in parent ? parent.parentRef : parent, route, `parents[${index}]`),
  );
  checkOverlap(refs, route);
  return refs;
}

function renderParent(ref: ParentRef, route: MeshResource<unknown>, property: string): Wire<HttpRouteSpecParentRefs> {
  if (Construct.isConstruct(ref)) {
    throw new MeshError('MESH_INVALID_PARENT', {
      property,
      value: ref.node.path,
      must: 'be a Gateway of the Gateway API, one of its listeners, or a parent by name',
      at: route,
    });
  }
  return {
    ...renderParts(ref, route, property),
    sectionName: checkSectionName(ref.sectionName, { property: `${property}.sectionName`, at: route }),
    port: checkPort(ref.port, { property: `${property}.port`, at: route }),
  };
}

/** Parents with one name have to differ by their listener, and so each has to name one. */
function checkOverlap(refs: readonly Wire<HttpRouteSpecParentRefs>[], at: MeshResource<unknown>): void {
  const sections = new Map<string, (string | undefined)[]>();
  for (const [
    index,
    { group = 'gateway.networking.k8s.io', kind = 'Gateway', name, namespace, sectionName },
  ] of refs.entries()) {
    const key = JSON.stringify([group, kind, namespace, name]);
    const others = sections.get(key) ?? [];
    if (
      others.includes(sectionName) ||
      (others.length > 0 && (sectionName === undefined || others.includes(undefined)))
    ) {
      throw new MeshError('MESH_DUPLICATE_PARENT', {
        property: `parents[${index}]`,
        value: sectionName === undefined ? name : `${name}/${sectionName}`,
        must: 'name another listener than the other parents of this name',
        fix: 'name the parent once, or one listener each with gateway.listener(…)',
        at,
      });
    }
    sections.set(key, [...others, sectionName]);
  }
}
