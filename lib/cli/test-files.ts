import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Case, CaseProblem } from '../cases';
import { type Io, UsageError } from './command';
import { readStandardInput } from './manifest-input';
import { reasonOf } from './yaml-file';

interface TestFile {
  readonly file: string;
  /** Whether it was found in a folder, where manifests may stand, too. */
  readonly found: boolean;
}

/** The cases of all files; fails with everything that is wrong with them. */
export async function readTestFiles(named: readonly string[], io: Pick<Io, 'cwd' | 'stdin'>): Promise<readonly Case[]> {
  const { readCases } = require('../cases') as typeof import('../cases');
  const files = named.length > 0 ? named.flatMap((name) => filesOf(name, io)) : byName(io);
  const input = named.includes('-') ? await readStandardInput(io) : '';
  const read = files.map(({ file, found }) =>
    readCases(file === '-' ? input : textOf(file, io), { file, folder: dirname(file), passOver: found }),
  );
  const problems: readonly CaseProblem[] = read.flatMap((one) => one.problems);
  if (problems.length > 0) {
    throw new UsageError(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
  const cases = read.flatMap((one) => one.cases);
  if (cases.length === 0)
    throw new UsageError(`there is no case in ${files.map(({ file }) => file).join(', ') || named.join(', ')}`);
  return cases;
}

/** Files that are named as tests of routes, below the working folder. */
function byName(io: Pick<Io, 'cwd'>): readonly TestFile[] {
  const files = below('', io).filter((file) => /\.routes\.ya?ml$/.test(file));
  if (files.length === 0) throw new UsageError('there is no *.routes.yaml below this folder; name a file of tests');
  return files.map((file) => ({ file, found: false }));
}

function filesOf(name: string, io: Pick<Io, 'cwd'>): readonly TestFile[] {
  if (name === '-') return [{ file: name, found: false }];
  let isFolder: boolean;
  try {
    isFolder = statSync(resolve(io.cwd, name)).isDirectory();
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${reasonOf(error)}`);
  }
  if (!isFolder) return [{ file: name, found: false }];
  return below(name, io)
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => ({ file, found: true }));
}

function below(folder: string, io: Pick<Io, 'cwd'>): readonly string[] {
  const entries = readdirSync(resolve(io.cwd, folder), { withFileTypes: true });
  return entries
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? below(join(folder, entry.name), io) : [join(folder, entry.name)]));
}

function textOf(file: string, io: Pick<Io, 'cwd'>): string {
  try {
    return readFileSync(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}
