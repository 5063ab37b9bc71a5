import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Json } from './manifest-object';
import { plainKey, plainScalar } from './scalar';
import { explainSyntax } from './syntax-message';

/** A document that was read, or what is wrong with it and at which offset. */
export type FullYaml = { readonly value: Json } | { readonly error: string; readonly offset: number };

/** Where the text nests deeper than this, no parser that recurses is safe, and no manifest makes sense. */
const MAX_NESTING = 500;

/** Reads the documents of a text as kubectl does: all of YAML 1.1 with anchors, merge keys and tags. */
export function parseFullYaml(text: string): FullYaml[] {
  const deep = tooDeep(text);
  if (deep !== undefined) return [{ error: `the text nests deeper than ${MAX_NESTING} levels`, offset: deep }];
  try {
    return parseNodes(text).map((document) => {
      const [error] = document.errors;
      if (error) {
        return explainSyntax(text, { code: error.code, message: error.message, offset: error.pos[0] });
      }
      try {
        return { value: new Reader().read(document.contents as Node | null) };
      } catch (problem) {
        if (problem instanceof NodeProblem) return { error: problem.message, offset: problem.offset };
        throw problem;
      }
    });
  } catch (error) {
    // The parser's own recursion, or a mistake in it: whatever it is, the other documents are still readable.
    return [{ error: `the text cannot be read: ${(error as Error).message}`, offset: 0 }];
  }
}

/** The documents with the places of their nodes; scalars are left as they are written. None where they nest too deep. */
export function parseNodes(text: string): Document[] {
  if (tooDeep(text) !== undefined) return [];
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return Array.isArray(documents) ? (documents as Document[]) : [];
}

/** The key of a pair as it stands in JSON. */
export function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  const text = String(key.value ?? '');
  return key.type === 'PLAIN' || key.type === undefined ? plainKey(text) : text;
}

export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/**
 * The offset at which flow collections, or sequences that begin beside one another, nest too deep, or where a line is
 * indented too far: there the parser does not fail but takes the whole process down.
 */
export function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) {
      if (++depth > MAX_NESTING) return at;
    } else if ((code === 93 || code === 125) && depth > 0) depth--;
  }
  const dashes = /^[ ]*(?:[-?:] +){200}/m.exec(text);
  if (dashes) return dashes.index;
  const indented = /^ {1000}/m.exec(text);
  return indented ? indented.index : undefined;
}

class NodeProblem extends Error {
  public constructor(
    message: string,
    public readonly offset: number,
  ) {
    super(message);
  }
}

class Reader {
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private decoded = 0;
  private copied = 0;
  private aliasDepth = 0;

  public read(node: Node | null): Json {
    if (node === null) return null;
    this.count(node);
    if (isAlias(node)) return this.alias(node);
    if (node.anchor) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node);
    this.open.add(node);
    try {
      if (isMap(node)) return this.map(node);
      if (isSeq(node)) return node.items.map((item) => this.read(asNode(item)));
    } finally {
      this.open.delete(node);
    }
    throw new NodeProblem('the document holds something that JSON has not', offsetOf(node));
  }

  /** Go's YAML refuses documents that consist mostly of copies. */
  private count(node: Node): void {
    this.decoded++;
    if (this.aliasDepth > 0) this.copied++;
    if (this.copied > 100 && this.decoded > 1000 && this.copied / this.decoded > allowedShare(this.decoded)) {
      throw new NodeProblem('the aliases of the document grow beyond bounds', offsetOf(node));
    }
  }

  private target(alias: Alias): Node {
    const target = this.anchors.get(alias.source);
    if (!target) throw new NodeProblem(`the alias *${alias.source} has no anchor before it`, offsetOf(alias));
    if (this.open.has(target)) throw new NodeProblem(`the anchor &${alias.source} contains itself`, offsetOf(alias));
    return target;
  }

  private alias(alias: Alias): Json {
    const target = this.target(alias);
    this.aliasDepth++;
    const value = this.read(target);
    this.aliasDepth--;
    return value;
  }

  private map(node: YAMLMap): Json {
    const result: { [key: string]: Json } = {};
    const own = new Set<string>();
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const keyNode = asNode(pair.key);
      if (keyNode?.anchor) this.anchors.set(keyNode.anchor, keyNode);
      if (isMergeKey(keyNode)) {
        this.merge(asNode(pair.value), result);
        continue;
      }
      const at = keyNode ? offsetOf(keyNode) : offsetOf(node);
      const key = keyOf(isAlias(keyNode) ? this.target(keyNode) : keyNode);
      if (key === undefined) throw new NodeProblem('a key has to be a string, a number or a boolean', at);
      if (own.has(key)) throw new NodeProblem(`the key "${key}" stands twice in one map`, at);
      own.add(key);
      set(result, key, this.read(asNode(pair.value)));
    }
    return result;
  }

  private merge(value: Node | null, into: { [key: string]: Json }): void {
    const source = isAlias(value) ? this.target(value) : value;
    const sources = isSeq(source) ? [...source.items].reverse().map(asNode) : [value];
    for (const one of sources) {
      const map = this.read(one);
      if (map === null || typeof map !== 'object' || Array.isArray(map)) {
        throw new NodeProblem('a merge key takes a map, or a list of maps', value ? offsetOf(value) : 0);
      }
      for (const [key, child] of Object.entries(map)) set(into, key, child as Json);
    }
  }
}

/** Assignment would take `__proto__` for the prototype. */
function set(object: { [key: string]: Json }, key: string, value: Json): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true });
  else object[key] = value;
}

function allowedShare(decoded: number): number {
  if (decoded <= 400_000) return 0.99;
  if (decoded >= 4_000_000) return 0.1;
  return 0.99 - (0.89 * (decoded - 400_000)) / 3_600_000;
}

function asNode(node: unknown): Node | null {
  return node as Node | null;
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function scalar(node: Scalar): Json {
  const text = node.source ?? String(node.value ?? '');
  const tag = node.tag?.replace('tag:yaml.org,2002:', '!!');
  if (tag === '!!binary') return Buffer.from(text, 'base64').toString();
  if (tag === '!!str' || tag === '!' || (node.type !== 'PLAIN' && tag === undefined)) return text;
  const value = plainScalar(text);
  const wanted = tag === undefined ? undefined : TAGS[tag];
  if (wanted && !wanted(value)) throw new NodeProblem(`"${text}" is not what its tag ${tag} says`, offsetOf(node));
  return tag === undefined || wanted ? value : text;
}

const TAGS: Readonly<Record<string, (value: Json) => boolean>> = {
  '!!int': Number.isInteger,
  '!!float': (value) => typeof value === 'number',
  '!!bool': (value) => typeof value === 'boolean',
  '!!null': (value) => value === null,
};
