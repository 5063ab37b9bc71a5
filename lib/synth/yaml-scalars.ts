import { Yaml } from 'cdk8s';

/**
 * One line that YAML 1.1 and 1.2 read as the same text, wherever it stands, and that needs no quotes: it begins like no
 * indicator and like no number, date or time, and has no `: ` and no ` #` in it.
 */
const PLAIN =
  /^(?:[A-Za-z_/$(]|\d+\.\d+\.|\d(?=.*[g-su-wyG-SU-WY%/]))(?:(?:[!-9;-~]|:(?=[!-~])| (?=[!"$-9;-~]))*[!-,./-9;-~])?$/;

/** Words that YAML 1.1 takes for something else. */
const WORDS = /^(?:y|n|yes|no|true|false|on|off|null)$/i;
const LONGEST_WORD = 'false'.length;

/** Always a number, so that it is always quoted. */
const DIGITS = /^\d+$/;

/** Longer keys are written in another way. */
const LIMIT_OF_LENGTH = 256;

function isPlain(text: string): boolean {
  return text.length <= LIMIT_OF_LENGTH && PLAIN.test(text) && (text.length > LONGEST_WORD || !WORDS.test(text));
}

/** A string as a value; `undefined` where it takes several lines. */
export function scalar(text: string): string | undefined {
  if (isPlain(text)) return text;
  if (DIGITS.test(text)) return `"${text}"`;
  return text.includes('\n') ? undefined : remembered(scalars, text, writeScalar);
}

/** A string as a key; `undefined` where it takes several lines, or where its quotes depend on how deep it stands. */
export function key(text: string): string | undefined {
  return remembered(keys, text, writeKey);
}

type Texts = Map<string, string | undefined>;

const scalars: Texts = new Map();
const keys: Texts = new Map();

/** Texts are written once, up to a number of them, so that a large app is not kept twice. */
function remembered(texts: Texts, text: string, write: (text: string) => string | undefined): string | undefined {
  const known = texts.get(text);
  if (known !== undefined || texts.has(text)) return known;
  const written = write(text);
  if (texts.size < LARGEST_MEMORY) texts.set(text, written);
  return written;
}

const LARGEST_MEMORY = 50_000;

function writeScalar(text: string): string | undefined {
  return singleLine(Yaml.stringify({ k: text }).slice('k: '.length, -1));
}

function writeKey(text: string): string | undefined {
  if (isPlain(text)) return text;
  return /^(?:---|\.\.\.|%)/.test(text)
    ? undefined
    : singleLine(Yaml.stringify({ [text]: 0 }).slice(0, -': 0\n'.length));
}

function singleLine(written: string): string | undefined {
  return written.includes('\n') || written.startsWith('?') ? undefined : written;
}
