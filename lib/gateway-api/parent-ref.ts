import { Construct } from 'constructs';
import type { HttpRouteSpecParentRefs } from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkAtMost } from './list-checks';
import { isMeshParentTarget, MeshParent, type MeshParentTarget } from './mesh-parent';
import { renderParts } from './object-ref';
import { checkSectionName } from './section-name';
import { overlapOf } from './section-overlap';

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

/** A `Gateway`, a `ListenerSet`, one of their listeners, or a parent that this app does not define. */
export type GatewayParent = ParentRef | { readonly parentRef: ParentRef };

/** What a route can be attached to: a Gateway, or a service whose requests in the mesh are routed. */
export type RouteParent = GatewayParent | MeshParent | MeshParentTarget;

/** The parents of a route in their wire form. */
export function renderParents(
  parents: readonly RouteParent[],
  route: MeshResource<unknown>,
): Wire<HttpRouteSpecParentRefs>[] {
  const place = { property: 'parents', at: route };
  checkNotEmpty(parents, place, 'name a Gateway or one of its listeners');
  checkAtMost(parents, place, 32);
  const refs = parents.map((parent, index) => renderParent(parent, route, `parents[${index}]`));
  checkOverlap(refs, route);
  return refs;
}

/** Whether the parent is a service of the mesh. */
export function isMeshRef({ group, kind }: Wire<HttpRouteSpecParentRefs>): boolean {
  return (group === '' && kind === 'Service') || (group === 'networking.istio.io' && kind === 'ServiceEntry');
}

function renderParent(
  parent: RouteParent,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecParentRefs> {
  if (parent instanceof MeshParent) return parent._render(route, property);
  if ('parentRef' in parent) return renderParentRef(parent.parentRef, route, property);
  if (isMeshParentTarget(parent)) return MeshParent.of(parent)._render(route, property);
  if (Construct.isConstruct(parent)) {
    throw new MeshError('MESH_INVALID_PARENT', {
      property,
      value: parent.node.path,
      must: 'be a Gateway of the Gateway API, one of its listeners, a service, or a parent by name',
      at: route,
    });
  }
  return renderParentRef(parent, route, property);
}

function renderParentRef(
  ref: ParentRef,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecParentRefs> {
  return {
    ...renderParts(ref, route, property),
    sectionName: checkSectionName(ref.sectionName, { property: `${property}.sectionName`, at: route }),
    port: checkPort(ref.port, { property: `${property}.port`, at: route }),
  };
}

function checkOverlap(refs: readonly Wire<HttpRouteSpecParentRefs>[], at: MeshResource<unknown>): void {
  const index = overlapOf(refs, { group: 'gateway.networking.k8s.io', kind: 'Gateway' });
  const ref = index === undefined ? undefined : refs[index];
  if (!ref) return;
  const { name, sectionName } = ref;
  throw new MeshError('MESH_DUPLICATE_PARENT', {
    property: `parents[${index}]`,
    value: sectionName === undefined ? name : `${name}/${sectionName}`,
    ...(isMeshRef(ref)
      ? {
          must: 'name another port than the other parents of this name',
          fix: 'name the service once, or one port each with MeshParent.of(service, { port, sectionName })',
        }
      : {
          must: 'name another listener than the other parents of this name',
          fix: 'name the parent once, or one listener each with gateway.listener(…)',
        }),
    at,
  });
}
