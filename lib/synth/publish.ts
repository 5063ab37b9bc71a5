import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { MeshError } from '../core/errors';

/** What became of the files, as paths below the output folder. */
export interface Publication {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes the files of a folder those that are given.
 *
 * A file with the same content is left alone. The others are first all written under temporary names and then renamed:
 * each file is there whole or not at all, and a failure leaves the folder as it was.
 *
 * @param stale which of the files that are there, by their path below the folder and their text, are removed unless given
 * @throws MeshError MESH_UNWRITABLE_OUTPUT
 */
export function publish(
  folder: string,
  files: ReadonlyMap<string, string>,
  stale: (path: string, text: () => string) => boolean,
): Publication {
  try {
    return existsSync(folder) ? update(folder, files, stale) : create(folder, files);
  } catch (error) {
    if (error instanceof MeshError) throw error;
    throw new MeshError('MESH_UNWRITABLE_OUTPUT', {
      property: 'outdir',
      value: shown(folder),
      must: 'be a folder that can be written',
      fix: reason(error as NodeJS.ErrnoException),
    });
  }
}

/** A folder that is not there yet is written beside its place, and then put there at once. */
function create(folder: string, files: ReadonlyMap<string, string>): Publication {
  const draft = join(dirname(folder), `.${basename(folder)}.${process.pid}`);
  const made = mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(draft);
    write(draft, files);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  }
  return { written: [...files.keys()], unchanged: [], removed: [] };
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  const made = new Set([folder]);
  for (const [path, text] of files) {
    const file = `${folder}/${path}`;
    const parent = path.includes('/') ? dirname(file) : folder;
    if (!made.has(parent)) {
      mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    writeFileSync(file, text);
  }
}

function update(
  folder: string,
  files: ReadonlyMap<string, string>,
  stale: (path: string, text: () => string) => boolean,
): Publication {
  const drafts = new Map<string, string>();
  const made: string[] = [];
  const unchanged: string[] = [];
  const written: string[] = [];
  const removed = filesIn(folder).filter(
    (path) => !files.has(path) && stale(path, () => readFileSync(join(folder, path), 'utf8')),
  );
  try {
    for (const [path, text] of files) {
      const target = join(folder, path);
      if (existsSync(target) && readFileSync(target).equals(Buffer.from(text))) {
        unchanged.push(path);
        continue;
      }
      const first = mkdirSync(dirname(target), { recursive: true });
      if (first !== undefined) made.push(first);
      const draft = join(dirname(target), `.${basename(target)}.${process.pid}`);
      drafts.set(draft, target);
      writeFileSync(draft, text);
      written.push(path);
    }
    for (const path of removed) accessSync(dirname(join(folder, path)), constants.W_OK);
    for (const [draft, target] of drafts) renameSync(draft, target);
  } catch (error) {
    for (const draft of drafts.keys()) rmSync(draft, { force: true });
    for (const path of made.reverse()) rmSync(path, { recursive: true, force: true });
    throw error;
  }
  for (const path of removed) remove(folder, path);
  return { written, unchanged, removed };
}

/**
 * All files of a folder and its subfolders, as paths with slashes. Hidden folders and those of packages are left out,
 * should the folder be that of a project.
 */
export function filesIn(folder: string): string[] {
  const files: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = `${below}${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name)) visit(`${path}/`);
    }
  };
  visit('');
  return files.sort();
}

/** Also removes the subfolders that are empty then. */
function remove(root: string, path: string): void {
  rmSync(join(root, path));
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (readdirSync(join(root, folder)).length > 0) return;
    rmdirSync(join(root, folder));
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
  EEXIST: 'a file stands where a folder has to be',
  ENOTDIR: 'a file stands where a folder has to be',
  EISDIR: 'a folder stands where a file has to be',
};

function reason(error: NodeJS.ErrnoException): string {
  const text = REASONS[error.code ?? ''] ?? error.message;
  return error.path === undefined ? text : `${text} (${shown(error.path)})`;
}

/** A path as the user would type it. */
export function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
