import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Plugin, transform } from 'esbuild';
import type { Part } from './entries';

/** Gives the parts of the index as modules, `part:NAME`. */
export function partModules(lib: string, parts: readonly Part[]): Plugin {
  const sources = new Map(parts.map(({ name, source }) => [name, source]));
  return {
    name: 'parts',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^part:/ }, ({ path }) => ({ path: path.slice('part:'.length), namespace: 'part' }));
      onLoad({ filter: /^/, namespace: 'part' }, ({ path }) => ({
        contents: sources.get(path) ?? '',
        loader: 'ts',
        resolveDir: lib,
      }));
    },
  };
}

/**
 * Leaves `require('./x')` of the sources a call at run time, of a file in `folder` that `found` gets with its source.
 *
 * Whatever makes that call lies one folder deep as well.
 */
export function lazyRequires(lib: string, folder: string, found: Map<string, string>): Plugin {
  return {
    name: 'lazy-requires',
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^\.\.?(?:\/|$)/ }, async ({ kind, path, importer, resolveDir, pluginData }) => {
        if (kind !== 'require-call' || pluginData === 'resolving') return undefined;
        const resolved = await resolve(path, { kind, importer, resolveDir, pluginData: 'resolving' });
        if (resolved.errors.length > 0) return resolved;
        const name = relative(lib, resolved.path).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '-');
        found.set(`${folder}/${name}`, resolved.path);
        return { path: `../${folder}/${name}.js`, external: true };
      });
    },
  };
}

/** esbuild keeps comments within classes; whoever reads the code has them in the declarations. */
export function withoutComments(target: string): Plugin {
  return {
    name: 'without-comments',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const options = { loader: 'ts', target, minifyWhitespace: true, sourcefile: path } as const;
        return { contents: (await transform(readFileSync(path, 'utf8'), options)).code, loader: 'js' };
      });
    },
  };
}
