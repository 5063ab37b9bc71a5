import { escapeStep } from './json-pointer';
import { childSchema, mapValues, type SchemaNode } from './schema';
import type { Add } from './shape';
import { closest } from './similar';

/** An object with those that it stands in. */
export interface Level {
  readonly schema: SchemaNode;
  readonly pointer: string;
  readonly above: Level | undefined;
}

/** Reports fields that strict field validation of the API server refuses, and says where they may belong. */
export function checkFields(schema: SchemaNode, value: unknown, pointer: string, add: Add, above?: Level): void {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items) for (const [index, item] of value.entries()) checkFields(items, item, `${pointer}/${index}`, add, above);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties;
  const level = { schema, pointer, above };
  for (const key in value) {
    if (pointer === '' && TYPE_META.has(key)) continue;
    const child = childSchema(schema, key);
    const inner = (value as Record<string, unknown>)[key];
    // A scalar has no fields.
    if (child && (inner === null || typeof inner !== 'object')) continue;
    const at = `${pointer}/${escapeStep(key)}`;
    if (child) checkFields(child, inner, at, add, level);
    else if (refuses(schema, key, above)) {
      const { isKnown, ...explanation } = explain(key, value as Fields, schema, pointer, above);
      if (!open || isKnown) add({ code: 'MESH0005', pointer: at, ...explanation });
    }
  }
}

/** The fields of every object, which no schema has to name. */
export const TYPE_META = new Set(['apiVersion', 'kind', 'metadata']);

/** A node that says nothing of fields, such as one of the light schemas, says nothing of unknown ones. */
function isStructural(schema: SchemaNode): boolean {
  return schema.properties !== undefined || schema.type === 'object';
}

/** Whether a field that the schema does not know may be a mistake. */
export function refuses(schema: SchemaNode, key: string, above: Level | undefined): boolean {
  if (!isStructural(schema)) return false;
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties;
  return !open || (schema.isPartial === true && mayBelong(key, schema, above));
}

/** Whether a field that is not known here is known elsewhere; most of those that a partial schema leaves out are not. */
function mayBelong(key: string, schema: SchemaNode, above: Level | undefined): boolean {
  for (let higher = above; higher; higher = higher.above) if (hasField(higher, key)) return true;
  return holdersOf(schema, key).length > 0;
}

type Fields = Readonly<Record<string, unknown>>;

interface Explanation {
  readonly message: string;
  readonly fix: string;
  readonly belongs?: string;
  /** The field exists, but elsewhere. */
  readonly isKnown: boolean;
}

function explain(
  key: string,
  object: Fields,
  schema: SchemaNode,
  pointer: string,
  above: Level | undefined,
): Explanation {
  const place = pointer === '' ? 'the object' : lastField(pointer);
  const message = `${place} has no field ${key}`;
  const own = Object.keys(schema.properties ?? {}).concat(pointer === '' ? [...TYPE_META] : []);
  const typo = closest(key, own);
  let higher = above;
  while (higher && !hasField(higher, key)) higher = higher.above;
  const holders = holdersOf(schema, key, higher === undefined ? 3 : 1);
  const used = holders.filter(({ steps }) => isUsed(object, steps));
  const [below, ...others] = used.length > 0 ? used : holders;
  const isNear = below?.steps.length === 1;
  // A letter off in this very object is likelier than the right word far from here.
  if (!isNear && higher === undefined && typo !== undefined) {
    return {
      message: `${message}: did you mean ${typo}?`,
      fix: renaming(key, typo, object[key], schema),
      belongs: `${pointer}/${escapeStep(typo)}`,
      isKnown: false,
    };
  }
  if (below !== undefined && (isNear || others.length === 0)) {
    const belongs = `${pointer}${below.pointer}/${escapeStep(key)}`;
    const fix = isNear ? `indent ${key} by one level more, into ${below.name}` : `move ${key} into ${below.name}`;
    return { message: `${message}: it belongs into ${below.name}`, fix, belongs, isKnown: true };
  }
  if (higher !== undefined) {
    const where = higher.pointer === '' ? 'the object itself' : lastField(higher.pointer);
    const belongs = `${higher.pointer}/${escapeStep(key)}`;
    return {
      message: `${message}: it belongs into ${where}`,
      fix: `move ${key} up into ${where}`,
      belongs,
      isKnown: true,
    };
  }
  const known = own.length > 0 && own.length <= 8 ? `; it has ${own.join(', ')}` : '';
  return { message: `${message}${known}`, fix: `remove ${key}, or move it where it belongs`, isKnown: false };
}

function renaming(key: string, typo: string, value: unknown, schema: SchemaNode): string {
  const meant = childSchema(schema, typo);
  const isWrapped = meant?.properties?.value !== undefined && (value === null || typeof value !== 'object');
  return isWrapped ? `write ${typo}.value instead of ${key}` : `rename ${key} to ${typo}`;
}

function hasField({ schema, pointer }: Level, key: string): boolean {
  return (
    (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) || (pointer === '' && TYPE_META.has(key))
  );
}

/** A field, some levels below an object, of which the key would be a field. */
interface Holder {
  readonly steps: readonly string[];
  readonly pointer: string;
  /** `spec`, `an item of servers`, `an item of spec.servers`. */
  readonly name: string;
}

/** The holders of the key that are nearest below the object. */
function holdersOf(schema: SchemaNode, key: string, depth = MAX_DEPTH): readonly Holder[] {
  const levels = levelsBelow(schema);
  for (let at = 0; at < depth && at < levels.length; at++) {
    const found = levels[at]?.get(key);
    if (found) return found;
  }
  return [];
}

const MAX_DEPTH = 3;
const knownLevels = new WeakMap<SchemaNode, readonly ReadonlyMap<string, readonly Holder[]>[]>();

/** By the level below a schema, and by key, the holders of the key: an object may have many keys that it has no field for. */
function levelsBelow(schema: SchemaNode): readonly ReadonlyMap<string, readonly Holder[]>[] {
  const known = knownLevels.get(schema);
  if (known) return known;
  let level: readonly { schema: SchemaNode; steps: readonly string[]; pointer: string }[] = [
    { schema, steps: [], pointer: '' },
  ];
  const found = Array.from({ length: MAX_DEPTH }, () => {
    const byKey = new Map<string, Holder[]>();
    level = level.flatMap(({ schema: node, steps, pointer }) =>
      Object.entries(node.properties ?? {})
        .filter(([name]) => name !== 'status' || steps.length > 0)
        .map(([name, child]) => {
          const inner = child.items ?? mapValues(child);
          const path = [...steps, name];
          const at = `${pointer}/${escapeStep(name)}${inner ? '/*' : ''}`;
          const holder = { steps: path, pointer: at, name: holderName(child, path) };
          for (const key of Object.keys((inner ?? child).properties ?? {})) {
            const holders = byKey.get(key);
            if (holders) holders.push(holder);
            else byKey.set(key, [holder]);
          }
          return { schema: inner ?? child, steps: path, pointer: at };
        }),
    );
    return byKey;
  });
  knownLevels.set(schema, found);
  return found;
}

/** Whether the object has a field, that field or one of its items the next one, and so on. */
function isUsed(value: unknown, steps: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => isUsed(item, steps));
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  return (
    value !== null && typeof value === 'object' && Object.hasOwn(value, step) && isUsed((value as Fields)[step], rest)
  );
}

function holderName(child: SchemaNode, steps: readonly string[]): string {
  const path = steps.join('.');
  if (child.items) return `an item of ${path}`;
  return mapValues(child) ? `an entry of ${path}` : path;
}

function lastField(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const index = steps.findLastIndex((step) => !/^\d+$/.test(step));
  return `${steps[index] ?? 'the object'}${steps
    .slice(index + 1)
    .map((step) => `[${step}]`)
    .join('')}`;
}
