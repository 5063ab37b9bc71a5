import { mapValues, type SchemaNode } from './schema';
import { isFree, keepsOwn } from './shape';
import { type Level, refuses, TYPE_META } from './unknown-fields';

/** Says of a value whether nothing is wrong with it. */
type Check = (value: unknown) => boolean;

const checks = new WeakMap<SchemaNode, Check>();

/**
 * Whether a value has no unknown field and the shape of its schema, found without a pointer or a message for anything:
 * nearly all values are right. `isWhole` where the value is an object as the API server takes it.
 */
export function isRight(schema: SchemaNode, value: unknown, isWhole: boolean): boolean {
  let check = checks.get(schema);
  if (check === undefined) {
    check = checkOf(schema, undefined, isWhole);
    checks.set(schema, check);
  }
  return check(value);
}

/** Built for each place of a schema when a value first has it: whether a field is known also depends on what is above. */
function checkOf(node: SchemaNode, above: Level | undefined, isWhole: boolean): Check {
  const { items } = node;
  const level: Level = { schema: node, pointer: isWhole ? '' : '/', above };
  const item = items && lazily(() => checkOf(items, above, false));
  const values = mapValues(node);
  const entry = values && lazily(() => checkOf(values, level, false));
  const fields = new Map<string, Check>();
  const fieldOf = (key: string): Check | undefined => {
    let check = fields.get(key);
    if (check === undefined && node.properties !== undefined && Object.hasOwn(node.properties, key)) {
      const child = node.properties[key] as SchemaNode;
      // What is in the metadata is checked by a schema of its own.
      check = isWhole && TYPE_META.has(key) ? (value) => keepsOwn(child, value) : checkOf(child, level, false);
      fields.set(key, check);
    }
    return check ?? entry;
  };
  const ofFields = (value: object): boolean => {
    for (const key in value) {
      const check = fieldOf(key);
      const inner = (value as Readonly<Record<string, unknown>>)[key];
      if (check === undefined) {
        if (!(isWhole && TYPE_META.has(key)) && refuses(node, key, above)) return false;
      } else if (inner !== undefined && !check(inner)) return false;
    }
    return true;
  };
  const isScalar = isFree(node) && node.type !== undefined && node.type !== 'object' && node.type !== 'array';
  if (isScalar) return (value) => keepsOwn(node, value);
  return (value) => {
    if (!keepsOwn(node, value)) return false;
    if (value === null || typeof value !== 'object') return true;
    if (Array.isArray(value)) return item === undefined || value.every(item);
    return ofFields(value);
  };
}

function lazily(make: () => Check): Check {
  let check: Check | undefined;
  return (value) => {
    check ??= make();
    return check(value);
  };
}
