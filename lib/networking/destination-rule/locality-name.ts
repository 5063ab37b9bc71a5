import type { Place } from '../../core/checks';
import { MeshError } from '../../core/errors';

/**
 * Fails unless every name is a locality: `region`, `region/zone` or `region/zone/subzone`, of which the last part may be
 * `*`; and unless every name can be reached, since the first one that fits a place is taken.
 */
export function checkLocalities(names: readonly string[], place: Place): void {
  const seen: string[] = [];
  for (const name of names) {
    checkLocality(name, place);
    const rival = seen.find((earlier) => covers(earlier, name) || (!name.endsWith('*') && covers(name, earlier)));
    if (rival !== undefined) {
      throw new MeshError('MESH_LOCALITY_OVERLAP', {
        ...place,
        value: name,
        must: `not overlap with '${rival}'`,
        fix: 'name each locality once, the narrower ones first',
      });
    }
    seen.push(name);
  }
}

/** Fails unless the name is that of one region. */
export function checkRegion(name: string, place: Place): void {
  if (name === '' || /[*/]/.test(name)) {
    throw new MeshError('MESH_INVALID_LOCALITY', {
      ...place,
      value: name,
      must: 'be one region, without zone and wildcard',
    });
  }
}

function checkLocality(name: string, place: Place): void {
  const parts = name.split('/');
  const wild = parts.findIndex((part) => part.includes('*'));
  const wildcardLast = wild === -1 || (wild === parts.length - 1 && parts[wild] === '*');
  if (parts.length > 3 || parts.includes('') || !wildcardLast) {
    throw new MeshError('MESH_INVALID_LOCALITY', {
      ...place,
      value: name,
      must: 'be region, region/zone or region/zone/subzone, with * for the last part only',
    });
  }
}

/** Whether every place of the locality `narrow` is one of the locality `wide`. */
function covers(wide: string, narrow: string): boolean {
  const parts = narrow.split('/');
  return wide.split('/').every((part, index) => part === '*' || part === parts[index]);
}
