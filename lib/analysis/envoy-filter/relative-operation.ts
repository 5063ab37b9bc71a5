import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { type Patch, patchesOf, unorderedPatches } from './patches';

const FIX = 'set `priority` on the EnvoyFilter (not 0), so that its order against others is certain';

/** IST0151: a patch whose outcome depends on the order of EnvoyFilters. */
export const relativeOperation: Rule = {
  code: 'IST0151',
  title: 'EnvoyFilter depends on the order of others',
  severity: 'warning',
  reads: ['EnvoyFilter'],
  fix: FIX,
  description:
    'A patch inserts, removes or replaces something relative to what is there, and the EnvoyFilter has no priority. Filters of one priority apply by age, so the outcome can change when an object is created anew, or when another EnvoyFilter or a release of Istio adds what the patch looks for. With no other EnvoyFilter in sight that changes the same part it is only said as information.',
  check(mesh, report) {
    const hasRival = rivals(mesh);
    for (const { patch, afterVersioned } of unorderedPatches(mesh)) {
      if (afterVersioned) continue;
      const { object, pointer, operation, applyTo } = patch;
      const certain = mesh.options.compat || hasRival(patch);
      report({
        object,
        pointer,
        message: `${operation} of ${applyTo} depends on the order of EnvoyFilters, and no priority is set`,
        ...(certain ? {} : { severity: 'info' as const }),
      });
    }
  },
};

/** Whether another EnvoyFilter that may meet a patch on some pod changes the same part of the configuration. */
function rivals(mesh: Mesh): (patch: Patch) => boolean {
  const index = new Map<string, Set<ManifestObject>>();
  const key = (namespace: string, applyTo: string) => `${namespace} ${applyTo}`;
  for (const { object, applyTo } of patchesOf(mesh)) {
    for (const place of [mesh.namespaceOf(object), '*']) {
      index.set(key(place, applyTo), (index.get(key(place, applyTo)) ?? new Set()).add(object));
    }
  }
  const root = mesh.config.rootNamespace;
  return ({ object, applyTo }) => {
    const own = mesh.namespaceOf(object);
    const others = (place: string) => {
      const all = index.get(key(place, applyTo));
      return all !== undefined && all.size > (all.has(object) ? 1 : 0);
    };
    return own === root ? others('*') : others(own) || others(root);
  };
}

/** IST0155: as IST0151, after a patch of the same filter that is for certain versions only. */
export const relativeOperationWithVersion: Rule = {
  code: 'IST0155',
  title: 'EnvoyFilter depends on the order of others, one of them for certain versions only',
  severity: 'warning',
  reads: ['EnvoyFilter'],
  fix: FIX,
  description:
    'A patch inserts, removes or replaces a filter relative to what is there, the EnvoyFilter has no priority, and an earlier patch of the same filter applies to certain proxy versions only. The outcome differs between proxies and can change with an upgrade.',
  check(mesh, report) {
    for (const { patch, afterVersioned } of unorderedPatches(mesh)) {
      if (!afterVersioned) continue;
      const { object, pointer, operation, applyTo, filter } = patch;
      report({
        object,
        pointer,
        message: `${operation} of ${applyTo} '${filter}' depends on the order of EnvoyFilters, no priority is set, and an earlier patch of it is for certain proxy versions only`,
      });
    }
  },
};
