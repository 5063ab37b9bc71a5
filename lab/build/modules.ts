import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exec } from '../run/exec';
import { LAB } from './cache';

/** The Go modules that pin what the lab uses; a folder each, since their dependencies exclude one another. */
export type GoModule = 'etcd' | 'kubernetes' | 'istio' | 'crds';

export function goModuleFolder(name: GoModule): string {
  return join(LAB, 'go', name);
}

/** The version of a required or replaced module, as go.mod pins it. */
export function pinnedVersion(name: GoModule, path: string): string {
  return versionIn(readFileSync(join(goModuleFolder(name), 'go.mod'), 'utf8'), path);
}

/** @throws an error when the module is not there. */
export function versionIn(goMod: string, path: string): string {
  for (const line of goMod.split('\n')) {
    const words = line
      .replace(/^\s*require\s/, '')
      .trim()
      .split(/\s+/);
    if (words[0] === path && words[1]?.startsWith('v')) return words[1];
  }
  throw new Error(`go.mod does not require ${path}`);
}

/** Downloads modules where the module cache lacks them: the folders of their sources, by path. */
export async function moduleSources(name: GoModule, paths: readonly string[]): Promise<Map<string, string>> {
  const output = await exec('go', ['mod', 'download', '-json', ...paths], {
    cwd: goModuleFolder(name),
    timeoutMs: 10 * 60_000,
  });
  const found = new Map<string, string>();
  for (const text of output.split(/(?<=^\})\n/m)) {
    if (text.trim() === '') continue;
    const { Path, Dir, Error: error } = JSON.parse(text) as { Path: string; Dir?: string; Error?: string };
    if (Dir === undefined) throw new Error(`go mod download ${Path}: ${error ?? 'no folder'}`);
    found.set(Path, Dir);
  }
  return found;
}
