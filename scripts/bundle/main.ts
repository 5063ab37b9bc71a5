/**
 * tsx scripts/bundle/main.ts [--outdir FOLDER]
 *
 * The half of `npm run build` that writes the JavaScript of the package; the TypeScript compiler writes declarations.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundle, TARGET } from './bundle';
import { entriesOf } from './entries';

const root = join(__dirname, '..', '..');

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { outdir: { type: 'string', default: 'build' } } });
  const outdir = resolve(root, values.outdir);
  const imports = readdirSync(join(root, 'imports')).filter((file) => file.endsWith('.ts'));
  await bundle(root, join(outdir, 'lib'), entriesOf(root));
  await build({
    entryPoints: imports.map((file) => join(root, 'imports', file)),
    outdir: join(outdir, 'imports'),
    format: 'cjs',
    platform: 'node',
    target: TARGET,
    logLevel: 'warning',
  });
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
