import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import { isMergeKey, keyOf, parseNodes } from './full-yaml';
import { stepsOf } from './json-pointer';
import type { Origin, Position } from './manifest-object';
import { placeIn } from './place';

/** A text that was read, and where. */
export interface SourceText {
  readonly file: string | undefined;
  readonly text: string;
}

/** A piece of a text: all documents between two `---` lines, of which there is mostly one. */
export class Chunk {
  /** Whether it is one document of common YAML, in which places are found without another parse. */
  public isCommon = false;
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
  /** Findings are sorted by place before they are shown with it. */
  private positions: Map<string, Position | undefined> | undefined;

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
    this.positions ??= new Map();
    let position = this.positions.get(pointer);
    if (!position) {
      position = this.locate(stepsOf(this.prefix + pointer));
      this.positions.set(pointer, position);
    }
    return position;
  }

  private locate(steps: readonly string[]): Position | undefined {
    const place = this.chunk.isCommon ? placeIn(this.chunk.text(), steps) : undefined;
    if (place !== undefined) return this.chunk.positionAt(place);
    const document = this.chunk.documents()[this.document];
    const contents = document?.contents as Node | null | undefined;
    if (!document || !contents) return undefined;
    return this.chunk.positionAt(offsetOf(contents, steps, document));
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
  const own = pairsOf(map).get(key);
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

const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs by key; of a key that stands twice the first. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  let found = pairs.get(map);
  if (!found) {
    const byKey = new Map<string, Pair>();
    for (const pair of map.items) {
      const key = isPair(pair) && !isMergeKey(pair.key) ? keyOf(pair.key) : undefined;
      if (key !== undefined && !byKey.has(key)) byKey.set(key, pair);
    }
    pairs.set(map, byKey);
    found = byKey;
  }
  return found;
}

function startOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}
