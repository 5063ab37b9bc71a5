import { isIPv4, isIPv6 } from 'node:net';
import { RE2JS } from 're2js';
import { escapeStep } from './json-pointer';
import { childSchema, type SchemaNode } from './schema';
import { closest } from './similar';
import { oneOf, shown, type Violation } from './violation';

export type Add = (violation: Violation) => void;

/** Reports where types, enums, patterns, bounds, required fields, list keys or alternatives differ from the schema. */
export function checkShape(node: SchemaNode, value: unknown, pointer: string, add: Add): void {
  if (isFree(node) && hasType(node, value)) return;
  const wrong: Wrong = (message, fix, at = pointer, isMissing = false) =>
    add({
      code: 'MESH0006',
      pointer: at,
      message,
      ...(fix === undefined ? {} : { fix }),
      ...(isMissing && { isMissing }),
    });
  const name = new Name(pointer);
  if (value === null && node.nullable) return;
  if (!hasType(node, value)) {
    const fix = retype(node, value);
    const message = `${name} must be ${typeName(node)}, but is ${shown(value)}`;
    add({ code: 'MESH0006', pointer, message, isType: true, ...(fix === undefined ? {} : { fix }) });
    return;
  }
  checkOwn(node, value, pointer, name, wrong);
  if (Array.isArray(value)) {
    const { items } = node;
    if (items) for (const [index, item] of value.entries()) checkShape(items, item, `${pointer}/${index}`, add);
  } else if (isFields(value)) {
    for (const key in value) {
      const schema = childSchema(node, key);
      if (schema && value[key] !== undefined) checkShape(schema, value[key], `${pointer}/${escapeStep(key)}`, add);
    }
  }
}

/** Whether the value keeps to all that the schema asks of itself, and not of its fields and items. */
export function keepsOwn(node: SchemaNode, value: unknown): boolean {
  if (value === null && node.nullable) return true;
  if (!hasType(node, value)) return false;
  if (isFree(node)) return true;
  let kept = true;
  checkOwn(node, value, '', ANONYMOUS, () => {
    kept = false;
  });
  return kept;
}

/** What a value of the right type has to keep to. */
function checkOwn(node: SchemaNode, value: unknown, pointer: string, name: Name, wrong: Wrong): void {
  if (node.enum && !node.enum.some((allowed) => same(allowed, value))) {
    const allowed = node.enum.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    const meant = typeof value === 'string' ? closest(value, allowed) : undefined;
    wrong(
      `${name} must be ${oneOf(allowed)}, but is ${shown(value)}`,
      meant === undefined ? undefined : `write ${meant}`,
    );
  }
  if (typeof value === 'string') checkText(node, value, name, wrong);
  else if (typeof value === 'number') checkNumber(node, value, name, wrong);
  else if (Array.isArray(value)) checkList(node, value, pointer, name, wrong);
  else if (isFields(value)) checkObject(node, value, pointer, name, wrong);
  if (node.not && accepts(node.not, value)) wrong(`${name} is what its schema excludes`);
  if (node.oneOf || node.anyOf) checkAlternatives(node, value, name, pointer, wrong);
  for (const one of node.allOf ?? []) checkAlternatives(one, value, name, pointer, wrong);
}

const free = new WeakMap<SchemaNode, boolean>();

/** Whether the schema asks for nothing but a type, as most fields' does. */
export function isFree(node: SchemaNode): boolean {
  let found = free.get(node);
  if (found === undefined) {
    found = Object.keys(node).every((key) => NO_CONSTRAINTS.has(key));
    free.set(node, found);
  }
  return found;
}

const NO_CONSTRAINTS = new Set([
  'type',
  'description',
  'default',
  'nullable',
  'x-kubernetes-validations',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
]);

/** The name of a field, made only where a message has it. */
class Name {
  public constructor(private readonly pointer: string) {}

  public toString(): string {
    return nameOf(this.pointer);
  }
}

const ANONYMOUS = new Name('');

type Fields = Readonly<Record<string, unknown>>;
type Wrong = (message: string, fix?: string, at?: string, isMissing?: boolean) => void;

function checkText(node: SchemaNode, text: string, name: Name, wrong: Wrong): void {
  const { minLength, maxLength, pattern, format } = node;
  const length = minLength === undefined && maxLength === undefined ? 0 : [...text].length;
  if (minLength !== undefined && length < minLength) {
    wrong(
      text === ''
        ? `${name} must not be empty`
        : `${name} must have at least ${minLength} characters, but is ${shown(text)}`,
    );
  } else if (maxLength !== undefined && length > maxLength) {
    wrong(`${name} must have at most ${maxLength} characters, but has ${length}`);
  }
  if (pattern !== undefined && !matches(pattern, text)) {
    wrong(`${name} must match the pattern ${pattern}, but is ${shown(text)}`);
  }
  if (format !== undefined && FORMATS[format]?.(text) === false)
    wrong(`${name} must be ${FORMAT_NAMES[format]}, but is ${shown(text)}`);
}

function checkNumber(node: SchemaNode, value: number, name: Name, wrong: Wrong): void {
  const { minimum, maximum, format } = node;
  if (format === 'int32' && (value < -(2 ** 31) || value >= 2 ** 31)) {
    wrong(`${name} must be a 32-bit number, but is ${value}`);
  } else if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
    const bounds =
      minimum === undefined
        ? `at most ${maximum}`
        : maximum === undefined
          ? `at least ${minimum}`
          : `from ${minimum} to ${maximum}`;
    wrong(`${name} must be ${bounds}, but is ${value}`);
  }
}

function checkList(node: SchemaNode, list: readonly unknown[], pointer: string, name: Name, wrong: Wrong): void {
  const { minItems, maxItems } = node;
  if (minItems !== undefined && list.length < minItems)
    wrong(`${name} must have at least ${minItems} item${plural(minItems)}, but has ${list.length}`);
  if (maxItems !== undefined && list.length > maxItems)
    wrong(`${name} must have at most ${maxItems} item${plural(maxItems)}, but has ${list.length}`);
  const kind = node['x-kubernetes-list-type'];
  if (kind === 'set' || kind === 'map') {
    const keys = node['x-kubernetes-list-map-keys'] ?? [];
    const seen = new Map<string, number>();
    list.forEach((item, index) => {
      const fields = keys.map((key) => (isFields(item) ? item[key] : undefined));
      const identity = JSON.stringify(kind === 'set' ? item : fields);
      const first = seen.get(identity);
      if (first === undefined) seen.set(identity, index);
      else {
        const what = kind === 'set' ? shown(item) : keys.map((key, at) => `${key} ${shown(fields[at])}`).join(', ');
        wrong(
          `${name} has ${what} twice: the items ${first} and ${index}`,
          'remove one of the two',
          `${pointer}/${index}`,
        );
      }
    });
  }
}

function checkObject(node: SchemaNode, fields: Fields, pointer: string, name: Name, wrong: Wrong): void {
  const { minProperties, maxProperties, required } = node;
  if (minProperties !== undefined || maxProperties !== undefined) {
    const size = Object.keys(fields).length;
    if (size < (minProperties ?? 0))
      wrong(`${name} must have at least ${minProperties} entr${minProperties === 1 ? 'y' : 'ies'}`);
    if (size > (maxProperties ?? size)) wrong(`${name} must have at most ${maxProperties} entries, but has ${size}`);
  }
  for (const key of required ?? []) {
    if (fields[key] === undefined) wrong(`${key} is missing`, `add ${key}`, `${pointer}/${escapeStep(key)}`, true);
  }
}

/** `oneOf` and `anyOf`; in Istio's schemas a list of fields of which at most one may be set. */
function checkAlternatives(node: SchemaNode, value: unknown, name: Name, pointer: string, wrong: Wrong): void {
  if (node['x-kubernetes-int-or-string']) return;
  if (node.anyOf && !node.anyOf.some((one) => accepts(one, value)))
    wrong(`${name} fits none of the alternatives of its schema`);
  if (!node.oneOf || node.oneOf.filter((one) => accepts(one, value)).length === 1) return;
  const exclusive = node.oneOf.flatMap(({ required, ...rest }) =>
    required && Object.keys(rest).length === 0 ? [required] : [],
  );
  const set = isFields(value) ? exclusive.filter((keys) => keys.every((key) => value[key] !== undefined)).flat() : [];
  const names = exclusive.map((keys) => keys.join(' and '));
  if (set.length > 1) {
    wrong(`${name} has ${and(set)}, of which only one may be set`, 'keep one of them', `${pointer}/${set[1]}`);
  } else if (names.length === node.oneOf.length) wrong(`${name} must have ${oneOf(names)}`);
  else wrong(`${name} does not fit exactly one of the alternatives of its schema`);
}

/** Whether the value keeps to the schema; for alternatives, which are small. */
function accepts(node: SchemaNode, value: unknown): boolean {
  let kept = true;
  checkShape(node, value, '', () => {
    kept = false;
  });
  return kept;
}

function hasType(node: SchemaNode, value: unknown): boolean {
  if (node['x-kubernetes-int-or-string']) return typeof value === 'string' || Number.isInteger(value);
  switch (node.type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isFields(value);
    default:
      return true;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  array: 'a list',
  object: 'an object',
};

function typeName(node: SchemaNode): string {
  return node['x-kubernetes-int-or-string'] ? 'an integer or a string' : (TYPES[node.type ?? ''] as string);
}

function retype(node: SchemaNode, value: unknown): string | undefined {
  if (node.type === 'string' && (typeof value === 'boolean' || typeof value === 'number')) {
    // What was written may be y, on or 0777: kubectl reads YAML 1.1.
    return 'put the value in quotes: without them YAML reads it as a boolean or a number';
  }
  if ((node.type === 'integer' || node.type === 'number') && typeof value === 'string' && /^-?\d+$/.test(value)) {
    return 'remove the quotes';
  }
  if (node.type === 'boolean' && typeof value === 'string') return 'write true or false, without quotes';
  if (node.type === 'array' && value !== null) return 'make it a list: begin each item with a dash';
  if (node.type === 'object' && Array.isArray(value)) return 'remove the dash: it is one object, not a list';
  return undefined;
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  ipv4: isIPv4,
  ipv6: isIPv6,
  byte: (text) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text),
  'date-time': (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(text),
};

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  byte: 'base64',
  'date-time': 'a date and time such as 2030-01-31T12:00:00Z',
};

interface Pattern {
  readonly compiled: RE2JS;
  /** Short texts that were found to match or not: manifests repeat theirs. */
  readonly answers: Map<string, boolean>;
}

const patterns = new Map<string, Pattern>();
const MAX_ANSWERS = 1_000;

/** Go, and so the API server, matches patterns with RE2. */
function matches(regex: string, text: string): boolean {
  let pattern = patterns.get(regex);
  if (!pattern) {
    pattern = { compiled: RE2JS.compile(regex), answers: new Map() };
    patterns.set(regex, pattern);
  }
  const { compiled, answers } = pattern;
  let answer = answers.get(text);
  if (answer === undefined) {
    answer = compiled.matcher(text).find();
    if (text.length <= 64 && answers.size < MAX_ANSWERS) answers.set(text, answer);
  }
  return answer;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function plural(count: number): string {
  return count === 1 ? '' : 's';
}

function and(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What a message calls the value at a pointer: its field, with the index where it is an item. */
export function nameOf(pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const last = steps.at(-1);
  if (last === undefined) return 'the object';
  const plain = last.replaceAll('~1', '/').replaceAll('~0', '~');
  if (!/^\d+$/.test(plain) || steps.length < 2) return plain;
  return `${nameOf(`/${steps.slice(0, -1).join('/')}`)}[${plain}]`;
}
