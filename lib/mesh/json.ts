import type { Json, JsonObject } from '../manifest/manifest-object';

/** The value as an object; undefined for lists, null and scalars. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The value as a list; empty for anything else. */
export function asList(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

const NONE: readonly (readonly [index: number, item: JsonObject])[] = [];

/** The objects of a list with their index in it; what is not an object is left out. */
export function objectsOf(value: unknown): readonly (readonly [index: number, item: JsonObject])[] {
  // Rules ask for nothing more often than for this.
  if (!Array.isArray(value) || value.length === 0) return NONE;
  const found: (readonly [index: number, item: JsonObject])[] = [];
  for (let index = 0; index < value.length; index++) {
    const object = asObject(value[index]);
    if (object !== undefined) found.push([index, object]);
  }
  return found;
}

/** The strings of a list; what is not a string is left out. */
export function stringsOf(value: unknown): readonly string[] {
  return asList(value).filter((item): item is string => typeof item === 'string');
}

/** The value as a string; undefined for anything else. */
export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a number; undefined for anything else. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** What stands at the end of a path of fields, as deep as there are objects and lists; otherwise undefined. */
export function at(value: unknown, ...path: readonly (string | number)[]): Json | undefined {
  let here = value as Json | undefined;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = Object.hasOwn(here, key) ? (here as { readonly [key: string]: Json | undefined })[key] : undefined;
  }
  return here;
}

/** The string members of an object: labels, a selector. Undefined where there is no object. */
export function stringMap(value: unknown): { readonly [key: string]: string } | undefined {
  const object = asObject(value);
  if (object === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
