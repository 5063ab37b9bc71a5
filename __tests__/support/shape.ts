import { isIPv4, isIPv6 } from 'node:net';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { RE2JS } from 're2js';
import { isObject, type SchemaNode } from './schema-node';

/** Go, and so the API server, matches patterns with RE2. Ajv tells patterns apart by their text. */
const re2 = (pattern: string) => {
  const compiled = RE2JS.compile(pattern);
  return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern };
};
const engine = Object.assign(re2, { code: 're2' });

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, code: { regExp: engine } });
const integer = (bits: bigint) => (value: number) =>
  Number.isInteger(value) && value >= -(2 ** (Number(bits) - 1)) && value < 2 ** (Number(bits) - 1);
ajv.addFormat('int32', { type: 'number', validate: integer(32n) });
ajv.addFormat('int64', { type: 'number', validate: integer(64n) });
ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
ajv.addFormat('ipv4', isIPv4);
ajv.addFormat('ipv6', isIPv6);
ajv.addFormat('byte', /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i);

const compiled = new WeakMap<SchemaNode, ValidateFunction>();

/** Where the value's types, enums, patterns, bounds, required fields or alternatives differ from the schema. */
export function shapeViolations(schema: SchemaNode, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(jsonSchema(schema) as object);
    compiled.set(schema, validate);
  }
  validate(value);
  return (validate.errors ?? []).filter(isDecisive).map(describe);
}

/** JSON schema has no int-or-string; everything else of a structural schema it reads alike or not at all. */
function jsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(jsonSchema);
  if (!isObject(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, child]) => [key, jsonSchema(child)]));
  if (copy['x-kubernetes-int-or-string'] === true && copy.type === undefined) copy.type = ['integer', 'string'];
  return copy;
}

/** A failed alternative is no failure of its own: the `oneOf` or `anyOf` above it tells. */
function isDecisive(error: ErrorObject): boolean {
  return !/\/(?:oneOf|anyOf|not)\//.test(error.schemaPath);
}

function describe(error: ErrorObject): string {
  const detail = error.keyword === 'enum' ? ` ${JSON.stringify(error.params.allowedValues)}` : '';
  return `${error.instancePath}: ${error.message}${detail}`;
}
