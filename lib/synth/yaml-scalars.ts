import { Yaml } from 'cdk8s';

/** Text that is itself in YAML 1.1 and 1.2, wherever it stands. */
const PLAIN = /^[A-Za-z_](?:(?:[-./=+@\w]|:(?=[-./=+@\w]))*[./=+@\w])?$/;

/** Words that YAML 1.1 takes for something else. */
const WORDS = /^(?:y|n|yes|no|true|false|on|off|null)$/i;

const known = new Map<string, string>();

/** Scalars are remembered up to this many, so that a large app does not keep all of its text twice. */
const LIMIT = 50_000;

/** A string on one line, as a value; `undefined` where it takes several lines. */
export function scalar(text: string): string | undefined {
  if (text.length < 64 && PLAIN.test(text) && !WORDS.test(text)) return text;
  if (text.includes('\n')) return undefined;
  return remembered(`v${text}`, () => Yaml.stringify({ k: text }).slice('k: '.length, -1));
}

/** A string as a key on one line; `undefined` where it takes several. */
export function key(text: string): string | undefined {
  if (text.length < 64 && PLAIN.test(text) && !WORDS.test(text)) return text;
  // Whether these are quoted depends on how deep they stand.
  if (/^(?:---|\.\.\.)/.test(text)) return undefined;
  return remembered(`k${text}`, () => Yaml.stringify({ [text]: 0 }).slice(0, -': 0\n'.length));
}

function remembered(id: string, write: () => string): string | undefined {
  let written = known.get(id);
  if (written === undefined) {
    written = write();
    if (known.size < LIMIT) known.set(id, written);
  }
  return written.includes('\n') || written.startsWith('?') ? undefined : written;
}
