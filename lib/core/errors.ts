import { join, sep } from 'node:path';
import type { IConstruct } from 'constructs';

/** What is wrong with an input, in the parts that a reader needs to mend it. */
export interface Problem {
  /** The property as the caller wrote it: `retries.attempts`. */
  readonly property: string;
  /** What the property has to satisfy, as the words after "must": `be an integer from 0 to 100`. */
  readonly must: string;
  /** The value that was given; left out of the message where it is absent. */
  readonly value?: unknown;
  /** What the caller should most likely do. */
  readonly fix?: string;
  /** The construct whose input it is. */
  readonly at?: IConstruct;
}

/**
 * An input that cannot become a manifest.
 *
 * The message names the property, what it must be, the value, the fix and the construct path. `code` is stable:
 * `docs/errors.md` lists every one.
 */
export class MeshError extends Error {
  public override readonly name = 'MeshError';
  /** Stable identifier of the mistake, such as `MESH_WEIGHTS_ALL_ZERO`. */
  public readonly code: string;
  // Not a plain field: Node prints those of an uncaught error, and the construct's would be the whole tree.
  readonly #problem: Problem;

  public constructor(code: string, problem: Problem) {
    super(`${describe(problem)} [${code}]`);
    this.code = code;
    this.#problem = problem;
    this.stack = callersOf(deepStackOf(this));
  }

  /** The parts of the message. */
  public get problem(): Problem {
    return this.#problem;
  }
}

function describe({ property, must, fix, at, ...rest }: Problem): string {
  const got = 'value' in rest && rest.value !== undefined ? `, got ${show(rest.value)}` : '';
  const path = at && at.node.path !== '' ? ` (at ${at.node.path})` : '';
  return `'${property}' must ${must}${got}${fix ? `; ${fix}` : ''}${path}`;
}

/** A value as it would stand in source, short enough for one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `'${value}'` : typeof value === 'number' ? `${value}` : toJson(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

const library = join(__dirname, '..') + sep;

/** Frames of dependencies, of Node and of built-in functions. A file's top level is `Object.<anonymous> (file)`. */
const FOREIGN = /[\\/]node_modules[\\/]|(?:\(|at )node:|\(<anonymous>\)|at <anonymous>$/;

/** The stack with more frames than Node keeps by itself: the library's own can be more than those. */
function deepStackOf(error: Error): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  Error.captureStackTrace(error, MeshError);
  Error.stackTraceLimit = limit;
  return error.stack ?? '';
}

/** The stack without the library's own and foreign frames: the first line left is the mistake. */
function callersOf(stack: string): string {
  const lines = stack.split('\n');
  const message = lines.filter((line) => !/^\s+at /.test(line));
  const frames = lines.filter((line) => /^\s+at /.test(line) && !line.includes(library) && !FOREIGN.test(line));
  return [...message, ...frames].join('\n');
}
