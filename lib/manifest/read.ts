import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommonYaml, UNUSUAL } from './fast-yaml';
import { type FullYaml, parseFullYaml, tooDeep } from './full-yaml';
import { escapeStep } from './json-pointer';
import type { Json, JsonObject, ManifestObject } from './manifest-object';
import { isJsonObject, manifestObject } from './object';
import type { ManifestProblem } from './problem';
import { Chunk, type SourceText, TextOrigin } from './source';

/** What manifests were found, and what could not be read. */
export interface Manifests {
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly ManifestProblem[];
}

/** How files are reached; a test may give its own. */
export interface FileAccess {
  readFile(path: string): string;
  /** The names in a directory; `undefined` where the path is none. */
  readDirectory(path: string): readonly string[] | undefined;
  readStandardInput(): string;
}

const fileSystem: FileAccess = {
  readFile: (path) => readFileSync(path, 'utf8'),
  readDirectory: (path) => (statSync(path).isDirectory() ? readdirSync(path) : undefined),
  readStandardInput: () => readFileSync(0, 'utf8'),
};

/**
 * Reads files, directories with all that is below them, and standard input (`-`).
 *
 * An object that stands twice within one path is a problem; of several paths the later one replaces it, as applying
 * them in that order would.
 */
export function readManifests(paths: readonly string[], files: FileAccess = fileSystem): Manifests {
  const problems: ManifestProblem[] = [];
  const merged = new Map<string, ManifestObject>();
  for (const path of paths) {
    const read: Manifests[] = [];
    for (const { file, lenient } of filesOf(path, files, problems)) {
      try {
        const text = file === '-' ? files.readStandardInput() : files.readFile(file);
        read.push(readDocuments(text, file, lenient));
      } catch (error) {
        problems.push(unreadable(file, error));
      }
    }
    for (const one of read) problems.push(...one.problems);
    const unique = withoutDuplicates(read.flatMap(({ objects }) => objects));
    problems.push(...unique.problems);
    for (const object of unique.objects) {
      const key = identityOf(object);
      // What is replaced keeps no place: the later path decides about the order, too.
      merged.delete(key);
      merged.set(key, object);
    }
  }
  return { objects: [...merged.values()], problems };
}

/** Reads the documents of one text; `file` is the name that findings give it. */
export function readText(text: string, file?: string): Manifests {
  const { objects, problems } = readDocuments(text, file, false);
  const unique = withoutDuplicates(objects);
  return { objects: unique.objects, problems: [...problems, ...unique.problems] };
}

/** What makes two manifests the same object: group, kind, namespace and name. */
export function identityOf({ group, kind, namespace, name }: ManifestObject): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

function* filesOf(
  path: string,
  files: FileAccess,
  problems: ManifestProblem[],
  below = false,
): Generator<{ file: string; lenient: boolean }> {
  if (path === '-') {
    yield { file: path, lenient: false };
    return;
  }
  let names: readonly string[] | undefined;
  try {
    names = files.readDirectory(path);
  } catch (error) {
    problems.push(unreadable(path, error));
    return;
  }
  if (!names) {
    if (!below || /\.(?:ya?ml|json)$/.test(path)) yield { file: path, lenient: below };
    return;
  }
  for (const name of [...names].sort()) {
    if (name === 'node_modules' || name.startsWith('.')) continue;
    yield* filesOf(join(path, name), files, problems, true);
  }
}

function unreadable(file: string, error: unknown): ManifestProblem {
  const { code, message } = error as NodeJS.ErrnoException;
  const reason = REASONS[code ?? ''] ?? message;
  return { code: 'MESH0001', severity: 'error', message: `${file} cannot be read: ${reason}`, fix: FIX.path, file };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links go in a circle',
};

const FIX = {
  path: 'name files or directories that exist and that you may read, or - for standard input',
  syntax: 'correct the text at this place; the document is left out until it can be read',
  object: 'give the document apiVersion, kind and metadata.name, or keep it out of the paths to check',
  twice: 'remove one of the two, or give it another name',
};

function readDocuments(text: string, file: string | undefined, lenient: boolean): Manifests {
  const source: SourceText = { file, text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
  const objects: ManifestObject[] = [];
  const problems: ManifestProblem[] = [];
  // Looked for in the whole text first: nearly none has any.
  const hasControl = CONTROL.test(source.text);
  for (const chunk of chunksOf(source)) {
    parse(chunk, hasControl).forEach((document, index) => {
      if ('error' in document) {
        problems.push({
          code: 'MESH0002',
          severity: 'error',
          message: `the YAML cannot be read: ${document.error}`,
          fix: FIX.syntax,
          ...(file === undefined ? {} : { file }),
          position: chunk.positionAt(document.offset),
        });
      } else {
        collect(document.value, chunk, index, '', lenient, objects, problems);
      }
    });
  }
  return { objects, problems };
}

/** The pieces of a text between the lines that begin with `---`, as kubectl cuts it. */
function* chunksOf(source: SourceText): Generator<Chunk> {
  const { text } = source;
  let start = 0;
  for (let at = text.startsWith('---') ? 0 : nextMarker(text, 0); at !== -1; at = nextMarker(text, start - 1)) {
    if (at > start) yield new Chunk(source, start, at);
    // What follows the dashes on their line is content, unless it is a comment.
    const end = text.indexOf('\n', at);
    const rest = text.slice(at + 3, end === -1 ? undefined : end);
    start = /^\s*(?:#.*)?$/.test(rest) ? (end === -1 ? text.length : end + 1) : at + 3;
    if (start > text.length || end === -1) break;
    if (start === at + 3) {
      const next = nextMarker(text, end);
      yield new Chunk(source, start, next === -1 ? text.length : next);
      if (next === -1) return;
      start = next;
    }
  }
  if (start < text.length) yield new Chunk(source, start, text.length);
}

/** The offset of the next line that begins with `---`, from the line break at or after `from`. */
function nextMarker(text: string, from: number): number {
  for (let at = text.indexOf('\n---', Math.max(from, 0)); at !== -1; at = text.indexOf('\n---', at + 1)) {
    const after = text.charCodeAt(at + 4);
    if (Number.isNaN(after) || after === 10 || after === 13 || after === 32 || after === 9) return at + 1;
  }
  return -1;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what YAML refuses.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/;

function parse(chunk: Chunk, mayHaveControl: boolean): readonly FullYaml[] {
  const text = chunk.text();
  const control = mayHaveControl ? CONTROL.exec(text) : null;
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, '0');
    return [{ error: `the control character U+${code.toUpperCase()} is not allowed`, offset: control.index }];
  }
  if (/^\s*\{/.test(text)) {
    const json = parseJson(text);
    if (json !== undefined) return [{ value: json }];
  }
  const common = parseCommonYaml(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
  if (common !== UNUSUAL) {
    chunk.isCommon = true;
    return [{ value: common }];
  }
  // A piece of nothing but directives belongs to the document after it.
  if (/^(?:%.*|#.*|\s*)$/.test(text.replace(/\n(?=[%#\n])/g, ''))) return [];
  return parseFullYaml(text);
}

function parseJson(text: string): Json | undefined {
  // The full parser finds keys that stand twice; on long texts it would take too long.
  if (text.length < 65_536 || tooDeep(text) !== undefined) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function collect(
  value: Json,
  chunk: Chunk,
  document: number,
  pointer: string,
  lenient: boolean,
  objects: ManifestObject[],
  problems: ManifestProblem[],
): void {
  if (value === null) return;
  const origin = new TextOrigin(chunk, document, pointer);
  const problem = (message: string): void => {
    const { file } = chunk.source;
    const position = origin.position('');
    problems.push({
      code: 'MESH0003',
      severity: 'warning',
      message,
      fix: FIX.object,
      ...(file === undefined ? {} : { file }),
      ...(position ? { position } : {}),
    });
  };
  if (!isJsonObject(value)) {
    if (!lenient) problem(`the document is ${Array.isArray(value) ? 'a list' : 'a single value'}, not an object`);
    return;
  }
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') {
    // Directories hold other YAML and JSON, too: values of charts, settings of tools.
    if (!lenient || apiVersion !== undefined) problem(`the document has no ${kindless(value)}`);
    return;
  }
  if (Array.isArray(value.items) && kind.endsWith('List') && !isJsonObject(value.spec)) {
    value.items.forEach((item: Json, index: number) => {
      const inner = typed(item, apiVersion, kind);
      collect(inner, chunk, document, `${pointer}/items/${escapeStep(index)}`, lenient, objects, problems);
    });
    return;
  }
  const object = manifestObject(value, origin);
  if (object) objects.push(object);
  else if (!NAMELESS.test(apiVersion)) problem(`the ${kind} has no metadata.name`);
}

/** Settings of tools that look like objects, but are not for the API server. */
const NAMELESS = /^(?:kustomize|kubeadm|kubelet|skaffold|kind|helm|apiserver)\b/;

function kindless({ apiVersion, kind }: JsonObject): string {
  const missing = Object.entries({ apiVersion, kind }).filter(([, text]) => typeof text !== 'string' || text === '');
  return missing.map(([name]) => name).join(' and no ');
}

/** Items of a typed list, `ServiceList`, may leave out what they are. */
function typed(item: Json, apiVersion: string, kind: string): Json {
  if (!isJsonObject(item) || kind === 'List' || item.kind !== undefined) return item;
  return { apiVersion, kind: kind.slice(0, -'List'.length), ...item };
}

function withoutDuplicates(objects: readonly ManifestObject[]): Manifests {
  const problems: ManifestProblem[] = [];
  const unique = new Map<string, ManifestObject>();
  for (const object of objects) {
    const key = identityOf(object);
    const earlier = unique.get(key);
    if (earlier) problems.push(twice(object, earlier));
    unique.set(key, object);
  }
  return { objects: problems.length === 0 ? objects : [...unique.values()], problems };
}

function twice(object: ManifestObject, earlier: ManifestObject): ManifestProblem {
  const { kind, namespace, name, origin } = object;
  const { file } = origin;
  const position = origin.position('/metadata/name');
  const first = earlier.origin.position('/metadata/name');
  const place = [earlier.origin.file, first?.line].filter((part) => part !== undefined).join(':');
  const label = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  return {
    code: 'MESH0004',
    severity: 'error',
    message: `${label} stands twice${place === '' ? '' : `, the first time at ${place}`}; the later one replaces it`,
    fix: FIX.twice,
    ...(file === undefined ? {} : { file }),
    ...(position ? { position } : {}),
    object,
    pointer: '/metadata/name',
  };
}
