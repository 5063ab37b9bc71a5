import { isIP } from 'node:net';
import { RE2JS } from 're2js';
import { type CelNode, parseCel } from './cel-parser';

/** What a rule makes of a value: true where the value keeps it. Throws where it cannot be evaluated. */
export type CelRule = (self: unknown) => unknown;

type Scope = Readonly<Record<string, unknown>>;
type Evaluate = (scope: Scope) => unknown;

const compiled = new Map<string, CelRule>();

/** Compiles a rule of a CRD, once. */
export function celRule(source: string): CelRule {
  let rule = compiled.get(source);
  if (!rule) {
    const evaluate = compile(parseCel(source));
    rule = (self) => evaluate({ self });
    compiled.set(source, rule);
  }
  return rule;
}

class CelError extends Error {}

function compile(node: CelNode): Evaluate {
  switch (node.op) {
    case 'literal':
      return () => node.value;
    case 'name':
      return (scope) => {
        if (!(node.name in scope)) throw new CelError(`no variable ${node.name}`);
        return scope[node.name];
      };
    case 'field': {
      const of = compile(node.of);
      return (scope) => fieldOf(of(scope), node.name);
    }
    case 'index': {
      const of = compile(node.of);
      const index = compile(node.index);
      return (scope) => itemOf(of(scope), index(scope));
    }
    case 'list': {
      const items = node.items.map(compile);
      return (scope) => items.map((item) => item(scope));
    }
    case 'map': {
      const entries = node.entries.map(([key, value]) => [compile(key), compile(value)] as const);
      return (scope) => Object.fromEntries(entries.map(([key, value]) => [key(scope), value(scope)]));
    }
    case 'choice': {
      const [of, then, other] = [compile(node.of), compile(node.then), compile(node.other)];
      return (scope) => (of(scope) === true ? then(scope) : other(scope));
    }
    case 'unary': {
      const of = compile(node.of);
      return node.sign === '!' ? (scope) => !bool(of(scope)) : (scope) => -number(of(scope));
    }
    case 'binary':
      return binary(node.sign, compile(node.left), compile(node.right));
    case 'call':
      return call(node);
  }
}

function binary(sign: string, left: Evaluate, right: Evaluate): Evaluate {
  switch (sign) {
    case '&&':
      return (scope) => decide(left, right, scope, false);
    case '||':
      return (scope) => decide(left, right, scope, true);
    case '==':
      return (scope) => equal(left(scope), right(scope));
    case '!=':
      return (scope) => !equal(left(scope), right(scope));
    case 'in':
      return (scope) => {
        const item = left(scope);
        const holder = right(scope);
        if (Array.isArray(holder)) return holder.some((one) => equal(one, item));
        return Object.hasOwn(object(holder), String(item));
      };
    case '+':
      return (scope) => {
        const [a, b] = [left(scope), right(scope)];
        if (typeof a === 'string' && typeof b === 'string') return a + b;
        if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
        return number(a) + number(b);
      };
    default: {
      const operation = OPERATIONS[sign];
      if (!operation) throw new SyntaxError(`no operator ${sign}`);
      return (scope) => operation(left(scope), right(scope));
    }
  }
}

const OPERATIONS: Readonly<Record<string, (a: unknown, b: unknown) => unknown>> = {
  '<': (a, b) => order(a, b) < 0,
  '<=': (a, b) => order(a, b) <= 0,
  '>': (a, b) => order(a, b) > 0,
  '>=': (a, b) => order(a, b) >= 0,
  '-': (a, b) => number(a) - number(b),
  '*': (a, b) => number(a) * number(b),
  '/': (a, b) => Math.trunc(number(a) / number(b)),
  '%': (a, b) => number(a) % number(b),
};

/** `&&` and `||` take either side's decision, even where the other side fails. */
function decide(left: Evaluate, right: Evaluate, scope: Scope, decisive: boolean): boolean {
  let first: boolean;
  try {
    first = bool(left(scope));
  } catch (error) {
    if (bool(right(scope)) === decisive) return decisive;
    throw error;
  }
  return first === decisive ? decisive : bool(right(scope));
}

function call({ on, name, args }: Extract<CelNode, { op: 'call' }>): Evaluate {
  if (!on && name === 'has') return has(args[0]);
  const macro = on && args.length === 2 && args[0]?.op === 'name' ? MACROS[name] : undefined;
  if (macro && on) {
    const variable = (args[0] as { name: string }).name;
    const of = compile(on);
    const body = compile(args[1] as CelNode);
    return (scope) => macro(elements(of(scope)), (item) => body({ ...scope, [variable]: item }));
  }
  const operation = (on ? METHODS : FUNCTIONS)[name];
  if (!operation) throw new SyntaxError(`no function ${name}`);
  const values = (on ? [on, ...args] : args).map(compile);
  return (scope) => operation(...values.map((value) => value(scope)));
}

function has(node: CelNode | undefined): Evaluate {
  if (node?.op !== 'field') throw new SyntaxError('has() takes a field');
  const of = compile(node.of);
  return (scope) => {
    const holder = object(of(scope));
    return Object.hasOwn(holder, node.name) && holder[node.name] !== undefined;
  };
}

type Macro = (items: readonly unknown[], body: (item: unknown) => unknown) => unknown;

const MACROS: Readonly<Record<string, Macro>> = {
  // An item that fails spoils the answer only where no other item decides it.
  all: (items, body) => !some(items, (item) => !bool(body(item))),
  exists: (items, body) => some(items, (item) => bool(body(item))),
  exists_one: (items, body) => items.filter((item) => bool(body(item))).length === 1,
  filter: (items, body) => items.filter((item) => bool(body(item))),
  map: (items, body) => items.map(body),
};

function some(items: readonly unknown[], test: (item: unknown) => boolean): boolean {
  let failure: unknown;
  for (const item of items) {
    try {
      if (test(item)) return true;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return false;
}

class Url {
  public constructor(public readonly scheme: string) {}
}

type Operation = (...args: unknown[]) => unknown;

const size: Operation = (value) => {
  if (typeof value === 'string') return [...value].length;
  return Array.isArray(value) ? value.length : Object.keys(object(value)).length;
};

const METHODS: Readonly<Record<string, Operation>> = {
  size,
  contains: (text, part) => string(text).includes(string(part)),
  startsWith: (text, part) => string(text).startsWith(string(part)),
  endsWith: (text, part) => string(text).endsWith(string(part)),
  matches: (text, pattern) => regex(string(pattern)).matcher(string(text)).find(),
  split: (text, separator) => string(text).split(string(separator)),
  substring: (text, from, to) => {
    const letters = [...string(text)];
    const end = to === undefined ? letters.length : number(to);
    if (number(from) < 0 || number(from) > end || end > letters.length) throw new CelError('index out of range');
    return letters.slice(number(from), end).join('');
  },
  lowerAscii: (text) => string(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  getScheme: (url) => {
    if (!(url instanceof Url)) throw new CelError('not a URL');
    return url.scheme;
  },
};

const FUNCTIONS: Readonly<Record<string, Operation>> = {
  size,
  int: (value) => {
    const result = typeof value === 'string' && /^[-+]?\d+$/.test(value) ? Number(value) : value;
    return Math.trunc(number(result));
  },
  string: (value) => String(value),
  duration: (text) => {
    const nanoseconds = goDuration(string(text));
    if (nanoseconds === undefined) throw new CelError(`not a duration: ${text}`);
    return nanoseconds;
  },
  isIP: (text) => isIP(string(text)) !== 0 && !string(text).includes('%'),
  isURL: (text) => parseUrl(string(text)) !== undefined,
  url: (text) => {
    const url = parseUrl(string(text));
    if (!url) throw new CelError(`not a URL: ${text}`);
    return url;
  },
};

const UNITS: Readonly<Record<string, number>> = {
  h: 3.6e12,
  m: 6e10,
  s: 1e9,
  ms: 1e6,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ns: 1,
};

/** The nanoseconds of a duration as Go writes it, such as `1h0.5s`; `undefined` where it is none. */
export function goDuration(text: string): number | undefined {
  const seconds = /^[1-9]\d{0,5}s$/.test(text) ? Number(text.slice(0, -1)) : undefined;
  if (seconds !== undefined) return seconds * 1e9;
  if (/^[-+]?0$/.test(text)) return 0;
  if (!/^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|μs|ns))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+\.?\d*|\.\d+)(h|ms|m|s|us|µs|μs|ns)/g)) {
    total += Number(count) * (UNITS[unit as string] as number);
  }
  const rounded = Math.trunc(Number(total.toFixed(3)));
  return rounded > 2 ** 63 ? undefined : text.startsWith('-') ? -rounded : rounded;
}

/** Go's `url.ParseRequestURI`: an absolute URI, or a path that starts with a slash. */
function parseUrl(text: string): Url | undefined {
  if (text.startsWith('/')) return new Url('');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1];
  return scheme && URL.canParse(text) ? new Url(scheme.toLowerCase()) : undefined;
}

const regexes = new Map<string, RE2JS>();

function regex(pattern: string): RE2JS {
  let result = regexes.get(pattern);
  if (!result) {
    result = RE2JS.compile(pattern);
    regexes.set(pattern, result);
  }
  return result;
}

function fieldOf(holder: unknown, name: string): unknown {
  const of = object(holder);
  if (!Object.hasOwn(of, name)) throw new CelError(`no such key: ${name}`);
  return of[name];
}

function itemOf(holder: unknown, index: unknown): unknown {
  if (!Array.isArray(holder)) return fieldOf(holder, String(index));
  const at = number(index);
  if (at < 0 || at >= holder.length) throw new CelError('index out of range');
  return holder[at];
}

function elements(holder: unknown): readonly unknown[] {
  return Array.isArray(holder) ? holder : Object.keys(object(holder));
}

function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  const [left, right] = [Object.entries(a), b as Record<string, unknown>];
  if (Array.isArray(a) !== Array.isArray(b) || left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => Object.hasOwn(right, key) && equal(value, right[key]));
}

function order(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return number(a) - number(b);
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new CelError('not an object');
  return value as Readonly<Record<string, unknown>>;
}

function bool(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new CelError('not a boolean');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new CelError('not a number');
  return value;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new CelError('not a string');
  return value;
}
