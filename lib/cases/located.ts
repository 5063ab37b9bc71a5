import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { tooDeep } from '../manifest/full-yaml';
import type { Json } from '../manifest/manifest-object';
import { closest } from '../manifest/similar';

/** What is wrong with a file of tests, and where. */
export interface CaseProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: CaseProblem[];
}

/** How the fields of an object are read. */
export type Readers = { readonly [field: string]: (at: Located) => unknown };

/** What reading gives: nothing for a field that is not there, or is wrong. */
export type Read<R extends Readers> = { readonly [Field in keyof R]?: Exclude<ReturnType<R[Field]>, undefined> };

const MAX_MERGES = 20;

/** A value in a YAML file that knows where it stands; what is wrong with it is collected. */
export class Located {
  public constructor(
    private readonly source: Source,
    private readonly node: Node | null,
    /** `cases[0].request`; empty for the whole document. */
    public readonly path: string,
    public readonly line: number,
  ) {}

  public get file(): string {
    return this.source.file;
  }

  public get isNull(): boolean {
    return this.node === null || (isScalar(this.node) && this.node.value === null);
  }

  public get isText(): boolean {
    return isScalar(this.node) && typeof this.node.value === 'string';
  }

  public get isList(): boolean {
    return isSeq(this.node);
  }

  /** Tells what is wrong with the value. */
  public fail(message: string, line = this.line): undefined {
    const { file, problems } = this.source;
    const told = this.path === '' ? message : `${this.path} ${message}`;
    // A value may be looked at more than once.
    if (!problems.some((one) => one.line === line && one.message === told))
      problems.push({ file, line, message: told });
    return undefined;
  }

  /** The members of an object; undefined where it is none. */
  public members(depth = 0): ReadonlyMap<string, Located> | undefined {
    if (!isMap(this.node)) return undefined;
    // An anchor may be merged into itself.
    if (depth > MAX_MERGES) return this.fail('merges too deep');
    const members = new Map<string, Located>();
    for (const { key, value } of this.node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const at = this.below(value as Node | null, this.path === '' ? name : `${this.path}.${name}`, key as Node | null);
      if (name !== '<<') members.set(name, at);
      // What is merged stands back behind what is written.
      else
        for (const [inherited, one] of at.merged(depth + 1)) if (!members.has(inherited)) members.set(inherited, one);
    }
    return members;
  }

  /** What stands behind `<<`: an object, or several of which the first counts most. */
  private merged(depth: number): readonly (readonly [string, Located])[] {
    const items = this.isList ? (this.list((item) => item) ?? []) : [this];
    return items.flatMap((item) => [...(item.members(depth) ?? [])]);
  }

  /** Reads an object with these fields and no others. */
  public record<R extends Readers>(readers: R): Read<R> | undefined {
    const members = this.members();
    const known = Object.keys(readers);
    if (members === undefined) return this.fail(`must be an object with ${known.join(', ')}`);
    const read: { [field: string]: unknown } = {};
    for (const [name, at] of members) {
      const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
      if (reader !== undefined) read[name] = reader(at);
      else this.fail(`has no field '${name}'; ${suggestion(name, known)}`, at.line);
    }
    return read as Read<R>;
  }

  /** Reads each item of a list. */
  public list<T>(reader: (at: Located) => T | undefined): readonly T[] | undefined {
    if (!isSeq(this.node)) return this.fail('must be a list');
    return this.node.items.flatMap((item, index) => {
      const read = reader(this.below(item as Node | null, `${this.path}[${index}]`, null));
      return read === undefined ? [] : [read];
    });
  }

  /** Reads text; numbers and the like count as they are written. */
  public text(): string | undefined {
    const { node } = this;
    if (!isScalar(node) || node.value === null) return this.fail('must be text');
    return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  }

  public number(): number | undefined {
    const { node } = this;
    return isScalar(node) && typeof node.value === 'number' ? node.value : this.fail('must be a number');
  }

  public boolean(): boolean | undefined {
    const { node } = this;
    return isScalar(node) && typeof node.value === 'boolean' ? node.value : this.fail('must be true or false');
  }

  public oneOf<T extends string>(choices: readonly T[]): T | undefined {
    const text = this.text();
    const found = choices.find((choice) => choice === text);
    if (found === undefined && text !== undefined) this.fail(`must be one of ${choices.join(', ')}, got '${text}'`);
    return found;
  }

  /** Reads texts by their names. */
  public texts(): { readonly [name: string]: string } | undefined {
    const members = this.members();
    if (members === undefined) return this.fail('must be an object of texts');
    return Object.fromEntries([...members].flatMap(([name, at]) => pairOf(name, at.text())));
  }

  /** Whatever it is. */
  public json(): Json | undefined {
    if (this.node === null) return null;
    try {
      // An anchor that holds itself has no JSON.
      return JSON.parse(JSON.stringify(this.node.toJS(this.source.document, { maxAliasCount: 100 }))) as Json;
    } catch {
      return this.fail('must be JSON: its anchors lead too far');
    }
  }

  private below(node: Node | null, path: string, key: Node | null): Located {
    const { document, lines } = this.source;
    const offset = (key ?? node)?.range?.[0];
    const line = offset === undefined ? this.line : lines.linePos(offset).line;
    return new Located(this.source, isAlias(node) ? (node.resolve(document) ?? null) : node, path, line);
  }
}

function pairOf(name: string, text: string | undefined): [string, string][] {
  return text === undefined ? [] : [[name, text]];
}

function suggestion(name: string, known: readonly string[]): string {
  const near = closest(name, known);
  return near === undefined ? `it may have ${known.join(', ')}` : `did you mean '${near}'?`;
}

/** The documents of a YAML text; what is not YAML is a problem. */
export function locatedDocuments(file: string, text: string, problems: CaseProblem[]): readonly Located[] {
  const lines = new LineCounter();
  const deep = tooDeep(text);
  if (deep !== undefined) {
    problems.push({ file, line: text.slice(0, deep).split('\n').length, message: 'nests too deep' });
    return [];
  }
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  if (!Array.isArray(documents)) return [];
  return (documents as Document[]).flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) {
      problems.push({ file, line: lines.linePos(error.pos[0]).line, message: `is not YAML: ${error.message}` });
      return [];
    }
    const node = document.contents as Node | null;
    // Before the first `---` and behind the last one.
    if (node === null || (isScalar(node) && node.value === null)) return [];
    return [new Located({ file, document, lines, problems }, node, '', lines.linePos(node.range?.[0] ?? 0).line)];
  });
}
