import { isIP } from 'node:net';
import type { ASTNode, Environment as CelEnvironment, ParseResult } from '@marcbachmann/cel-js' with {
  'resolution-mode': 'import',
};
import { RE2JS } from 're2js';
import { requireEsModule } from './es-module';
import { isObject, mapValues, type SchemaNode, walk } from './schema-node';

const { Environment } = requireEsModule('@marcbachmann/cel-js') as {
  Environment: new (options: object) => CelEnvironment;
};

class Url {
  public constructor(public readonly scheme: string) {}
}

/** CEL with what the library of Kubernetes adds, as far as the rules of the CRDs use it. */
const environment = new Environment({ unlistedVariablesAreDyn: true, homogeneousAggregateLiterals: false })
  .registerType('URL', { ctor: Url, fields: {} })
  .registerFunction('isIP(string): bool', (text: string) => isIP(text) !== 0)
  .registerFunction('isURL(string): bool', (text: string) => parseUrl(text) !== undefined)
  .registerFunction('url(string): URL', (text: string) => {
    const url = parseUrl(text);
    if (!url) throw new Error(`not a URL: ${text}`);
    return url;
  })
  .registerFunction('URL.getScheme(): string', (url: Url) => url.scheme)
  .registerFunction('string.re2Matches(string): bool', (text: string, pattern: string) =>
    RE2JS.compile(pattern).matcher(text).find(),
  )
  .registerFunction('isSet(ast): bool', ({ args: [argument] }: { args: [ASTNode] }) => {
    if (argument.op !== '.') throw new Error('has() takes a field');
    const [holder, field] = argument.args;
    return {
      typeCheck: (checker: Checker, _: unknown, context: unknown) => {
        checker.check(holder, context);
        return checker.getType('bool');
      },
      evaluate: (evaluator: Evaluator, _: unknown, context: unknown) =>
        (evaluator.run(holder, context) as ReadonlyMap<string, unknown>).has(field),
    };
  });

interface Checker {
  check(node: ASTNode, context: unknown): unknown;
  getType(name: string): unknown;
}

interface Evaluator {
  run(node: ASTNode, context: unknown): unknown;
}

/** Kubernetes takes what Go's `url.ParseRequestURI` takes: an absolute URI, or a path that starts with a slash. */
function parseUrl(text: string): Url | undefined {
  if (text.startsWith('/')) return new Url('');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  return scheme && URL.canParse(text) ? new Url(scheme.toLowerCase()) : undefined;
}

const parsed = new Map<string, ParseResult>();

/**
 * Compiles a rule; throws where it is no CEL.
 *
 * Two standard functions of the library fall short and cannot be replaced under their names: `matches` takes regular
 * expressions of JavaScript, and `has` takes no field of a list item.
 */
export function parseRule(rule: string): ParseResult {
  let program = parsed.get(rule);
  if (!program) {
    program = environment.parse(rule.replace(/\.matches\(/g, '.re2Matches(').replace(/\bhas\(/g, 'isSet('));
    parsed.set(rule, program);
  }
  return program;
}

/** What the rule makes of `self`, a value that `schema` describes. Throws where the rule cannot be evaluated. */
export function evaluateRule(rule: string, schema: SchemaNode, self: unknown): unknown {
  return parseRule(rule)({ self: toCel(schema, self) });
}

/** The rules of the schema that the manifest breaks. Rules about changes (`oldSelf`) do not apply to new objects. */
export function ruleViolations(root: SchemaNode, manifest: unknown): string[] {
  const found: string[] = [];
  walk(root, manifest, (node, value, pointer) => {
    if (value === null) return;
    for (const { rule } of node['x-kubernetes-validations'] ?? []) {
      if (/\boldSelf\b/.test(rule)) continue;
      const problem = breach(rule, node, value);
      if (problem) found.push(`${pointer}: ${problem}`);
    }
  });
  return found;
}

function breach(rule: string, node: SchemaNode, value: unknown): string | undefined {
  try {
    return evaluateRule(rule, node, value) === true ? undefined : `breaks the rule ${rule}`;
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    return `the rule ${rule} cannot be evaluated: ${reason}`;
  }
}

/** Values as CEL knows them: integers are 64-bit, objects are maps whose fields have escaped names. */
function toCel(node: SchemaNode | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => toCel(node?.items, item));
  if (isObject(value)) {
    const fields = Object.entries(value).map(([key, child]): [string, unknown] => {
      const field = node?.properties?.[key];
      return field ? [fieldName(key), toCel(field, child)] : [key, toCel(node && mapValues(node), child)];
    });
    return new Map(fields);
  }
  const whole = typeof value === 'number' && Number.isInteger(value) && node?.type !== 'number';
  return whole ? BigInt(value) : value;
}

const KEYWORDS =
  /^(?:true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$/;
const ESCAPES: Readonly<Record<string, string>> = {
  __: '__underscores__',
  '.': '__dot__',
  '-': '__dash__',
  '/': '__slash__',
};

function fieldName(key: string): string {
  return KEYWORDS.test(key) ? `__${key}__` : key.replace(/__|[.\-/]/g, (found) => ESCAPES[found] ?? found);
}
