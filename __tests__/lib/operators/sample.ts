import { customKind } from '../../support/schema';
import { mapValues, type SchemaNode } from '../../support/schema-node';

/** Something with every field that the kind has below `path`, for what the API takes as JSON. */
export function sample(kind: string, ...path: readonly string[]): unknown {
  const steps = ['spec', ...path];
  const node = steps.reduce<SchemaNode | undefined>((each, step) => each?.properties?.[step], customKind(kind).schema);
  if (!node) throw new Error(`${kind} has no ${steps.join('.')}`);
  return filled(node);
}

function filled(node: SchemaNode): unknown {
  if (node.properties) {
    return Object.fromEntries(Object.entries(node.properties).map(([name, child]) => [name, filled(child)]));
  }
  if (node.items) return [filled(node.items)];
  if (node.enum) return node.enum[0];
  const { type } = node;
  const values = mapValues(node);
  if (values) return { a: filled(values) };
  if (type === 'object') return {};
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return 1;
  return node.format === 'date-time' ? '2026-01-01T00:00:00Z' : '1';
}
