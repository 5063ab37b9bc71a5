import type { HttpRouteSpecRulesFiltersRequestHeaderModifier } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkDistinctHeaders, checkHeaderNames } from './header-name';
import { checkAtMost } from './list-checks';

/**
 * Changes to the headers of requests or of responses; one change per header.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#httpheaderfilter
 */
export interface HeaderModifier {
  /**
   * Headers to overwrite.
   * @default - none
   */
  readonly set?: { readonly [name: string]: string };
  /**
   * Headers to append to those that are there.
   * @default - none
   */
  readonly add?: { readonly [name: string]: string };
  /**
   * Names of the headers to remove.
   * @default - none
   */
  readonly remove?: readonly string[];
}

/** The changes in their wire form. */
export function renderHeaderModifier(
  { set, add, remove }: HeaderModifier,
  route: MeshResource<unknown>,
  property: string,
): Wire<HttpRouteSpecRulesFiltersRequestHeaderModifier> {
  const at = route;
  const removed = { property: `${property}.remove`, at };
  checkAtMost(remove, removed, 16);
  checkHeaderNames(remove ?? [], removed);
  const changes = {
    set: renderHeaders(set, `${property}.set`, at),
    add: renderHeaders(add, `${property}.add`, at),
    remove: remove && [...remove],
  };
  checkDistinctHeaders([...Object.keys(set ?? {}), ...Object.keys(add ?? {}), ...(remove ?? [])], { property, at });
  return changes;
}

function renderHeaders(headers: HeaderModifier['set'], property: string, at: MeshResource<unknown>) {
  if (headers === undefined) return undefined;
  const entries = Object.entries(headers);
  checkAtMost(entries, { property, at }, 16);
  checkHeaderNames(Object.keys(headers), { property, at });
  return entries.map(([name, text]) => {
    if (text.length < 1 || text.length > 4096) {
      throw new MeshError('MESH_TOO_LONG', {
        property: `${property}.${name}`,
        value: `${text.length} characters`,
        must: 'have 1 to 4096 characters',
        ...(text === '' ? { fix: 'a header is taken away with remove' } : {}),
        at,
      });
    }
    return { name, value: text };
  });
}
