/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
}

const NAME = '[A-Za-z_][\\w.-]*';
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
// What XML 1.0 has as characters; everything else makes a document unreadable, even as a reference.
const FOREIGN = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Reads a document without a DTD; fails where it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const foreign = FOREIGN.exec(text);
  if (foreign !== null) throw new Error(`a character that XML does not have at ${foreign.index}`);
  const declaration = /^<\?xml version="1\.0"(?: encoding="UTF-8")?\?>\s*/.exec(text);
  if (declaration === null) throw new Error('no declaration');
  const reader = new Reader(text, declaration[0].length);
  const root = reader.element();
  if (text.slice(reader.at).trim() !== '') throw new Error(`text after the root element at ${reader.at}`);
  return root;
}

class Reader {
  public constructor(
    private readonly source: string,
    public at: number,
  ) {}

  public element(): XmlElement {
    const [, name = ''] = this.take(`<(${NAME})`);
    const attributes: Record<string, string> = {};
    for (
      let found = this.tryTake(`\\s+(${NAME})="([^"<]*)"`);
      found;
      found = this.tryTake(`\\s+(${NAME})="([^"<]*)"`)
    ) {
      const [, key = '', value = ''] = found;
      if (Object.hasOwn(attributes, key)) throw new Error(`attribute ${key} twice at ${this.at}`);
      // A parser turns line breaks that are written as such into spaces.
      attributes[key] = unescaped(value.replace(/[\t\n]/g, ' '));
    }
    if (this.tryTake('\\s*/>')) return { name, attributes, children: [], text: '' };
    this.take('\\s*>');
    const children: XmlElement[] = [];
    let text = '';
    while (!this.tryTake(`</${name}\\s*>`)) {
      const [run = ''] = this.tryTake('[^<]+') ?? [];
      text += unescaped(run);
      if (run === '') children.push(this.element());
    }
    return { name, attributes, children, text };
  }

  private take(pattern: string): RegExpExecArray {
    const found = this.tryTake(pattern);
    if (!found) throw new Error(`expected ${pattern} at ${this.at}: ${this.source.slice(this.at, this.at + 30)}`);
    return found;
  }

  private tryTake(pattern: string): RegExpExecArray | undefined {
    const expression = new RegExp(pattern, 'y');
    expression.lastIndex = this.at;
    const found = expression.exec(this.source) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }
}

function unescaped(text: string): string {
  return text.replace(/&([^;]*;?)/g, (all, body: string) => {
    const name = body.slice(0, -1);
    const code = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    const character = code
      ? String.fromCodePoint(code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16))
      : ENTITIES[name];
    if (!body.endsWith(';') || character === undefined || FOREIGN.test(character))
      throw new Error(`bad reference ${all}`);
    return character;
  });
}
