import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';

/** Fails where a list is longer than the API takes; returns it. */
export function checkAtMost<T extends readonly unknown[] | undefined>(
  list: T,
  place: Place,
  max: number,
  fix?: string,
): T {
  if (list !== undefined && list.length > max) {
    throw new MeshError('MESH_TOO_MANY', {
      ...place,
      value: list.length,
      must: `have at most ${max} entries`,
      ...(fix ? { fix } : {}),
    });
  }
  return list;
}

/** Fails where an entry stands twice; returns the list. */
export function checkDistinct<T extends readonly string[] | undefined>(list: T, place: Place): T {
  const again = list?.find((entry, index) => list.indexOf(entry) !== index);
  if (again !== undefined) {
    throw new MeshError('MESH_DUPLICATE', { ...place, value: again, must: 'name each entry once' });
  }
  return list;
}
