import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { isMergeKey, keyOf, parseNodes } from './full-yaml';
import { stepsOf } from './json-pointer';
import type { Origin, Position } from './manifest-object';

/** A text that was read, and where. */
export interface SourceText {
  readonly file: string | undefined;
  readonly text: string;
}

/** A piece of a text: all documents between two `---` lines, of which there is mostly one. */
export class Chunk {
  private nodes: Document[] | undefined;

  public constructor(
    public readonly source: SourceText,
    public readonly start: number,
    public readonly end: number,
  ) {}

  public text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  public positionAt(offset: number): Position {
    return positionIn(this.source, this.start + offset);
  }

  /** The documents with places, parsed anew when first asked for. */
  public documents(): Document[] {
    try {
      this.nodes ??= parseNodes(this.text());
    } catch {
      this.nodes = [];
    }
    return this.nodes;
  }
}

/** The origin of an object that stands in a text: the n-th document of a chunk, or in it below `prefix`. */
export class TextOrigin implements Origin {
  public constructor(
    private readonly chunk: Chunk,
    private readonly document: number,
    private readonly prefix: string,
  ) {}

  public get file(): string | undefined {
    return this.chunk.source.file;
  }

  public text(): string {
    return this.chunk.source.text;
  }

  public position(pointer: string): Position | undefined {
    const document = this.chunk.documents()[this.document];
    const contents = document?.contents as Node | null | undefined;
    if (!document || !contents) return undefined;
    const offset = offsetOf(contents, stepsOf(this.prefix + pointer), document);
    return this.chunk.positionAt(offset);
  }
}

const lineStarts = new WeakMap<SourceText, readonly number[]>();

/** Line and column of an offset; both count from 1. */
function positionIn(source: SourceText, offset: number): Position {
  let starts = lineStarts.get(source);
  if (!starts) {
    starts = startsOf(source.text);
    lineStarts.set(source, starts);
  }
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Where a field stands: at its value if that is a scalar, at its key otherwise; at the closest parent if it is absent. */
function offsetOf(root: Node, steps: readonly string[], document: Document): number {
  let node: Node | null = root;
  let offset = startOf(root) ?? 0;
  for (const step of steps) {
    if (isAlias(node)) node = node.resolve(document) ?? null;
    if (isMap(node)) {
      const pair = pairOf(node, step, document, 0);
      if (!pair) break;
      const value = pair.value as Node | null;
      offset = (isScalar(value) && value.source ? startOf(value) : startOf(pair.key as Node | null)) ?? offset;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined;
      if (!item) break;
      offset = startOf(item) ?? offset;
      node = item;
    } else break;
  }
  return offset;
}

function pairOf(map: YAMLMap, key: string, document: Document, depth: number): Pair | undefined {
  const own = map.items.find((pair) => isPair(pair) && !isMergeKey(pair.key) && keyOf(pair.key) === key);
  if (own || depth > 20) return own;
  for (const pair of map.items.filter((item) => isMergeKey(item.key))) {
    const value = isAlias(pair.value) ? pair.value.resolve(document) : pair.value;
    for (const merged of isSeq(value) ? value.items : [value]) {
      const target = isAlias(merged) ? merged.resolve(document) : merged;
      const found = isMap(target) ? pairOf(target, key, document, depth + 1) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}
