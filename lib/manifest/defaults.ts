import type { Json, JsonObject } from './manifest-object';
import { type CustomKind, childSchema, customKind, type SchemaNode } from './schema';

/**
 * The object as the API server would store it: nulls that the schema does not know are gone, and the schema's defaults
 * are set; ports of Services get their protocol and their target. What nothing changes is not copied.
 */
export function applyDefaults(group: string, kind: string, json: JsonObject): JsonObject {
  if (group === '' && kind === 'Service') return serviceDefaults(json);
  const custom = group === '' ? undefined : customKind(group, kind);
  return custom ? (stored(custom.schema, json, custom) as JsonObject) : json;
}

/** Which parts of the schemas can change anything: the others need no visit but for nulls. */
const NOTHING = Symbol('nothing');

function stored(node: SchemaNode, value: Json, root?: CustomKind): Json {
  if (Array.isArray(value)) {
    const { items } = node;
    if (!items) return value;
    let copy: Json[] | undefined;
    value.forEach((item: Json, index) => {
      const changed = stored(items, item);
      if (changed !== item) {
        copy ??= [...(value as Json[])];
        copy[index] = changed;
      }
    });
    return copy ?? value;
  }
  if (value === null || typeof value !== 'object') return value;
  let copy: { [key: string]: Json } | undefined;
  const object = value as JsonObject;
  const change = (key: string, to: Json | typeof NOTHING): void => {
    copy ??= { ...object } as { [key: string]: Json };
    if (to === NOTHING) delete copy[key];
    else copy[key] = to;
  };
  for (const key in object) {
    const child = object[key] as Json;
    // Metadata is the API server's own.
    if (root && key === 'metadata') continue;
    const schema = childSchema(node, key);
    if (!schema) continue;
    if (child === null) {
      if (!schema.nullable) change(key, NOTHING);
    } else if (typeof child === 'object') {
      const changed = stored(schema, child);
      if (changed !== child) change(key, changed);
    }
  }
  for (const [key, schema] of defaultsOf(node)) {
    if ((copy ?? object)[key] === undefined) change(key, stored(schema, schema.default as Json));
  }
  return copy ?? value;
}

const defaults = new WeakMap<SchemaNode, readonly (readonly [string, SchemaNode])[]>();

function defaultsOf(node: SchemaNode): readonly (readonly [string, SchemaNode])[] {
  let found = defaults.get(node);
  if (!found) {
    found = Object.entries(node.properties ?? {}).filter(([, schema]) => schema.default !== undefined);
    defaults.set(node, found);
  }
  return found;
}

function serviceDefaults(json: JsonObject): JsonObject {
  const spec = json.spec;
  if (spec === null || typeof spec !== 'object' || Array.isArray(spec)) return json;
  const { ports, type } = spec as JsonObject;
  const result: { [key: string]: Json } = { ...(spec as { [key: string]: Json }) };
  if (type === undefined) result.type = 'ClusterIP';
  if (Array.isArray(ports)) {
    result.ports = ports.map((port: Json) => {
      if (port === null || typeof port !== 'object' || Array.isArray(port)) return port;
      const { protocol, targetPort, port: number } = port as JsonObject;
      const complete: { [key: string]: Json } = { ...(port as { [key: string]: Json }) };
      if (protocol === undefined || protocol === '') complete.protocol = 'TCP';
      // A headless Service has one, too, although nothing translates its ports.
      if ((targetPort === undefined || targetPort === null || targetPort === '') && typeof number === 'number') {
        complete.targetPort = number;
      }
      return complete;
    });
  }
  return { ...json, spec: result };
}
