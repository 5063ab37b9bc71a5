import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { checkAtMost } from './list-checks';

/** Settings of the implementation by name, each name with a domain in front: `gateway.istio.io/tls-terminate-mode`. */
export type TlsOptions = { readonly [name: string]: string };

/** The options in their wire form: at most 16, of at most 4096 characters each. */
export function renderTlsOptions(
  options: TlsOptions | undefined,
  at: MeshResource<unknown>,
  property: string,
): TlsOptions | undefined {
  const entries = Object.entries(options ?? {});
  checkAtMost(entries, { property, at }, 16);
  for (const [name, text] of entries) {
    if (text.length <= 4096) continue;
    throw new MeshError('MESH_TOO_LONG', {
      property: `${property}.${name}`,
      value: `${text.length} characters`,
      must: 'have at most 4096 characters',
      at,
    });
  }
  return options && { ...options };
}
