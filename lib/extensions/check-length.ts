import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';

/** Fails unless `text` is absent or has 1 to `max` characters; returns it. */
export function checkLength<T extends string | undefined>(text: T, place: Place, max: number): T {
  if (text === '') throw new MeshError('MESH_EMPTY', { ...place, value: text, must: 'not be empty' });
  return checkMaxLength(text, place, max);
}

/** Fails where `text` has more than `max` characters; returns it. */
export function checkMaxLength<T extends string | undefined>(text: T, place: Place, max: number): T {
  if (text !== undefined && text.length > max) {
    const value = `${text.length} characters`;
    throw new MeshError('MESH_TOO_LONG', { ...place, value, must: `have at most ${max} characters` });
  }
  return text;
}
