import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asObject, asString, at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';

/** One entry of an EnvoyFilter's `configPatches`. */
export interface Patch {
  readonly object: ManifestObject;
  /** `/spec/configPatches/0/patch/operation`. */
  readonly pointer: string;
  readonly applyTo: string;
  readonly operation: string;
  /** The name of the filter that the patch inserts or matches; empty where it says none. */
  readonly filter: string;
  /** Whether the EnvoyFilter leaves its `priority` at 0. */
  readonly unordered: boolean;
  /** Whether the patch is for certain versions of the proxy only. */
  readonly versioned: boolean;
}

/** Every patch, in the order of the objects. */
export function patchesOf(mesh: Mesh): Patch[] {
  return mesh.envoyFilters.flatMap((envoyFilter) => {
    const object = envoyFilter as ManifestObject;
    const unordered = (asNumber(object.spec.priority) ?? 0) === 0;
    const all = objectsOf(object.spec.configPatches);
    // istioctl stops at the first entry without a patch.
    const end = mesh.options.compat ? all.findIndex(([, { patch }]) => !asObject(patch)) : -1;
    return (end < 0 ? all : all.slice(0, end)).flatMap(([index, entry]) => {
      const patch = asObject(entry.patch);
      if (!patch) return [];
      return {
        object,
        pointer: `/spec/configPatches/${index}/patch/operation`,
        applyTo: asString(entry.applyTo) ?? '',
        operation: asString(patch.operation) ?? '',
        filter: filterOf(entry, patch),
        unordered,
        versioned: Boolean(asString(at(entry, 'match', 'proxy', 'proxyVersion'))),
      };
    });
  });
}

function filterOf(entry: JsonObject, patch: JsonObject): string {
  const value = asObject(patch.value);
  if (!value) return '';
  return asString(value.name) ?? asString(at(entry, 'match', 'listener', 'filterChain', 'filter', 'name')) ?? '';
}

/** Parts of the configuration that cannot be added or removed, only merged into. */
export const MERGE_ONLY: ReadonlySet<string> = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE']);

/** Parts of the configuration that can be replaced. */
export const REPLACEABLE: ReadonlySet<string> = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST']);

/** Whether the outcome of a patch depends on what other patches did before it. */
export function isRelative({ operation, applyTo }: Patch): boolean {
  if (operation === 'REMOVE') return !MERGE_ONLY.has(applyTo);
  if (operation === 'REPLACE') return REPLACEABLE.has(applyTo);
  return operation === 'INSERT_BEFORE' || operation === 'INSERT_AFTER';
}

/** The patches that depend on an order that they do not give, and whether an earlier one of the filter is for certain versions. */
export function unorderedPatches(mesh: Mesh): { readonly patch: Patch; readonly afterVersioned: boolean }[] {
  const versioned = new Set<string>();
  return patchesOf(mesh).flatMap((patch) => {
    const named = mesh.options.compat || patch.filter !== '';
    const afterVersioned = named && versioned.has(patch.filter);
    if (patch.versioned) versioned.add(patch.filter);
    return patch.unordered && isRelative(patch) ? [{ patch, afterVersioned }] : [];
  });
}
