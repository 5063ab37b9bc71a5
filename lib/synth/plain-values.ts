import { Lazy } from 'cdk8s';

/** A plain object, as `{ … }` makes it. */
export type Mapping = { readonly [key: string]: unknown };

/**
 * What cdk8s makes of a value: lazy values are asked, null is left out, keys are sorted.
 *
 * @param prunes whether empty objects and lists are left out as well, as cdk8s does in metadata
 * @throws NotPlain for a value that cdk8s refuses, or treats in another way
 */
export function plain(item: unknown, prunes: boolean): unknown {
  if (typeof item !== 'object') {
    if (typeof item === 'function') throw new NotPlain();
    return item;
  }
  if (item === null) return undefined;
  if (Object.getPrototypeOf(item) === Object.prototype) return sorted(item as Mapping, prunes);
  if (Array.isArray(item)) return prunes && item.length === 0 ? undefined : item.map((entry) => plain(entry, prunes));
  if (item instanceof Lazy) return plain(item.produce(), prunes);
  const { resolve, value } = item as { resolve?(): unknown; value?: unknown };
  if (typeof resolve === 'function') return plain(resolve.call(item), prunes);
  // A class of `cdk8s import` for a field that takes a number or a string.
  if (typeof value === 'string' || typeof value === 'number') return { value };
  throw new NotPlain();
}

class NotPlain extends Error {}

function sorted(mapping: Mapping, prunes: boolean): Mapping | undefined {
  const copy: Record<string, unknown> = {};
  let isEmpty = true;
  for (const key of sortedKeys(mapping)) {
    const given = mapping[key];
    const item = typeof given === 'string' ? given : plain(given, prunes);
    if (item === undefined) continue;
    copy[key] = item;
    isEmpty = false;
  }
  return prunes && isEmpty ? undefined : copy;
}

/** Most objects are small, or in order already. */
function sortedKeys(mapping: Mapping): string[] {
  const keys = Object.keys(mapping);
  let isSorted = true;
  let previous = '';
  let previousCode = 0;
  for (const key of keys) {
    const code = key.charCodeAt(0);
    // What has these is no plain object to cdk8s.
    if (code === C && key === 'constructor') throw new NotPlain();
    if (code === R && key === 'resolve' && typeof mapping[key] === 'function') throw new NotPlain();
    // Comparing first characters is cheaper, and mostly enough. That of an empty key is NaN.
    if (!(code > previousCode) && key < previous) isSorted = false;
    previous = key;
    previousCode = code;
  }
  return isSorted ? keys : keys.sort();
}

const C = 'c'.charCodeAt(0);
const R = 'r'.charCodeAt(0);
