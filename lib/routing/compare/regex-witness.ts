import { compile } from '../string-match';

/** Enough to meet each alternative, and not to drown in their products. */
const MOST = 12;
const CANDIDATES = ['a', 'x', '0', '7', 'A', '_', '-', '/', '.', ' ', '~', ':', '@', 'é'];
const ODD_LETTERS: { readonly [letter: string]: string } = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' };

/** Texts that a regular expression of RE2 fits, some of each alternative; none where it is too odd to tell. */
export function regexWitnesses(regex: string): readonly string[] {
  const compiled = compile(regex);
  if (compiled === undefined) return [];
  const texts = new Reader(regex).alternatives();
  return [...new Set(texts)].filter((text) => compiled.matcher(text).matches());
}

/** Reads a regular expression that is known to be good. */
class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  alternatives(): readonly string[] {
    const found = [...this.sequence()];
    while (this.take('|')) found.push(...this.sequence());
    return found.slice(0, MOST);
  }

  private sequence(): readonly string[] {
    let texts: readonly string[] = [''];
    while (this.position < this.text.length && !this.at('|') && !this.at(')')) {
      texts = joined(texts, this.repeated(this.atom()));
    }
    return texts;
  }

  private atom(): readonly string[] {
    if (this.take('(')) return this.group();
    if (this.at('[')) return this.oneOf(this.bracket());
    if (this.at('\\')) return this.escape();
    const letter = this.next();
    if (letter === '^' || letter === '$') return [''];
    return [letter === '.' ? 'x' : letter];
  }

  private group(): readonly string[] {
    const head = /^\?(?:P?<[^>]*>|[a-zA-Z-]*:)/.exec(this.text.slice(this.position));
    const flags = /^\?[a-zA-Z-]+\)/.exec(this.text.slice(this.position));
    if (flags !== null) {
      this.position += flags[0].length;
      return [''];
    }
    if (head !== null) this.position += head[0].length;
    const found = this.alternatives();
    this.take(')');
    return found;
  }

  private bracket(): string {
    const start = this.position;
    this.position++;
    this.take('^');
    this.take(']');
    while (this.position < this.text.length && !this.take(']')) {
      const named = /^\[:\^?\w+:\]/.exec(this.text.slice(this.position));
      if (named !== null) this.position += named[0].length;
      else if (this.next() === '\\') this.position++;
    }
    return this.text.slice(start, this.position);
  }

  private escape(): readonly string[] {
    const quoted = /^\\Q(.*?)(?:\\E|$)/s.exec(this.text.slice(this.position));
    if (quoted !== null) {
      this.position += quoted[0].length;
      return [quoted[1] ?? ''];
    }
    const coded = /^\\(?:x\{([0-9A-Fa-f]+)\}|x([0-9A-Fa-f]{2}))/.exec(this.text.slice(this.position));
    if (coded !== null) {
      this.position += coded[0].length;
      return [String.fromCodePoint(Number.parseInt(coded[1] ?? coded[2] ?? '', 16))];
    }
    const named = /^\\[pP](?:\{[^}]*\}|.)/.exec(this.text.slice(this.position));
    if (named !== null) {
      this.position += named[0].length;
      return this.oneOf(named[0]);
    }
    this.position++;
    const letter = this.next();
    if ('bBAz'.includes(letter)) return [''];
    if ('dDwWsS'.includes(letter)) return this.oneOf(`\\${letter}`);
    return [ODD_LETTERS[letter] ?? letter];
  }

  /** A letter of a class: its own first ones, else a usual one that fits. */
  private oneOf(letters: string): readonly string[] {
    const fitting = compile(letters);
    const own = [...letters].filter((letter) => !'[]^\\-:'.includes(letter));
    const found = [...own, ...CANDIDATES].find((letter) => fitting?.matcher(letter).matches());
    return found === undefined ? [] : [found];
  }

  private repeated(once: readonly string[]): readonly string[] {
    const counted = /^\{(\d+)(,?)(\d*)\}/.exec(this.text.slice(this.position));
    let found = once;
    if (counted !== null) {
      this.position += counted[0].length;
      const least = Math.min(Number(counted[1]), 64);
      const most = counted[2] === '' ? least : counted[3] === '' ? least + 1 : Math.min(Number(counted[3]), 64);
      found = [...times(once, least), ...(most > least ? times(once, least + 1) : [])];
    } else if (this.take('*')) found = ['', ...once];
    else if (this.take('+')) found = [...once, ...times(once, 2)];
    else if (this.take('?')) found = ['', ...once];
    else return once;
    this.take('?');
    return found;
  }

  private next(): string {
    const letter = String.fromCodePoint(this.text.codePointAt(this.position) ?? 0);
    this.position += letter.length;
    return letter;
  }

  private at(letter: string): boolean {
    return this.text[this.position] === letter;
  }

  private take(letter: string): boolean {
    if (!this.at(letter)) return false;
    this.position++;
    return true;
  }
}

/** Each of the ends after the first beginning, and the first end after each beginning. */
function joined(starts: readonly string[], ends: readonly string[]): readonly string[] {
  const [start] = starts;
  const [end] = ends;
  if (start === undefined || end === undefined) return [];
  const all = [...ends.map((one) => start + one), ...starts.slice(1).map((one) => one + end)];
  return [...new Set([...all, `${starts.at(-1)}${ends.at(-1)}`])].slice(0, MOST);
}

function times(texts: readonly string[], count: number): readonly string[] {
  return texts.map((text) => text.repeat(count));
}
