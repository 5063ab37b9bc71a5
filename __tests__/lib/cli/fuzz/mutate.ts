/** Random numbers that are the same in every run. */
export class Random {
  #state: number;

  public constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to and without 1 (mulberry32). */
  public next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  public below(end: number): number {
    return Math.floor(this.next() * end);
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  -1e308,
  2 ** 53,
  70_000,
  0.1,
  '',
  ' ',
  '*',
  '**',
  '.',
  '~',
  '-',
  '/',
  '//',
  'a/b/c',
  '..svc',
  '*.',
  '@',
  'constructor',
  '__proto__',
  'toString',
  'null',
  '1',
  '99999999999999999999h',
  '5s',
  '((((a+)+)+)+$',
  '{*}{**}',
  '\u0000',
  '\ud800',
  '💥',
  'x'.repeat(5_000),
  [],
  [null],
  [[]],
  [1, 'a', {}],
  {},
  { '': '' },
  { __proto__: null, constructor: 1 },
  JSON.parse('{"__proto__": {"a": 1}, "constructor": {"prototype": 1}, "hasOwnProperty": 1, "length": -1}'),
  { a: { b: { c: [{ d: null }] } } },
];

const NAMES = STRANGE.filter((one): one is string => typeof one === 'string');

type Place = { readonly holder: Record<string, unknown> | unknown[]; readonly key: string | number };

/** A copy of some objects with some of their fields gone, of other types, twice, or under other names. */
export function mutated(random: Random, objects: readonly unknown[]): unknown[] {
  const copy = structuredClone(objects) as unknown[];
  for (let count = 1 + random.below(4); count > 0; count--) mutate(random, copy);
  return copy;
}

function mutate(random: Random, root: unknown[]): void {
  const places: Place[] = [];
  collect(root, places);
  if (places.length === 0) return;
  const { holder, key } = random.pick(places);
  const other = random.pick(places);
  const fields = holder as Record<string | number, unknown>;
  switch (random.below(6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete fields[key];
      return;
    case 1:
    case 2:
      fields[key] = structuredClone(random.pick(STRANGE));
      return;
    case 3:
      fields[key] = structuredClone((other.holder as Record<string | number, unknown>)[other.key]);
      return;
    case 4:
      fields[key] = [fields[key], structuredClone(fields[key])];
      return;
    default:
      if (!Array.isArray(holder)) fields[random.pick(NAMES)] = fields[key];
  }
}

function collect(value: unknown, places: Place[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    places.push({ holder: Array.isArray(value) ? value : holder, key });
    collect(holder[key], places);
  }
}

const FRAGMENTS = [
  '\t',
  '\n',
  '---\n',
  '...\n',
  ': ',
  '- ',
  '&a ',
  '*a',
  '<<: *a\n',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|',
  '>',
  '#',
  '%YAML 1.2\n',
  '!!binary ',
  '? ',
  '\u0000',
  '\ufeff',
  '\r',
  '\u2028',
  '0x',
  'y',
  '~',
];

/** A text with pieces gone, doubled, moved, or put in. */
export function torn(random: Random, text: string): string {
  let result = text;
  for (let count = 1 + random.below(5); count > 0; count--) {
    const at = random.below(result.length + 1);
    const end = Math.min(result.length, at + random.below(30));
    switch (random.below(4)) {
      case 0:
        result = result.slice(0, at) + result.slice(end);
        break;
      case 1:
        result = result.slice(0, at) + random.pick(FRAGMENTS) + result.slice(at);
        break;
      case 2:
        result = result.slice(0, end) + result.slice(at, end) + result.slice(end);
        break;
      default:
        result = result.slice(0, at);
    }
  }
  return result;
}
