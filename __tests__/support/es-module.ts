import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

/**
 * Loads a package that is an ES module only. Node 20 can require one, Jest's loader under Node 20 cannot.
 *
 * The package may import nothing but its own files.
 */
export function requireEsModule(specifier: string): Record<string, unknown> {
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (file: string): Record<string, unknown> => {
    const known = loaded.get(file);
    if (known) return known;
    const exports: Record<string, unknown> = {};
    loaded.set(file, exports);
    const { code } = transformFileSync(file, { module: { type: 'commonjs' }, jsc: { target: 'es2022' } });
    new Function('exports', 'require', code)(exports, (name: string) => load(join(dirname(file), name)));
    return exports;
  };
  return load(require.resolve(specifier));
}
