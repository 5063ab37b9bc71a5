import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { type Io, UsageError } from './command';

/** Reads one YAML document; fails with a UsageError that begins with the name of the flag. */
export function readYamlFile(flag: string, file: string, io: Pick<Io, 'cwd'>): unknown {
  let text: string;
  try {
    text = readFileSync(resolve(io.cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`${flag} ${file} cannot be read: ${reasonOf(error)}`);
  }
  return parseYaml(`${flag} ${file}`, text);
}

export function parseYaml(what: string, text: string): unknown {
  try {
    const document = parseDocument(text, { logLevel: 'silent' });
    const [problem] = document.errors;
    if (problem) throw problem;
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${what} is not YAML: ${line}`);
  }
}

/** Why the system refuses a file, in words. */
export function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'there is no such file';
    case 'EACCES':
      return 'permission denied';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
