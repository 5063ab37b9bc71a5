import { celRule } from './cel';
import { escapeStep } from './json-pointer';
import { childSchema, type SchemaNode } from './schema';
import { type Add, nameOf } from './shape';
import { shown } from './violation';

/** Reports the rules of the schema that the value breaks. Rules about changes do not apply to new objects. */
export function checkRules(node: SchemaNode, value: unknown, pointer: string, add: Add): void {
  if (value === null || value === undefined || !hasRules(node)) return;
  for (const { rule } of node['x-kubernetes-validations'] ?? []) {
    if (isTransition(rule)) continue;
    if (!keeps(rule, value)) {
      add({ code: 'MESH0007', pointer, message: describe(rule, nameOf(pointer), value), rule });
    }
  }
  if (Array.isArray(value)) {
    const { items } = node;
    if (items) for (const [index, item] of value.entries()) checkRules(items, item, `${pointer}/${index}`, add);
  } else if (typeof value === 'object') {
    for (const key in value) {
      const schema = childSchema(node, key);
      if (schema) checkRules(schema, (value as Record<string, unknown>)[key], `${pointer}/${escapeStep(key)}`, add);
    }
  }
}

function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}

function keeps(rule: string, value: unknown): boolean {
  try {
    return celRule(rule)(value) === true;
  } catch {
    // The API server refuses what it cannot evaluate.
    return false;
  }
}

const withRules = new WeakMap<SchemaNode, boolean>();

function hasRules(node: SchemaNode): boolean {
  let found = withRules.get(node);
  if (found === undefined) {
    const children = [node.items, ...Object.values(node.properties ?? {}), node.additionalProperties];
    found =
      node['x-kubernetes-validations'] !== undefined ||
      children.some((child) => typeof child === 'object' && hasRules(child));
    withRules.set(node, found);
  }
  return found;
}

/** What the rules that people meet say in words; the others are shown as they are. */
const WORDS: readonly (readonly [RegExp, (name: string, rule: string) => string])[] = [
  [/^duration\(self\) >= duration\('1ms'\)$/, (name) => `${name} must be a duration of at least 1ms, such as 2s`],
  [/^0 < self && self <= 65535$/, (name) => `${name} must be a port from 1 to 65535`],
  [/^self\.all\(key, 0 < int\(key\)/, (name) => `the keys of ${name} must be ports from 1 to 65535`],
  [/^self != "\*"$/, (name) => `${name} must not be *`],
  [/^!self\.contains\("\*"\)$/, (name) => `${name} must not contain *`],
  [/^self\.all\(key, !key\.contains\("\*"\)\)$/, (name) => `the keys of ${name} must not contain *`],
  [/^self\.all\(key, key\.size\(\) != 0\)$/, (name) => `the keys of ${name} must not be empty`],
  [/^self\.size\(\) == 0$/, (name) => `${name} must be empty`],
  [/^has\(self\.portLevelMtls\)/, (name) => `${name} may have portLevelMtls only beside a selector with labels`],
  [
    /^self\.all\(l1, self\.exists_one\(l2, l1\.number == l2\.number\)\)$/,
    (name) => `the numbers of ${name} must differ`,
  ],
  [/^self\.all\(l1, self\.exists_one\(l2, l1\.name == l2\.name\)\)$/, (name) => `the names of ${name} must differ`],
  [/^self\.all\(t1, self\.exists_one\(t2, t1\.port == t2\.port\)\)$/, (name) => `the ports of ${name} must differ`],
  [/l1\.port == l2\.port && l1\.protocol/, (name) => `each of ${name} must differ in port, protocol or hostname`],
  [/\? has\(self\.port\) : true$/, (name) => `${name} refers to a Service and must have port`],
  [/^url\(self\)\.getScheme\(\) in \["http", "https"\]$/, (name) => `${name} must be a URL with http or https`],
  [/^\(has\(self\.backendRefs\) && size/, () => 'a RequestRedirect filter excludes backendRefs'],
  [/RequestRedirect'\) && self\.exists/, () => 'the filters RequestRedirect and URLRewrite exclude each other'],
  [/duration\(self\.backendRequest\) > duration/, () => 'backendRequest must not be longer than request'],
  [/^!\('\*' in self && self\.size\(\) > 1\)$/, (name) => `${name} must not have other entries beside *`],
  [/minReplicaCount <=/, () => 'minReplicaCount must not be greater than maxReplicaCount'],
  [/^self\.mode == 'Terminate'/, (name) => `${name} with mode Terminate must have certificateRefs or options`],
];

function describe(rule: string, name: string, value: unknown): string {
  const words = WORDS.find(([pattern]) => pattern.test(rule))?.[1];
  const scalar = typeof value === 'object' ? '' : `, but is ${shown(value)}`;
  if (words) return `${words(name, rule)}${scalar}`;
  return inWords(rule, name, value) ?? `${name} breaks a rule of its schema: ${rule.replace(/\s+/g, ' ')}`;
}

/** Rules that many fields share, with the fields in them. */
function inWords(rule: string, name: string, value: unknown): string | undefined {
  const sum = /^(?:\(has\(self\.\w+\) \? 1 : 0\)(?: \+ )?)+ <= 1$/.test(rule);
  if (sum) {
    const fields = [...rule.matchAll(/self\.(\w+)/g)].map(([, field]) => field as string);
    const set = fields.filter((field) => (value as Record<string, unknown>)[field] !== undefined);
    return `${name} has ${set.join(' and ')}, of which only one may be set`;
  }
  const filter = /^!\((!?)has\(self\.(\w+)\) && self\.type ([!=]=) '(\w+)'\)$/.exec(rule);
  if (filter) {
    const [, , field, , type] = filter;
    return filter[1] === '!'
      ? `${name} has type ${type} and must have ${field}`
      : `${name} has ${field}, and so its type must be ${type}`;
  }
  const path = /^\(self\.type in \['Exact','PathPrefix'\]\) \? (!?)self\.value\.(\w+)\('([^']*)'\)/.exec(rule);
  if (path) {
    const [, negation, method, part] = path as unknown as [string, string, string, string];
    const verb = { startsWith: 'begin with', endsWith: 'end with', contains: 'contain' }[method];
    return `the value of ${name} must ${negation ? 'not ' : ''}${verb} ${part}`;
  }
  const once = /^self\.filter\(f, f\.type == '(\w+)'\)\.size\(\) <= 1$/.exec(rule);
  return once ? `${name} must not have more than one ${once[1]}` : undefined;
}
