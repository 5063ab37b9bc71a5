import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';

/** Fails where a text that has to say something is empty; returns it. */
export function checkText(text: string, place: Place): string {
  if (text === '') throw new MeshError('MESH_EMPTY_TEXT', { ...place, value: text, must: 'not be empty' });
  return text;
}

/**
 * Fails unless `text` is `abc`, `abc*`, `*abc` or `*`, the forms that the proxy can compare; returns it.
 *
 * A `*` elsewhere would be taken literally.
 */
export function checkPattern(text: string, place: Place, fix?: string): string {
  checkText(text, place);
  const stars = text.split('*').length - 1;
  const outside = text.startsWith('*') || text.endsWith('*');
  if (stars > 1 || (stars === 1 && !outside)) {
    throw new MeshError('MESH_INVALID_PATTERN', {
      ...place,
      value: text,
      must: "have at most one '*', at its beginning or its end",
      ...(fix ? { fix } : {}),
    });
  }
  return text;
}
