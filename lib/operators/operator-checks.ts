import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { Host } from '../core/host';
import type { MeshResource } from '../core/mesh-resource';
import { checkSameNamespace } from '../core/same-namespace';

interface Named {
  readonly name: string;
}

const SERVICE_NAME = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;

/** Fails unless the operator can call what it makes after the cluster. */
export function checkClusterName(cluster: MeshResource<unknown>, max: number): void {
  if (cluster.name.length > max || !SERVICE_NAME.test(cluster.name)) {
    throw new MeshError('MESH_INVALID_NAME', {
      property: 'metadata.name',
      value: cluster.name,
      must: `be at most ${max} lower-case letters, digits and dashes, a letter first and no dash last`,
      fix: 'the operator calls Services and labels after it',
      at: cluster,
    });
  }
}

/**
 * The name of an object that the operator looks up beside the cluster.
 *
 * @throws MeshError MESH_OTHER_NAMESPACE
 */
export function nameBeside<T extends Named | undefined>(
  object: T,
  cluster: MeshResource<unknown>,
  property: string,
): T extends undefined ? string | undefined : string;
export function nameBeside(
  object: Named | undefined,
  cluster: MeshResource<unknown>,
  property: string,
): string | undefined {
  if (object !== undefined) checkSameNamespace(object, cluster, property);
  return object?.name;
}

/**
 * The host of a Service that the operator makes beside the cluster.
 *
 * @throws MeshError MESH_HOST_WITHOUT_NAMESPACE
 */
export function hostBeside(cluster: MeshResource<unknown>, name: string): Host {
  if (cluster.namespace === undefined) {
    throw new MeshError('MESH_HOST_WITHOUT_NAMESPACE', {
      property: 'host',
      value: name,
      must: 'be that of a cluster with a namespace',
      fix: 'give the cluster or its chart a namespace',
      at: cluster,
    });
  }
  return Host.service(name, { namespace: cluster.namespace });
}

/**
 * Fails unless exactly one of the keys is given, for callers whose types were lost on the way.
 *
 * @throws MeshError MESH_ONE_OF
 */
export function checkOneOf<T extends object>(given: T, keys: readonly (keyof T & string)[], place: Place): void {
  const found = keys.filter((key) => given[key] !== undefined);
  if (found.length !== 1) {
    throw new MeshError('MESH_ONE_OF', {
      ...place,
      value: found,
      must: `have exactly one of ${keys.join(', ')}`,
    });
  }
}

/** Fails for two entries of a list that have one name. */
export function checkUniqueNames(entries: readonly Named[] | undefined, place: Place): void {
  const names = (entries ?? []).map(({ name }) => name);
  const again = names.find((name, index) => names.indexOf(name) < index);
  if (again !== undefined) {
    throw new MeshError('MESH_DUPLICATE', { ...place, value: again, must: 'have another name for each entry' });
  }
}
