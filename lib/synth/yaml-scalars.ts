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
  if (text.includes('\n')) return undefined;
  return scalars.get(text);
}

/** A string as a key; `undefined` where it takes several lines, or where its quotes depend on how deep it stands. */
export function key(text: string): string | undefined {
  return keys.get(text);
}

/** What `Yaml.stringify` writes, asked once for each text, up to a number of them: a large app is not kept twice. */
class Written {
  static readonly LIMIT = 50_000;
  readonly #texts = new Map<string, string>();
  readonly #write: (text: string) => string;

  public constructor(write: (text: string) => string) {
    this.#write = write;
  }

  public get(text: string): string | undefined {
    let written = this.#texts.get(text);
    if (written === undefined) {
      written = this.#write(text);
      if (this.#texts.size < Written.LIMIT) this.#texts.set(text, written);
    }
    return written.includes('\n') || written.startsWith('?') ? undefined : written;
  }
}

const scalars = new Written((text) => Yaml.stringify({ k: text }).slice('k: '.length, -1));
const keys = new Written((text) => {
  if (isPlain(text)) return text;
  return /^(?:---|\.\.\.|%)/.test(text) ? '?' : Yaml.stringify({ [text]: 0 }).slice(0, -': 0\n'.length);
});
