import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the package makes public: the parts of its index, and the files that package.json names beside it. */
export interface Entries {
  readonly parts: readonly Part[];
  /** Files below `lib/`, without their extension. */
  readonly files: readonly string[];
}

/** What is read together, when something of it is first used. */
export interface Part {
  /** Its folder in the build. */
  readonly name: string;
  /** The lines of the index that it stands for. */
  readonly source: string;
}

/**
 * What most charts use several of: one file for all of them is read sooner than a file for each, and what the others
 * share with them need not be files of their own.
 */
const TOGETHER = ['chaos', 'core', 'extensions', 'networking', 'security', 'telemetry', 'workloads'];

type Target = string | { readonly [condition: string]: Target };

/** Reads them from `lib/index.ts` and `package.json`. */
export function entriesOf(root: string): Entries {
  const { exports, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly exports: Target;
    readonly bin: Target;
  };
  const files = [...targetsOf(exports), ...targetsOf(bin)]
    .flatMap((target) => /^\.\/build\/lib\/([^*]+)\.js$/.exec(target)?.[1] ?? [])
    .filter((file) => file !== 'index');
  return { parts: partsOf(readFileSync(join(root, 'lib', 'index.ts'), 'utf8')), files: [...new Set(files)] };
}

/**
 * The parts of an index that exports whole topics.
 *
 * @throws Error for an index that does anything else
 */
export function partsOf(index: string): Part[] {
  const sources = new Map<string, string>();
  for (const line of index.split('\n')) {
    if (line === '') continue;
    const topic = /^export \*(?: as \w+)? from '\.\/([\w-]+)';$/.exec(line)?.[1];
    if (topic === undefined) throw new Error(`lib/index.ts may only export whole topics: ${line}`);
    const name = TOGETHER.includes(topic) ? 'constructs' : topic;
    sources.set(name, `${sources.get(name) ?? ''}${line}\n`);
  }
  return [...sources].map(([name, source]) => ({ name, source }));
}

function targetsOf(target: Target): string[] {
  return typeof target === 'string' ? [target] : Object.values(target).flatMap(targetsOf);
}
