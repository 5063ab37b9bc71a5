import type { Place } from './checks';
import { MeshError } from './errors';

/** Label keys and values. */
export type Labels = { readonly [key: string]: string };

const NAME = '[A-Za-z0-9](?:[-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?';
const KEY = new RegExp(`^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?/)?${NAME}$`);
const TEXT = new RegExp(`^(?:${NAME})?$`);

/** Fails unless Kubernetes takes the labels; returns a copy. */
export function checkLabels(labels: Labels, place: Place): Labels {
  for (const [key, text] of Object.entries(labels)) {
    if (KEY.test(key) && TEXT.test(text)) continue;
    throw new MeshError('MESH_INVALID_LABEL', {
      ...place,
      value: { [key]: text },
      must: 'be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63',
    });
  }
  return { ...labels };
}
