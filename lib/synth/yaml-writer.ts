import { Yaml } from 'cdk8s';
import { key, scalar } from './yaml-scalars';

/**
 * The text of objects as cdk8s writes it, byte for byte, only sooner.
 *
 * What stands in Kubernetes objects most of the time is written here. An object with anything else in it (several lines
 * of text, the same part twice, a value that JSON does not have) is left to `Yaml.stringify` as a whole.
 */
export function writeYaml(objects: readonly unknown[]): string {
  return objects.map(writeObject).join('---\n');
}

/** Thrown and caught here only: an object is not one that is written here. */
class Unknown extends Error {}
const UNKNOWN = new Unknown();

function writeObject(object: unknown): string {
  if (!isMapping(object)) return Yaml.stringify(object);
  try {
    return mapping(object, '', new Set()) || '{}\n';
  } catch (error) {
    if (error !== UNKNOWN) throw error;
    return Yaml.stringify(object);
  }
}

/** The lines of a mapping; the first one stands where the caller has written its indent. */
function mapping(object: Mapping, indent: string, seen: Set<object>): string {
  let text = '';
  let lead = '';
  for (const name of Object.keys(object)) {
    const written = key(name);
    // What has a `toJSON` is written as what that gives.
    if (written === undefined || name === 'toJSON') throw UNKNOWN;
    const item = object[name];
    if (typeof item !== 'object' || item === null) text += `${lead}${written}: ${simple(item)}\n`;
    else text += `${lead}${written}:${nested(item, indent, seen)}`;
    lead = indent;
  }
  return text;
}

/** What follows the colon of a key, with its line end. */
function nested(item: object, indent: string, seen: Set<object>): string {
  once(item, seen);
  const inner = `${indent}  `;
  if (Array.isArray(item)) return item.length === 0 ? ' []\n' : `\n${inner}${sequence(item, inner, seen)}`;
  if (!isMapping(item)) throw UNKNOWN;
  const text = mapping(item, inner, seen);
  return text === '' ? ' {}\n' : `\n${inner}${text}`;
}

/** The lines of a sequence; the first one stands where the caller has written its indent. */
function sequence(items: readonly unknown[], indent: string, seen: Set<object>): string {
  const inner = `${indent}  `;
  let text = '';
  let lead = '';
  for (const item of items) {
    text += `${lead}- ${entry(item, inner, seen)}`;
    lead = indent;
  }
  return text;
}

function entry(item: unknown, indent: string, seen: Set<object>): string {
  if (typeof item !== 'object' || item === null) return `${simple(item)}\n`;
  once(item, seen);
  if (Array.isArray(item)) return item.length === 0 ? '[]\n' : sequence(item, indent, seen);
  if (!isMapping(item)) throw UNKNOWN;
  return mapping(item, indent, seen) || '{}\n';
}

function simple(item: unknown): string {
  if (typeof item === 'string') {
    const written = scalar(item);
    if (written === undefined) throw UNKNOWN;
    return written;
  }
  if (typeof item === 'number' && Number.isSafeInteger(item) && !Object.is(item, -0)) return `${item}`;
  if (typeof item === 'boolean') return item ? 'true' : 'false';
  if (item === null) return 'null';
  throw UNKNOWN;
}

/** What stands twice in one object becomes an anchor and an alias. */
function once(item: object, seen: Set<object>): void {
  if (seen.has(item)) throw UNKNOWN;
  seen.add(item);
}

type Mapping = { readonly [key: string]: unknown };

function isMapping(item: unknown): item is Mapping {
  if (typeof item !== 'object' || item === null) return false;
  const prototype = Object.getPrototypeOf(item);
  return prototype === Object.prototype || prototype === null;
}
