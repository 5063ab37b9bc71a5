import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';

/** The providers in their wire form. */
export function renderProviders(
  providers: readonly string[] | undefined,
  rule: MeshResource<unknown>,
  property: string,
): { readonly name: string }[] | undefined {
  return providers?.map((name, index) => ({
    name: checkText(name, { property: `${property}.providers[${index}]`, at: rule }),
  }));
}

/** Fails for an empty text; returns it. */
export function checkText<T extends string | undefined>(text: T, place: Place): T {
  if (text === '') throw new MeshError('MESH_EMPTY', { ...place, value: text, must: 'not be empty' });
  return text;
}
