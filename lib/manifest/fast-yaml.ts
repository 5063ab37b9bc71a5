import type { Json } from './manifest-object';
import { plainKey, plainScalar } from './scalar';

/** Says that the text is not of the common kind; whether it is wrong is for the full parser to say. */
export const UNUSUAL: unique symbol = Symbol('unusual YAML');

const MAX_DEPTH = 100;

/**
 * Reads one document of the YAML that tools write: block mappings and sequences, scalars on one line, literal blocks,
 * flow collections on one line. Returns `UNUSUAL` for anything else, and for anything doubtful.
 *
 * It is a tenth of the full parser's work, and nearly all manifests need no more.
 */
export function parseCommonYaml(text: string): Json | typeof UNUSUAL {
  try {
    return new CommonYaml(text).document();
  } catch (error) {
    if (error === UNUSUAL) return UNUSUAL;
    throw error;
  }
}

type Mutable = { [key: string]: Json };

class CommonYaml {
  private readonly lines: string[];
  private next = 0;
  /** The next line that says something, its indentation (-1 at the end) and its text. */
  private indent = -1;
  private line = '';
  private depth = 0;

  public constructor(text: string) {
    this.lines = text.split('\n');
  }

  public document(): Json {
    this.peek();
    if (this.indent === -1) return null;
    const value = this.block();
    if (this.indent !== -1) throw UNUSUAL;
    return value;
  }

  /** Moves to the next line that is neither blank nor a comment. */
  private peek(): void {
    const { lines } = this;
    for (; this.next < lines.length; this.next++) {
      const line = lines[this.next] as string;
      let at = 0;
      while (line.charCodeAt(at) === 32) at++;
      const first = line.charCodeAt(at);
      if (at === line.length || first === 35) continue;
      if (first === 9) throw UNUSUAL;
      this.indent = at;
      this.line = line;
      return;
    }
    this.indent = -1;
    this.line = '';
  }

  private advance(): void {
    this.next++;
    this.peek();
  }

  private isItem(): boolean {
    if (this.line.charCodeAt(this.indent) !== 45) return false;
    const after = this.line.charCodeAt(this.indent + 1);
    return after === 32 || Number.isNaN(after);
  }

  private block(): Json {
    if (++this.depth > MAX_DEPTH) throw UNUSUAL;
    const value = this.isItem() ? this.sequence(this.indent) : this.mapping(this.indent);
    this.depth--;
    return value;
  }

  private sequence(indent: number): Json {
    const items: Json[] = [];
    while (this.indent === indent && this.isItem()) {
      const { line } = this;
      let at = indent + 1;
      while (line.charCodeAt(at) === 32) at++;
      const first = line.charCodeAt(at);
      if (at >= line.length || first === 35) {
        this.advance();
        items.push(this.indent > indent ? this.block() : null);
      } else if ((first === 45 && (line[at + 1] === ' ' || at + 1 === line.length)) || this.keyEnd(line, at) !== -1) {
        // A collection that begins beside the dash: read the dash as indentation.
        this.line = this.lines[this.next] = ' '.repeat(at) + line.slice(at);
        this.indent = at;
        items.push(this.block());
      } else {
        items.push(this.inline(line, at, indent));
      }
    }
    if (this.indent > indent) throw UNUSUAL;
    return items;
  }

  private mapping(indent: number): Json {
    const result: Mutable = {};
    while (this.indent === indent) {
      const { line } = this;
      const end = this.keyEnd(line, indent);
      if (end === -1) throw UNUSUAL;
      const key = this.key(line, indent, end);
      if (key in result) throw UNUSUAL;
      let at = end + 1;
      while (line.charCodeAt(at) === 32) at++;
      if (at >= line.length || line.charCodeAt(at) === 35) {
        this.advance();
        if (this.indent > indent) result[key] = this.block();
        else if (this.indent === indent && this.isItem()) result[key] = this.sequence(indent);
        else result[key] = null;
      } else {
        result[key] = this.inline(line, at, indent);
      }
    }
    if (this.indent > indent) throw UNUSUAL;
    return result;
  }

  /** The colon after the key that begins at `from`; -1 where no key does. */
  private keyEnd(line: string, from: number): number {
    const first = line.charCodeAt(from);
    let at = from;
    if (first === 34 || first === 39) {
      at = quoteEnd(line, from) + 1;
      if (at === 0) throw UNUSUAL;
      return line.charCodeAt(at) === 58 && isBreak(line, at + 1) ? at : -1;
    }
    if (SPECIAL.has(first)) return -1;
    for (;;) {
      at = line.indexOf(':', at);
      if (at === -1) return -1;
      if (isBreak(line, at + 1)) break;
      at++;
    }
    const comment = line.indexOf(' #', from);
    return comment !== -1 && comment < at ? -1 : at;
  }

  private key(line: string, from: number, end: number): string {
    const first = line.charCodeAt(from);
    const raw = line.slice(from, end).trimEnd();
    const key = first === 34 || first === 39 ? unquote(raw) : raw === '<<' ? undefined : plainKey(raw);
    if (key === undefined || key === '__proto__' || raw.includes('\t')) throw UNUSUAL;
    return key;
  }

  /** The value that begins at `at` and belongs to a collection indented by `parent`. Moves past it. */
  private inline(line: string, at: number, parent: number): Json {
    const first = line.charCodeAt(at);
    if (first === 124) return this.literal(line.slice(at), parent);
    const value = this.oneLine(line, at, first);
    this.advance();
    // A deeper line would continue the scalar.
    if (this.indent > parent) throw UNUSUAL;
    return value;
  }

  private oneLine(line: string, at: number, first: number): Json {
    if (first === 34 || first === 39) {
      const end = quoteEnd(line, at);
      if (end === -1 || !isRestEmpty(line, end + 1)) throw UNUSUAL;
      return unquote(line.slice(at, end + 1));
    }
    if (first === 91 || first === 123) {
      const flow = new Flow(line, at);
      const value = flow.value(0);
      if (!isRestEmpty(line, flow.at)) throw UNUSUAL;
      return value;
    }
    if (SPECIAL.has(first) || (first === 45 && isBreak(line, at + 1))) throw UNUSUAL;
    const comment = line.indexOf(' #', at);
    const text = (comment === -1 ? line.slice(at) : line.slice(at, comment)).trimEnd();
    if (text.includes(': ') || text.endsWith(':') || text.includes('\t')) throw UNUSUAL;
    return plainScalar(text);
  }

  /** A literal block: `|`, `|-` or `|+`. */
  private literal(header: string, parent: number): string {
    const chomping = /^\|([-+]?) *(?: #.*)?$/.exec(header)?.[1];
    if (chomping === undefined) throw UNUSUAL;
    const { lines } = this;
    const content: string[] = [];
    let indent = -1;
    let widest = 0;
    for (this.next++; this.next < lines.length; this.next++) {
      const line = lines[this.next] as string;
      let at = 0;
      while (line.charCodeAt(at) === 32) at++;
      if (indent === -1 && at === line.length) widest = Math.max(widest, at);
      else if (indent === -1) {
        if (at <= parent) break;
        if (line.charCodeAt(at) === 9 || widest > at) throw UNUSUAL;
        indent = at;
      } else if (at < indent && at < line.length) break;
      content.push(indent === -1 ? '' : line.slice(indent));
    }
    // The last line ends without a line break, or the block is empty: rare enough for the full parser.
    const last = lines.length - 1;
    if (indent === -1 || (this.next === lines.length && lines[last] !== '')) throw UNUSUAL;
    if (this.next === lines.length) content.pop();
    let size = content.length;
    if (chomping !== '+') while (size > 0 && content[size - 1] === '') size--;
    this.peek();
    if (this.indent > parent) throw UNUSUAL;
    const text = content.slice(0, size).join('\n');
    return chomping === '-' || size === 0 ? text : `${text}\n`;
  }
}

/** Flow collections that end on the line on which they begin. */
class Flow {
  public constructor(
    private readonly line: string,
    public at: number,
  ) {}

  public value(depth: number): Json {
    if (depth > MAX_DEPTH) throw UNUSUAL;
    const first = this.line.charCodeAt(this.at);
    if (first === 91) return this.list(depth);
    if (first === 123) return this.map(depth);
    if (first === 34 || first === 39) return this.quoted();
    return plainScalar(this.plain());
  }

  private list(depth: number): Json {
    const items: Json[] = [];
    this.step();
    while (this.line[this.at] !== ']') {
      items.push(this.value(depth + 1));
      this.separator(']');
    }
    this.at++;
    return items;
  }

  private map(depth: number): Json {
    const result: Mutable = {};
    this.step();
    while (this.line[this.at] !== '}') {
      const first = this.line.charCodeAt(this.at);
      const quoted = first === 34 || first === 39;
      const key = quoted ? this.quoted() : plainKey(this.plain());
      this.spaces();
      // After a quoted key the colon needs no space; after a plain one, as JSON does not write it, it does.
      if (this.line[this.at] !== ':' || (!quoted && this.line[this.at + 1] !== ' ')) throw UNUSUAL;
      if (key === undefined || key === '<<' || key === '__proto__' || key in result) throw UNUSUAL;
      this.step();
      if (this.line[this.at] === ',' || this.line[this.at] === '}') result[key] = null;
      else result[key] = this.value(depth + 1);
      this.separator('}');
    }
    this.at++;
    return result;
  }

  private separator(end: string): void {
    this.spaces();
    if (this.line[this.at] === ',') this.step();
    else if (this.line[this.at] !== end) throw UNUSUAL;
  }

  private step(): void {
    this.at++;
    this.spaces();
  }

  private spaces(): void {
    while (this.line.charCodeAt(this.at) === 32) this.at++;
  }

  private quoted(): string {
    const end = quoteEnd(this.line, this.at);
    if (end === -1) throw UNUSUAL;
    const text = unquote(this.line.slice(this.at, end + 1));
    this.at = end + 1;
    return text;
  }

  private plain(): string {
    PLAIN_IN_FLOW.lastIndex = this.at;
    const text = PLAIN_IN_FLOW.exec(this.line)?.[0];
    if (text === undefined || text === '-') throw UNUSUAL;
    this.at += text.length;
    return text;
  }
}

/** A word without anything that could mean something in a flow collection. */
const PLAIN_IN_FLOW = /[A-Za-z0-9_./+~-][A-Za-z0-9_./+=@$%^~*-]*(?= *[,:\]}])/y;

/** Characters that begin no plain scalar: `? [ { ] } , & * ! | > % @` and the backtick. */
const SPECIAL = new Set([63, 91, 123, 93, 125, 44, 38, 42, 33, 124, 62, 37, 64, 96]);

function isBreak(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  if (code === 9) throw UNUSUAL;
  return code === 32 || Number.isNaN(code);
}

function isRestEmpty(line: string, from: number): boolean {
  let at = from;
  while (line.charCodeAt(at) === 32) at++;
  return at >= line.length || (line.charCodeAt(at) === 35 && at > from);
}

/** The quote that closes the one at `from`; -1 where it is on another line. */
function quoteEnd(line: string, from: number): number {
  const quote = line.charCodeAt(from);
  for (let at = from + 1; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === 92 && quote === 34) at++;
    else if (code === quote) {
      if (quote === 39 && line.charCodeAt(at + 1) === 39) at++;
      else return at;
    }
  }
  return -1;
}

function unquote(raw: string): string {
  const inner = raw.slice(1, -1);
  if (raw.charCodeAt(0) === 39) return inner.includes("''") ? inner.replaceAll("''", "'") : inner;
  if (!inner.includes('\\')) return inner;
  try {
    return JSON.parse(raw) as string;
  } catch {
    throw UNUSUAL;
  }
}
