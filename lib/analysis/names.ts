import type { ManifestObject } from '../manifest/manifest-object';
import { objectName } from './ignore';

const SHOWN = 5;

/** The names of objects, each once and in order; of many only the first, so that no more are asked for. */
export function namesOf(objects: Iterable<ManifestObject>): string {
  const names = new Set<string>();
  for (const object of objects) {
    names.add(objectName(object));
    if (names.size > SHOWN) break;
  }
  const shown = [...names].slice(0, SHOWN).sort().join(', ');
  return names.size > SHOWN ? `${shown} and others` : shown;
}
