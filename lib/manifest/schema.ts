import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './manifest-object';

/** A node of a CRD's structural schema. */
export interface SchemaNode {
  readonly type?: string;
  readonly format?: string;
  readonly default?: Json;
  readonly nullable?: boolean;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly not?: SchemaNode;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string }[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  /** Only some of the fields are known: one that belongs elsewhere is a mistake, any other may exist. */
  readonly isPartial?: boolean;
}

/** A kind that comes with a CRD. */
export interface CustomKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly scope: 'Namespaced' | 'Cluster';
  readonly schema: SchemaNode;
}

const known = new Map<string, CustomKind | undefined>();

/** The CRD's schema of a kind, read when first asked for; `undefined` where the package has none. */
export function customKind(group: string, kind: string): CustomKind | undefined {
  const name = `${group}/${kind}`;
  if (!known.has(name)) known.set(name, load(group, kind));
  return known.get(name);
}

/** Next to the sources, and one level further up next to what is compiled of them. */
const ROOT = [join(__dirname, '../../imports/schemas'), join(__dirname, '../../../imports/schemas')].find(existsSync);

function load(group: string, kind: string): CustomKind | undefined {
  // Names come from manifests: nothing that could lead out of the folder.
  if (ROOT === undefined || !/^[a-z0-9.-]+$/.test(group) || !/^[A-Za-z0-9]+$/.test(kind)) return undefined;
  const file = join(ROOT, group, `${kind}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CustomKind) : undefined;
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
