import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

/** One CustomResourceDefinition file of a pinned upstream release. */
export interface Source {
  readonly name: string;
  readonly version: string;
  /** Where the release publishes the file; `{version}` stands for the pin. */
  readonly url: string;
  /**
   * Its name in a folder that holds the pinned files; `{version}` stands for the pin.
   * @default - NAME-{version}.yaml
   */
  readonly file?: string;
  /** Only these kinds are imported; all kinds of the file where it is absent. */
  readonly only?: readonly string[];
  readonly sha256: string;
  /** What was imported from the file: group/version/Kind. */
  readonly kinds: readonly string[];
}

export interface Lock {
  readonly sources: readonly Source[];
}

export function readLock(file: string): Lock {
  return JSON.parse(readFileSync(file, 'utf8')) as Lock;
}

export function writeLock(file: string, lock: Lock): void {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The file's name in a folder that holds the pinned files. */
export function fileName(source: Pick<Source, 'name' | 'version' | 'file'>): string {
  return (source.file ?? `${source.name}-{version}.yaml`).replaceAll('{version}', source.version);
}

export function sourceUrl(source: Pick<Source, 'url' | 'version'>): string {
  return source.url.replaceAll('{version}', source.version);
}
