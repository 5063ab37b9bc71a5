import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';

/** The part of a route that says which traffic it takes. */
interface Matching {
  readonly match?: readonly object[] | undefined;
}

/** Fields of a match that narrow nothing down. */
const UNCONDITIONAL = new Set(['name', 'statPrefix', 'ignoreUriCase']);

/** Fails where one of the routes leaves nothing for a further one. */
export function checkReachable(
  routes: readonly Matching[],
  at: MeshResource<unknown>,
  list: string,
  unit: string,
): void {
  const index = routes.findIndex(({ match = [] }) => match.length === 0 || match.some(isUnconditional));
  if (index === -1) return;
  throw new MeshError('MESH_UNREACHABLE_ROUTE', {
    property: `${list}[${routes.length}]`,
    must: `come before ${list}[${index}], which takes every ${unit}`,
    fix: `add the route that takes every ${unit} last`,
    at,
  });
}

function isUnconditional(match: object): boolean {
  return Object.entries(match).every(([field, condition]) => UNCONDITIONAL.has(field) || isVoid(field, condition));
}

function isVoid(field: string, condition: unknown): boolean {
  if (condition === undefined) return true;
  if (typeof condition !== 'object' || condition === null) return false;
  const { prefix, regex } = condition as { prefix?: unknown; regex?: unknown };
  if (field === 'uri' && (prefix === '/' || regex === '.*')) return true;
  return Object.keys(condition).length === 0;
}
