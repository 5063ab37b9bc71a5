import type { IConfigMap, ISecret, Service } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { ReferenceGrantSpecFrom, ReferenceGrantSpecTo } from '../../imports/gateway.networking.k8s.io';
import { checkDnsLabel } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { Gateway } from './gateway';
import type { GRPCRoute } from './grpc-route';
import type { HTTPRoute } from './http-route';
import type { ListenerSet } from './listener-set';
import { checkGroup, checkKind, checkObjectName, renderLocalObjectRef } from './object-ref';
import type { TCPRoute } from './tcp-route';
import type { TLSRoute } from './tls-route';
import type { UDPRoute } from './udp-route';

/** Objects of a kind in a namespace, which may refer to what is granted. */
export type GrantFromRef = {
  /** The namespace of the objects. */
  readonly namespace: string;
  // Constructs have one: they say for themselves what they are.
  readonly apiVersion?: never;
} & (
  | {
      /** The kind of the objects, one of the Gateway API. */
      readonly kind: 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute' | 'UDPRoute' | 'Gateway' | 'ListenerSet';
      readonly group?: never;
    }
  | {
      /** The API group of the objects. */
      readonly group: string;
      /** The kind of the objects. */
      readonly kind: string;
    }
);

/** Who may refer: all objects of the kind and the namespace of a route, a Gateway or a ListenerSet, or those of a kind. */
export type GrantFrom = HTTPRoute | GRPCRoute | TLSRoute | TCPRoute | UDPRoute | Gateway | ListenerSet | GrantFromRef;

/** Objects of a kind in the namespace of the grant. */
export type GrantToRef = {
  /**
   * The name of the one object.
   * @default - every object of the kind
   */
  readonly name?: string;
  readonly apiVersion?: never;
} & (
  | {
      /** The kind of the objects, one of Kubernetes itself. */
      readonly kind: 'Service' | 'Secret' | 'ConfigMap';
      readonly group?: never;
    }
  | {
      /** The API group of the objects; empty for the core kinds of Kubernetes. */
      readonly group: string;
      /** The kind of the objects. */
      readonly kind: string;
    }
);

/** What may be referred to: one Service, Secret or ConfigMap, or the objects of a kind. */
export type GrantTo = Service | { readonly service: Service } | ISecret | IConfigMap | GrantToRef;

/** Who may refer, in its wire form. */
export function renderGrantFrom(
  from: GrantFrom,
  grant: MeshResource<unknown>,
  property: string,
): Wire<ReferenceGrantSpecFrom> {
  if (Construct.isConstruct(from)) {
    const { apiGroup, kind, namespace, name } = from;
    if (namespace !== undefined) return { group: apiGroup, kind, namespace };
    throw new MeshError('MESH_REF_WITHOUT_NAMESPACE', {
      property,
      value: name,
      must: 'have a namespace, which is what is granted something',
      fix: 'give the object or its chart a namespace',
      at: grant,
    });
  }
  return {
    group: checkGroup(from.group, { property: `${property}.group`, at: grant }) ?? 'gateway.networking.k8s.io',
    kind: checkKind(from.kind, { property: `${property}.kind`, at: grant }),
    namespace: checkDnsLabel(from.namespace, { property: `${property}.namespace`, at: grant }),
  };
}

/** What may be referred to, in its wire form. */
export function renderGrantTo(to: GrantTo, grant: MeshResource<unknown>, property: string): Wire<ReferenceGrantSpecTo> {
  if ('service' in to) return renderGrantTo(to.service, grant, property);
  if (Construct.isConstruct(to)) return renderLocalObjectRef(to, grant, property);
  const { group, kind, name } = to as GrantToRef;
  return {
    group: checkGroup(group, { property: `${property}.group`, at: grant }) ?? '',
    kind: checkKind(kind, { property: `${property}.kind`, at: grant }),
    name: name === undefined ? undefined : checkObjectName(name, { property: `${property}.name`, at: grant }),
  };
}
