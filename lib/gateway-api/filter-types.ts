import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

/** Fails where a rule or a backend has two filters of a type that may stand there once. */
export function checkFilterTypes(types: readonly string[], property: string, at: MeshResource<unknown>): void {
  const again = types.find(
    (type, index) => type !== 'RequestMirror' && type !== 'ExtensionRef' && types.indexOf(type) !== index,
  );
  if (again) {
    throw new MeshError('MESH_DUPLICATE_FILTER', { property, value: again, must: 'have one filter of this type', at });
  }
}
