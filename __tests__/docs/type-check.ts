import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { Example } from './examples';
import { preludeOf } from './prelude';

const root = join(__dirname, '..', '..');

/** What the compiler says, at the places that the lines were written at. */
export interface TypeErrors {
  readonly of: (example: Example) => readonly string[];
  /** Errors in other files, such as the library. */
  readonly elsewhere: readonly string[];
}

/** Compiles all examples in one run. */
export function typeCheck(examples: readonly Example[]): TypeErrors {
  mkdirSync(join(root, 'build'), { recursive: true });
  // Within the repository, whose name resolves to its sources there.
  const folder = mkdtempSync(join(root, 'build', 'doc-examples-'));
  try {
    examples.forEach((example, index) => {
      const lines = [preludeOf(example), ...example.lines.map(({ text }) => text), 'export {};'];
      writeFileSync(join(folder, `${index}.ts`), `${lines.join('\n')}\n`);
    });
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
    return assign(diagnostics(folder), folder, examples);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function assign(diagnostics: readonly Diagnostic[], folder: string, examples: readonly Example[]): TypeErrors {
  const found = new Map<Example, string[]>();
  const elsewhere: string[] = [];
  for (const { file, row, text } of diagnostics) {
    const example = dirname(file) === folder ? examples[Number.parseInt(basename(file), 10)] : undefined;
    if (example) found.set(example, [...(found.get(example) ?? []), `${placeIn(example, row)}: ${text}`]);
    else elsewhere.push(`${relative(root, file)}:${row}: ${text}`);
  }
  return { of: (example) => found.get(example) ?? [], elsewhere };
}

const CONFIG = {
  extends: join(root, 'tsconfig.json'),
  compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
  include: ['*.ts'],
};

interface Diagnostic {
  readonly file: string;
  readonly row: number;
  readonly text: string;
}

function diagnostics(project: string): Diagnostic[] {
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const options = ['--noEmit', '--pretty', 'false', '-p', project];
  const { stdout, status, error } = spawnSync(tsc, options, { encoding: 'utf8', cwd: root });
  const found = [...(stdout ?? '').matchAll(/^(\S.*?)\((\d+),\d+\): (error .*)$/gm)];
  if (error || (status !== 0 && found.length === 0)) throw error ?? new Error(`tsc failed:\n${stdout}`);
  return found.map(([, file, row, text]) => ({
    file: join(root, file as string),
    row: Number(row),
    text: text as string,
  }));
}

/** The first row is the prelude. */
function placeIn(example: Example, row: number): string {
  return example.lines[row - 2]?.place ?? example.place;
}
