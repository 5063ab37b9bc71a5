/** A node of a CRD's structural schema, with the keywords that the support code reads. */
export interface SchemaNode {
  readonly type?: string;
  readonly format?: string;
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly 'x-kubernetes-validations'?: readonly Rule[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/** A rule in the Common Expression Language. */
export interface Rule {
  readonly rule: string;
}

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The schema of the values of a map; `undefined` where the object is no map. */
export function mapValues(node: SchemaNode): SchemaNode | undefined {
  const values = node.additionalProperties;
  return typeof values === 'object' ? values : undefined;
}

/** The schema of the field or map entry `key`; `undefined` where the schema says nothing about it. */
export function childSchema(node: SchemaNode, key: string): SchemaNode | undefined {
  return node.properties && Object.hasOwn(node.properties, key) ? node.properties[key] : mapValues(node);
}

/** Calls `visit` for the value and everything in it that the schema describes, with its JSON pointer. */
export function walk(
  node: SchemaNode,
  value: unknown,
  visit: (node: SchemaNode, value: unknown, pointer: string) => void,
  pointer = '',
): void {
  visit(node, value, pointer);
  if (Array.isArray(value) && node.items) {
    const { items } = node;
    value.forEach((item, index) => {
      walk(items, item, visit, `${pointer}/${index}`);
    });
  } else if (isObject(value)) {
    for (const [key, child] of Object.entries(value)) {
      const schema = childSchema(node, key);
      if (schema) walk(schema, child, visit, `${pointer}/${escapeStep(key)}`);
    }
  }
}

export function escapeStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
