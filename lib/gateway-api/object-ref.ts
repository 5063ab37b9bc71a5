import { type IConfigMap, type IResource, type ISecret, Resource } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { checkDnsLabel, type Place } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { isSubdomain } from './section-name';

/** An object of any kind in the same namespace. */
export interface LocalObjectRef {
  /** The API group; empty for the core kinds of Kubernetes. */
  readonly group: string;
  /** The kind. */
  readonly kind: string;
  /** The name of the object. */
  readonly name: string;
  readonly apiVersion?: never;
}

/** An object of any kind. */
export interface ObjectRef extends LocalObjectRef {
  /**
   * The namespace of the object; another one than that of the referring object has to have a ReferenceGrant.
   * @default - the namespace of the referring object
   */
  readonly namespace?: string | undefined;
}

/** An object by name alone: one that this app does not define. */
export interface NamedObjectRef {
  /** The name of the object. */
  readonly name: string;
  /**
   * The namespace of the object; another one than that of the referring object has to have a ReferenceGrant.
   * @default - the namespace of the referring object
   */
  readonly namespace?: string | undefined;
  readonly group?: never;
  readonly kind?: never;
  // Constructs have one: a ConfigMap is not taken for the name of a Secret.
  readonly apiVersion?: never;
}

/** A Secret with `tls.crt` and `tls.key`, or an object of another kind that the gateway can read certificates from. */
export type CertificateRef = ISecret | NamedObjectRef | ObjectRef;

/** A ConfigMap with `ca.crt`, or an object of another kind that the gateway can read certificates from. */
export type CaCertificateRef = IConfigMap | ISecret | ObjectRef;

/** The wire form of a reference whose group and kind may be left to their defaults. */
export interface ObjectRefJson {
  readonly group: string | undefined;
  readonly kind: string | undefined;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** A reference to a certificate; a Secret is what is meant where nothing is said. */
export function renderCertificateRef(
  ref: CertificateRef,
  owner: MeshResource<unknown>,
  property: string,
): ObjectRefJson {
  if (!Construct.isConstruct(ref)) return renderParts(ref, owner, property);
  const { group, kind, ...named } = partsOf(ref);
  const isSecret = group === '' && kind === 'Secret';
  return renderParts(isSecret ? named : { group, kind, ...named }, owner, property);
}

/** A reference to the certificate of a certificate authority, with its group and kind. */
export function renderCaCertificateRef(ref: CaCertificateRef, owner: MeshResource<unknown>, property: string) {
  const parts = Construct.isConstruct(ref) ? partsOf(ref) : (ref as ObjectRef);
  return { ...renderParts(parts, owner, property), group: parts.group, kind: parts.kind };
}

/** A reference to an object of the owner's own namespace. */
export function renderLocalObjectRef(ref: IConfigMap | LocalObjectRef, owner: MeshResource<unknown>, property: string) {
  const parts: ObjectRef = Construct.isConstruct(ref) ? partsOf(ref) : (ref as LocalObjectRef);
  const { name, namespace } = renderParts(parts, owner, property);
  if (namespace !== undefined) {
    throw new MeshError('MESH_OTHER_NAMESPACE', {
      property,
      value: `${parts.kind} ${namespace}/${name}`,
      must: `live in the namespace of the ${owner.kind}`,
      at: owner,
    });
  }
  return { group: parts.group, kind: parts.kind, name };
}

/** A reference from an object that belongs to no namespace; a construct that has none could be any of that name. */
export function renderClusterObjectRef(ref: IConfigMap | ObjectRef, owner: MeshResource<unknown>, property: string) {
  const parts = Construct.isConstruct(ref) ? partsOf(ref) : (ref as ObjectRef);
  if (Construct.isConstruct(ref) && parts.namespace === undefined) {
    throw new MeshError('MESH_REF_WITHOUT_NAMESPACE', {
      property,
      value: parts.name,
      must: 'have a namespace to be named from an object without one',
      fix: 'give the object or its chart a namespace, or name it by group, kind, name and namespace',
      at: owner,
    });
  }
  return { ...renderParts(parts, owner, property), group: parts.group, kind: parts.kind };
}

/**
 * A reference in its wire form, with the namespace only where it is another one than the owner's.
 *
 * @throws MeshError MESH_REF_WITHOUT_NAMESPACE for the object of a construct that has none, where the owner has one
 */
export function renderParts(
  ref: {
    readonly group?: string;
    readonly kind?: string;
    readonly name: string;
    readonly namespace?: string | undefined;
  },
  owner: MeshResource<unknown>,
  property: string,
): ObjectRefJson {
  const at = owner;
  checkGroup(ref.group, { property: `${property}.group`, at });
  checkKind(ref.kind, { property: `${property}.kind`, at });
  checkObjectName(ref.name, { property: `${property}.name`, at });
  checkDnsLabel(ref.namespace, { property: `${property}.namespace`, at });
  // A reference by name has no such field; a construct has one that says nothing.
  if ('namespace' in ref && ref.namespace === undefined && owner.namespace !== undefined) {
    throw new MeshError('MESH_REF_WITHOUT_NAMESPACE', {
      property,
      value: ref.name,
      must: `have a namespace to be named from namespace '${owner.namespace}'`,
      fix: 'give the object or its chart a namespace',
      at,
    });
  }
  const namespace = ref.namespace === owner.namespace ? undefined : ref.namespace;
  return { group: ref.group, kind: ref.kind, name: ref.name, namespace };
}

/** cdk8s calls the core group 'core'; imported objects know no namespace. */
function partsOf(object: IResource): ObjectRef {
  const group = object.apiGroup === 'core' ? '' : object.apiGroup;
  const parts = { group, kind: object.kind, name: object.name };
  return object instanceof Resource ? { ...parts, namespace: object.metadata.namespace } : parts;
}

/** Fails unless the API group is absent, empty or a DNS subdomain; returns it. */
export function checkGroup<T extends string | undefined>(group: T, place: Place): T {
  if (group && !isSubdomain(group))
    fail(group, place, "be an API group such as networking.istio.io, or '' for the core group");
  return group;
}

/** Fails unless the kind is absent or the name of one; returns it. */
export function checkKind<T extends string | undefined>(kind: T, place: Place): T {
  if (kind !== undefined && !/^[a-zA-Z](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(kind)) {
    fail(kind, place, 'be a kind: at most 63 letters, digits and dashes');
  }
  return kind;
}

/** Fails unless the name of an object has 1 to 253 characters; returns it. */
export function checkObjectName(name: string, place: Place): string {
  if (name.length < 1 || name.length > 253) fail(name, place, 'have 1 to 253 characters');
  return name;
}

function fail(value: string, place: Place, must: string): never {
  throw new MeshError('MESH_INVALID_NAME', { ...place, value, must });
}
