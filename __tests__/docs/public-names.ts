import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The names that a module exports, types among them: TypeScript 7 has no API to ask. */
export function exportedNames(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  const names: string[] = [];
  for (const [, target] of source.matchAll(/^export \* from '(\.[^']*)'/gm)) {
    names.push(...exportedNames(resolve(dirname(file), target as string)));
  }
  for (const [, list] of source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)) {
    const entries = (list as string).split(',').map((entry) => entry.trim());
    names.push(...entries.filter(Boolean).map((entry) => entry.replace(/^type /, '').replace(/^.* as /, '')));
  }
  for (const [, name] of source.matchAll(/^export \* as (\w+) from/gm)) names.push(name as string);
  const declaration =
    /^export (?:declare )?(?:abstract )?(?:class|interface|type|enum|const|let|(?:async )?function) (\w+)/gm;
  for (const [, name] of source.matchAll(declaration)) names.push(name as string);
  return [...new Set(names)];
}

function resolve(folder: string, target: string): string {
  const candidates = [`${target}.ts`, join(target, 'index.ts')].map((path) => join(folder, path));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`${folder} has no ${target}`);
  return found;
}
