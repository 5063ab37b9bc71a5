import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';

const TOKEN = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]{1,256}$/;

/** Fails unless the names, of headers or of query parameters, have the form that HTTP gives the names of headers. */
export function checkHeaderNames(names: readonly string[], place: Place): void {
  for (const name of names) {
    if (TOKEN.test(name)) continue;
    throw new MeshError('MESH_INVALID_HEADER', {
      ...place,
      value: name,
      must: "be a name of at most 256 letters, digits and !#$%&'*+-.^_`|~",
      ...(name.startsWith(':') ? { fix: 'the Gateway API knows no pseudo headers' } : {}),
    });
  }
}

/** Fails where a header stands twice; the case of its letters makes no difference. */
export function checkDistinctHeaders(names: readonly string[], place: Place): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name.toLowerCase())) {
      throw new MeshError('MESH_DUPLICATE_HEADER', {
        ...place,
        value: name,
        must: 'name each header once, whatever the case of its letters',
      });
    }
    seen.add(name.toLowerCase());
  }
}
