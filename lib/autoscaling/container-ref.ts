import { type Container, Workload } from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { MeshError } from '../core/errors';

/** A container of a workload, or its name. */
export type ContainerRef = Container | string;

/** The container that Istio adds to the pods of the mesh. */
export const SIDECAR = 'istio-proxy';

/** The containers of a target, where the app defines it. */
export function containersOf(target: object): readonly Container[] | undefined {
  return target instanceof Workload ? target.containers : undefined;
}

/**
 * The name of the container that is meant: the first one, where none is named.
 *
 * @throws MeshError MESH_UNKNOWN_CONTAINER for a container that the target does not have, or not yet
 */
export function containerNameOf(
  ref: ContainerRef | undefined,
  target: object,
  at: IConstruct,
  property: string,
): string {
  const name = typeof ref === 'string' ? ref : ref?.name;
  const containers = containersOf(target);
  if (containers === undefined) return name ?? fail(target, at, property);
  if (name === undefined) return containers[0]?.name ?? fail(target, at, property, []);
  // The sidecar comes when the pod is made.
  const known = name === SIDECAR || containers.some((container) => container === ref || container.name === ref);
  return known ? name : fail(target, at, property, containers, name);
}

function fail(
  target: object,
  at: IConstruct,
  property: string,
  containers?: readonly Container[],
  value?: string,
): never {
  const { kind, name } = target as { readonly kind: string; readonly name: string };
  if (containers === undefined) {
    const must = `be given, since nobody here knows the containers of ${kind} ${name}`;
    throw new MeshError('MESH_UNKNOWN_CONTAINER', { property, must, at });
  }
  const names = containers.map((container) => container.name).join(', ');
  throw new MeshError('MESH_UNKNOWN_CONTAINER', {
    property,
    value,
    must: `be a container of ${kind} ${name}, which has ${names === '' ? 'none yet' : names}`,
    fix: 'add containers before the autoscaler',
    at,
  });
}
