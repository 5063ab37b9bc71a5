import { childSchema, escapeStep, isObject, type JsonObject, type SchemaNode, walk } from './schema-node';

/** A copy of the value as the API server stores it: nulls that the schema does not know are gone, defaults are set. */
export function withDefaults(node: SchemaNode, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (node.items ? withDefaults(node.items, item) : item));
  if (!isObject(value)) return value;
  const result: JsonObject = {};
  for (const [key, child] of Object.entries(value)) {
    const schema = childSchema(node, key);
    if (child === undefined || (child === null && schema && !schema.nullable)) continue;
    result[key] = schema ? withDefaults(schema, child) : child;
  }
  for (const [key, schema] of Object.entries(node.properties ?? {})) {
    if (!(key in result) && schema.default !== undefined) result[key] = withDefaults(schema, schema.default);
  }
  return result;
}

/** Fields that strict field validation of the API server refuses. Metadata is the API server's own, not the CRD's. */
export function unknownFields(root: SchemaNode, manifest: unknown): string[] {
  const found: string[] = [];
  walk(root, manifest, (node, value, pointer) => {
    if (!isObject(value) || /^\/metadata(?:\/|$)/.test(pointer)) return;
    if (node['x-kubernetes-preserve-unknown-fields'] || node.additionalProperties) return;
    for (const key of Object.keys(value)) {
      const known = node.properties && Object.hasOwn(node.properties, key);
      const typeMeta = pointer === '' && ['apiVersion', 'kind', 'metadata'].includes(key);
      if (!known && !typeMeta) found.push(`${pointer}/${escapeStep(key)}: unknown field`);
    }
  });
  return found;
}

/** Items that stand twice in a list which is a set or a map. */
export function duplicates(root: SchemaNode, manifest: unknown): string[] {
  const found: string[] = [];
  walk(root, manifest, (node, value, pointer) => {
    const keyOf = identity(node);
    if (!keyOf || !Array.isArray(value)) return;
    const seen = new Set<string>();
    value.forEach((item, index) => {
      const key = JSON.stringify(keyOf(item));
      if (seen.has(key)) found.push(`${pointer}/${index}: duplicate of an earlier item: ${key}`);
      seen.add(key);
    });
  });
  return found;
}

function identity(node: SchemaNode): ((item: unknown) => unknown) | undefined {
  const keys = node['x-kubernetes-list-map-keys'] ?? [];
  switch (node['x-kubernetes-list-type']) {
    case 'set':
      return (item) => item;
    case 'map':
      return (item) => Object.fromEntries(keys.map((key) => [key, isObject(item) ? item[key] : undefined]));
    default:
      return undefined;
  }
}
