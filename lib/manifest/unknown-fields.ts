import { escapeStep } from './json-pointer';
import { childSchema, mapValues, type SchemaNode } from './schema';
import type { Add } from './shape';
import { closest } from './similar';

interface Level {
  readonly schema: SchemaNode;
  readonly pointer: string;
}

/** Reports fields that strict field validation of the API server refuses, and says where they may belong. */
export function checkFields(
  schema: SchemaNode,
  value: unknown,
  pointer: string,
  add: Add,
  above: readonly Level[] = [],
): void {
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items) for (const [index, item] of value.entries()) checkFields(items, item, `${pointer}/${index}`, add, above);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const open = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties;
  const levels = [...above, { schema, pointer }];
  for (const key in value) {
    const at = `${pointer}/${escapeStep(key)}`;
    if (pointer === '' && TYPE_META.has(key)) continue;
    const child = childSchema(schema, key);
    if (child) checkFields(child, (value as Record<string, unknown>)[key], at, add, levels);
    else if (!open && isStructural(schema)) {
      const { message, fix } = explain(key, schema, pointer, above);
      add({ code: 'MESH0005', pointer: at, message, fix });
    }
  }
}

const TYPE_META = new Set(['apiVersion', 'kind', 'metadata']);

/** A node that says nothing of fields, such as one of the light schemas, says nothing of unknown ones. */
function isStructural(schema: SchemaNode): boolean {
  return schema.properties !== undefined || schema.type === 'object';
}

function explain(
  key: string,
  schema: SchemaNode,
  pointer: string,
  above: readonly Level[],
): { message: string; fix: string } {
  const place = pointer === '' ? 'the object' : lastField(pointer);
  const message = `${place} has no field ${key}`;
  const own = Object.keys(schema.properties ?? {}).concat(pointer === '' ? [...TYPE_META] : []);
  const typo = closest(key, own);
  // A letter off in this very object is likelier than the right word in the wrong one.
  const below = childrenWith(schema, key);
  const higher = [...above].reverse().find((level) => hasField(level, key));
  if (below === undefined && higher === undefined && typo !== undefined) {
    return { message: `${message}: did you mean ${typo}?`, fix: `rename ${key} to ${typo}` };
  }
  if (below !== undefined) {
    return { message: `${message}: it belongs into ${below}`, fix: `indent ${key} by one level more, into ${below}` };
  }
  if (higher !== undefined) {
    const where = higher.pointer === '' ? 'the object itself' : lastField(higher.pointer);
    return { message: `${message}: it belongs into ${where}`, fix: `move ${key} up into ${where}` };
  }
  const known = own.length > 0 && own.length <= 8 ? `; it has ${own.join(', ')}` : '';
  return { message: `${message}${known}`, fix: `remove ${key}, or move it where it belongs` };
}

function hasField({ schema, pointer }: Level, key: string): boolean {
  return (
    (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) || (pointer === '' && TYPE_META.has(key))
  );
}

/** The field of the object whose own fields (or those of its items) include the key. */
function childrenWith(schema: SchemaNode, key: string): string | undefined {
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const inner = child.items ?? mapValues(child) ?? child;
    if (name !== 'status' && inner.properties && Object.hasOwn(inner.properties, key)) {
      return child.items ? `an item of ${name}` : mapValues(child) ? `an entry of ${name}` : name;
    }
  }
  return undefined;
}

function lastField(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const index = steps.findLastIndex((step) => !/^\d+$/.test(step));
  return `${steps[index] ?? 'the object'}${steps
    .slice(index + 1)
    .map((step) => `[${step}]`)
    .join('')}`;
}
