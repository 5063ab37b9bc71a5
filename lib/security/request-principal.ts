import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { checkPattern } from './pattern';

/** Fails unless `principal` can be the `issuer/subject` of a token; returns it. */
export function checkRequestPrincipal(principal: string, place: Place): string {
  checkPattern(principal, place);
  if (!principal.includes('*') && !principal.includes('/')) {
    throw new MeshError('MESH_INVALID_REQUEST_PRINCIPAL', {
      ...place,
      value: principal,
      must: "be 'issuer/subject', as the token has them",
      fix: `write '${principal}/*' for every subject of an issuer`,
    });
  }
  return principal;
}
