import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type BuildResult, build, transform } from 'esbuild';
import type { Entries } from './entries';
import { lazyIndex } from './lazy-index';
import { lazyRequires, partModules, withoutComments } from './plugins';

export const TARGET = 'node20';

/**
 * Writes `lib/` as few files: finding and reading hundreds takes longer than running them.
 *
 * Each part of the index and each entry of the package becomes a file, and so does what the sources require lazily, and
 * what several of these share. They are divided as ES modules, the only ones that esbuild divides, and then each is
 * turned into CommonJS.
 */
export async function bundle(root: string, outdir: string, entries: Entries): Promise<void> {
  const lazy = new Map<string, string>();
  let result = await divide(root, outdir, entries, lazy);
  // What is required lazily may itself require more.
  for (let known = 0; known < lazy.size; ) {
    known = lazy.size;
    result = await divide(root, outdir, entries, lazy);
  }
  for (const { path, text } of result.outputFiles) {
    const { code } = await transform(text, { format: 'cjs', platform: 'node', target: TARGET });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, withClassNames(code), { mode: code.startsWith('#!') ? 0o755 : 0o644 });
  }
  const files = entries.parts.map(({ name }) => {
    const output = result.metafile.outputs[relative(root, join(outdir, name, 'index.js'))];
    return [`./${name}/index.js`, output?.exports ?? []] as const;
  });
  writeFileSync(join(outdir, 'index.js'), lazyIndex(new Map(files)));
}

/**
 * esbuild calls a class that mentions itself `_Name` inside. cdk8s shows the names of classes in errors, and to have esbuild
 * restore names would do so for every function each time that it is made.
 */
function withClassNames(code: string): string {
  const names = new Map([...code.matchAll(/^var (\w+) = class (_\w+) /gm)].map(([, name, inside]) => [inside, name]));
  return code.replace(/(?<![\w$.])_\w+/g, (word) => names.get(word) ?? word);
}

type Divided = BuildResult<{ readonly metafile: true; readonly write: false }>;

function divide(root: string, outdir: string, entries: Entries, lazy: Map<string, string>): Promise<Divided> {
  const lib = join(root, 'lib');
  return build({
    entryPoints: {
      ...Object.fromEntries(entries.parts.map(({ name }) => [`${name}/index`, `part:${name}`])),
      ...Object.fromEntries(entries.files.map((file) => [file, join(lib, `${file}.ts`)])),
      ...Object.fromEntries(lazy),
    },
    absWorkingDir: root,
    outdir,
    chunkNames: 'shared/[name]-[hash]',
    bundle: true,
    // Of the sources everything has effects, whatever package.json says of what is written here.
    ignoreAnnotations: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [partModules(lib, entries.parts), lazyRequires(lib, 'lazy', lazy), withoutComments(TARGET)],
  });
}
