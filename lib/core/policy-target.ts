import type { Service } from 'cdk8s-plus-28';
import { checkNotEmpty } from './checks';
import { MeshError } from './errors';
import type { MeshResource } from './mesh-resource';
import { type Labels, labelsOf, type WorkloadRef } from './workload-selector';

/** Which proxies a policy is for: those of a workload, or those in front of the targets. */
export type PolicyAttachment =
  | {
      /**
       * The workload whose proxies follow the policy.
       * @default - every workload of the namespace; of the mesh, where the policy lives in the root namespace
       * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#WorkloadSelector
       */
      readonly selector?: WorkloadRef;
      readonly targets?: never;
    }
  | {
      /**
       * What the policy is attached to, 1 to 16 objects of its own namespace. Waypoints take no policy without targets.
       * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#PolicyTargetReference
       */
      readonly targets: readonly TargetRef[];
      readonly selector?: never;
    };

/** An object by name, in the namespace of the policy unless another is known; constructs are such objects. */
export interface NamedObject {
  readonly name: string;
  readonly namespace?: string | undefined;
}

/** The wire form of a target. */
export interface TargetRefJson {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/**
 * An object that a policy is attached to.
 *
 * Istio takes policies on Services, Gateways and ServiceEntries of the policy's own namespace, and on GatewayClasses
 * from the root namespace.
 *
 * @example
 * const targets = [TargetRef.gateway({ name: 'waypoint' })];
 * @see https://istio.io/latest/docs/reference/config/type/workload-selector/#PolicyTargetReference
 */
export class TargetRef {
  /**
   * A Service behind a waypoint, or a construct that has one.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  public static service(service: Service | { readonly service: Service } | NamedObject): TargetRef {
    return new TargetRef('', 'Service', 'service' in service ? service.service : service);
  }

  /**
   * A gateway or a waypoint of the Gateway API.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  public static gateway(gateway: NamedObject): TargetRef {
    return new TargetRef('gateway.networking.k8s.io', 'Gateway', gateway);
  }

  /**
   * A ServiceEntry behind a waypoint.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  public static serviceEntry(serviceEntry: NamedObject): TargetRef {
    return new TargetRef('networking.istio.io', 'ServiceEntry', serviceEntry);
  }

  /**
   * Every gateway of a class, such as `istio-waypoint`; counts for policies of the root namespace only.
   *
   * @throws MeshError MESH_INVALID_TARGET for an object of another kind, or one without a name
   */
  public static gatewayClass(gatewayClass: NamedObject | string): TargetRef {
    const object = typeof gatewayClass === 'string' ? { name: gatewayClass } : gatewayClass;
    return new TargetRef('gateway.networking.k8s.io', 'GatewayClass', object);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'TargetRef';

  /** The name of the object. */
  public readonly name: string;
  /** The namespace of the object, where it is known; a GatewayClass has none. */
  public readonly namespace: string | undefined;

  private constructor(
    /** The API group of the object; empty for a Service. */
    public readonly group: string,
    /** The kind of the object. */
    public readonly kind: string,
    object: NamedObject | Service,
  ) {
    checkKind(object, group, kind);
    this.name = object.name;
    this.namespace = kind === 'GatewayClass' ? undefined : namespaceOf(object);
    Object.freeze(this);
  }
}

const NAME = /^[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?$/;

/** For what the types cannot tell apart: constructs of one shape, and kinds of one name in two groups. */
function checkKind(object: NamedObject | Service, group: string, kind: string): void {
  const known = object as { readonly apiGroup?: string; readonly kind?: string };
  // cdk8s-plus calls the group of Services 'core'.
  const home = group === '' ? 'core' : group;
  if ((known.kind ?? kind) !== kind || (known.apiGroup ?? home) !== home) {
    fail(`be a ${kind} of ${home}`, `${known.kind ?? kind} of ${known.apiGroup ?? home}`);
  }
  if (!NAME.test(object.name) || object.name.length > 253) fail('have the name of a Kubernetes object', object.name);
}

function namespaceOf(object: NamedObject | Service): string | undefined {
  return 'metadata' in object ? object.metadata.namespace : object.namespace;
}

function fail(must: string, value: string): never {
  throw new MeshError('MESH_INVALID_TARGET', { property: 'targets', value, must });
}

/** The selector or the targets in their wire form. */
export function renderAttachment(
  { selector, targets }: PolicyAttachment,
  policy: MeshResource<unknown>,
): {
  readonly selector?: { readonly matchLabels: Labels } | undefined;
  readonly targetRefs?: TargetRefJson[] | undefined;
} {
  if (selector !== undefined && targets !== undefined) {
    throw new MeshError('MESH_TWO_ATTACHMENTS', {
      property: 'targets',
      must: 'not stand beside selector',
      fix: 'select workloads or name targets',
      at: policy,
    });
  }
  const place = { property: 'targets', at: policy };
  checkNotEmpty(targets, place, 'leave it out for every workload of the namespace');
  if (targets && targets.length > 16) {
    throw new MeshError('MESH_TOO_MANY', {
      ...place,
      value: targets.length,
      must: 'have at most 16 entries',
    });
  }
  return {
    selector: selector && { matchLabels: labelsOf(selector, policy) },
    targetRefs: targets?.map((target, index) => renderTarget(target, policy, `targets[${index}]`)),
  };
}

function renderTarget(
  { group, kind, name, namespace }: TargetRef,
  policy: MeshResource<unknown>,
  property: string,
): TargetRefJson {
  if (namespace !== undefined && namespace !== policy.namespace) {
    throw new MeshError('MESH_TARGET_IN_OTHER_NAMESPACE', {
      property,
      value: `${kind} ${namespace}/${name}`,
      must: `live in the namespace of the policy, ${policy.namespace === undefined ? 'which has none' : `'${policy.namespace}'`}`,
      fix: 'put the policy where its target lives',
      at: policy,
    });
  }
  return { group, kind, name };
}
