/** An expression of CEL, as far as the rules of CRDs need the language. */
export type CelNode =
  | { readonly op: 'literal'; readonly value: string | number | boolean | null }
  | { readonly op: 'name'; readonly name: string }
  | { readonly op: 'field'; readonly of: CelNode; readonly name: string }
  | { readonly op: 'index'; readonly of: CelNode; readonly index: CelNode }
  | { readonly op: 'call'; readonly on: CelNode | undefined; readonly name: string; readonly args: readonly CelNode[] }
  | { readonly op: 'list'; readonly items: readonly CelNode[] }
  | { readonly op: 'map'; readonly entries: readonly (readonly [CelNode, CelNode])[] }
  | { readonly op: 'choice'; readonly of: CelNode; readonly then: CelNode; readonly other: CelNode }
  | { readonly op: 'unary'; readonly sign: '!' | '-'; readonly of: CelNode }
  | { readonly op: 'binary'; readonly sign: string; readonly left: CelNode; readonly right: CelNode };

interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end';
  readonly text: string;
}

/** Parses an expression; throws where it is no CEL or uses what no rule of a CRD has used so far. */
export function parseCel(source: string): CelNode {
  return new Parser(tokensOf(source)).parse();
}

const TOKEN =
  /\s+|(?<name>[A-Za-z_]\w*)(?!["'\w])|(?<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)u?|(?<raw>[rR]?)(?<quoted>""".*?"""|'''.*?'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<sign>&&|\|\||[<>=!]=|[-+*/%<>!?:.,()[\]{}])/sy;

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const groups = pattern.exec(source)?.groups;
    if (!groups) throw new SyntaxError(`unexpected ${source.slice(at, at + 10)}`);
    const { name, number, raw, quoted, sign } = groups;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else if (quoted !== undefined) tokens.push({ kind: 'string', text: textOf(quoted, raw !== '') });
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function textOf(quoted: string, raw: boolean): string {
  const size = quoted.startsWith('"""') || quoted.startsWith("'''") ? 3 : 1;
  const inner = quoted.slice(size, -size);
  if (raw || !inner.includes('\\')) return inner;
  return inner.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs, (_, x?: string, u?: string, one = '') =>
    (x ?? u) ? String.fromCharCode(Number.parseInt((x ?? u) as string, 16)) : (ESCAPES[one] ?? one),
  );
}

/** Signs from the weakest to the strongest. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['<', '<=', '>', '>=', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

class Parser {
  private at = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  public parse(): CelNode {
    const node = this.expression();
    if (this.token.kind !== 'end') throw new SyntaxError(`unexpected ${this.token.text}`);
    return node;
  }

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }

  private take(sign: string): boolean {
    const { kind, text } = this.token;
    if (text !== sign || kind === 'string') return false;
    this.at++;
    return true;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw new SyntaxError(`expected ${sign}, not ${this.token.text}`);
  }

  private expression(): CelNode {
    const of = this.binary(0);
    if (!this.take('?')) return of;
    const then = this.binary(0);
    this.expect(':');
    return { op: 'choice', of, then, other: this.expression() };
  }

  private binary(level: number): CelNode {
    const signs = LEVELS[level];
    if (!signs) return this.unary();
    let left = this.binary(level + 1);
    for (;;) {
      const { text, kind } = this.token;
      if (kind === 'string' || !signs.includes(text)) return left;
      this.at++;
      left = { op: 'binary', sign: text, left, right: this.binary(level + 1) };
    }
  }

  private unary(): CelNode {
    if (this.take('!')) return { op: 'unary', sign: '!', of: this.unary() };
    if (this.take('-')) return { op: 'unary', sign: '-', of: this.unary() };
    return this.member(this.primary());
  }

  private member(start: CelNode): CelNode {
    let node = start;
    for (;;) {
      if (this.take('.')) {
        const name = this.name();
        node = this.take('(')
          ? { op: 'call', on: node, name, args: this.list(')') }
          : { op: 'field', of: node, name: unescapeField(name) };
      } else if (this.take('[')) {
        node = { op: 'index', of: node, index: this.expression() };
        this.expect(']');
      } else return node;
    }
  }

  private primary(): CelNode {
    const { kind, text } = this.token;
    if (this.take('(')) {
      const node = this.expression();
      this.expect(')');
      return node;
    }
    if (this.take('[')) return { op: 'list', items: this.list(']') };
    if (this.take('{')) return { op: 'map', entries: this.entries() };
    this.at++;
    if (kind === 'string') return { op: 'literal', value: text };
    if (kind === 'number') return { op: 'literal', value: Number(text) };
    if (kind !== 'name') throw new SyntaxError(`unexpected ${text === '' ? 'end' : text}`);
    if (text in CONSTANTS) return { op: 'literal', value: CONSTANTS[text] as boolean | null };
    return this.take('(')
      ? { op: 'call', on: undefined, name: text, args: this.list(')') }
      : { op: 'name', name: text };
  }

  private name(): string {
    const { kind, text } = this.token;
    if (kind !== 'name') throw new SyntaxError(`expected a name, not ${text}`);
    this.at++;
    return text;
  }

  private list(end: string): CelNode[] {
    const items: CelNode[] = [];
    while (!this.take(end)) {
      items.push(this.expression());
      if (!this.take(',')) {
        this.expect(end);
        break;
      }
    }
    return items;
  }

  private entries(): [CelNode, CelNode][] {
    const entries: [CelNode, CelNode][] = [];
    while (!this.take('}')) {
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
      if (!this.take(',')) {
        this.expect('}');
        break;
      }
    }
    return entries;
  }
}

const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const SYMBOLS: Readonly<Record<string, string>> = { underscores: '__', dot: '.', dash: '-', slash: '/' };

/** Kubernetes escapes field names that CEL cannot have: `__namespace__`, `a__dash__b`. */
function unescapeField(name: string): string {
  const symbols = name.replace(/__(underscores|dot|dash|slash)__/g, (_, symbol: string) => SYMBOLS[symbol] as string);
  return /^__[a-z]+__$/.test(symbols) ? symbols.slice(2, -2) : symbols;
}
