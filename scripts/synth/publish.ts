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

const MANIFEST = /\.k8s\.yaml$/;

/** What became of the manifests, as paths below the target folder. */
export interface Publication {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/** The manifests (`*.k8s.yaml`) in a folder and its subfolders, in the order of their names. */
export function manifestsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => MANIFEST.test(file))
    .sort();
}

/**
 * Makes the manifests of `to` those of `from`.
 *
 * A file with the same content is left alone. The others are first all written under temporary names and then renamed,
 * so that a failure leaves nothing half written. Files that are no manifests stay.
 *
 * @throws Error when the target cannot be written; it is as it was before
 */
export function publish(from: string, to: string): Publication {
  const temporary = new Map<string, string>();
  const made: string[] = [];
  try {
    const files = manifestsIn(from);
    const removed = (existsSync(to) ? manifestsIn(to) : []).filter((file) => !files.includes(file));
    const written = files.filter((file) => !sameContent(join(from, file), join(to, file)));
    for (const file of written) {
      const target = join(to, file);
      const first = mkdirSync(dirname(target), { recursive: true });
      if (first !== undefined) made.push(first);
      const draft = join(dirname(target), `.${basename(target)}.${process.pid}`);
      temporary.set(draft, target);
      writeFileSync(draft, readFileSync(join(from, file)));
    }
    for (const file of removed) accessSync(dirname(join(to, file)), constants.W_OK);
    for (const [draft, target] of temporary) renameSync(draft, target);
    for (const file of removed) remove(to, file);
    return { written, removed, unchanged: files.filter((file) => !written.includes(file)) };
  } catch (error) {
    for (const draft of temporary.keys()) rmSync(draft, { force: true });
    for (const folder of made.reverse()) rmSync(folder, { recursive: true, force: true });
    throw new Error(`cannot write ${shown(to)}: ${reason(error as NodeJS.ErrnoException)}`);
  }
}

function sameContent(source: string, target: string): boolean {
  return existsSync(target) && readFileSync(target).equals(readFileSync(source));
}

/** Also removes the subfolder that the file was the last one of. */
function remove(root: string, file: string): void {
  rmSync(join(root, file));
  const folder = dirname(file);
  if (folder !== '.' && readdirSync(join(root, folder)).length === 0) rmdirSync(join(root, folder));
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left',
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
