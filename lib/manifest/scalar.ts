/** What a plain scalar means to kubectl, which reads YAML 1.1 with Go's numbers. Timestamps stay strings. */
export function plainScalar(text: string): string | number | boolean | null {
  const first = text.charCodeAt(0);
  // Most scalars are words; only these first characters can begin anything else: + - . and the digits.
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46) return numeric(text);
  if (text.length > 5) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

const all = (words: string, value: boolean | null | number): [string, boolean | null | number][] =>
  words.split(' ').map((word) => [word, value]);

const WORDS = new Map<string, boolean | null | number>([
  ['', null],
  ...all('~ null Null NULL', null),
  ...all('y Y yes Yes YES true True TRUE on On ON', true),
  ...all('n N no No NO false False FALSE off Off OFF', false),
]);

const DECIMAL = /^[-+]?(?:0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const BASED = /^([-+]?)0([xXoObB]?)([0-9a-fA-F]+)$/;
const RADIX: Readonly<Record<string, number>> = { '': 8, o: 8, x: 16, b: 2 };

function numeric(text: string): string | number {
  if (DECIMAL.test(text)) return Number(text) + 0;
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  if (DECIMAL.test(plain)) return Number(plain) + 0;
  const based = BASED.exec(plain);
  if (based) {
    const [, sign, base, digits] = based as unknown as [string, string, string, string];
    const radix = RADIX[base.toLowerCase()] as number;
    if ([...digits].every((digit) => Number.parseInt(digit, 16) < radix)) {
      return Number.parseInt(digits, radix) * (sign === '-' ? -1 : 1) + 0;
    }
  }
  // JSON has neither infinity nor NaN: kubectl refuses them, and a field that wants a number refuses the string.
  if (FLOAT.test(plain)) {
    const value = Number(plain);
    return Number.isFinite(value) ? value + 0 : text;
  }
  return text;
}

/** How a key is written in JSON: YAML's keys may be numbers and booleans. `undefined` for null, which is no key. */
export function plainKey(text: string): string | undefined {
  const value = plainScalar(text);
  return value === null ? undefined : typeof value === 'string' ? value : String(value);
}
