/**
 * npm run synth [-- --output FOLDER] [-- --app FILE]
 *
 * Runs the app and puts its manifests into dist/. When the app fails, dist/ stays as it is.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesIn, publish, shown } from '../../lib/synth/publish';
import { explainError } from './explain-error';

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { output: { type: 'string' }, app: { type: 'string' } } });
  const output = resolve(values.output ?? 'dist');
  const app = resolve(values.app ?? join(__dirname, '..', '..', 'main.ts'));
  const staging = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-synth-'));
  process.once('exit', () => rmSync(staging, { recursive: true, force: true }));

  process.env.CDK8S_OUTDIR = staging;
  require(app);
  // An app may go on after its file has run.
  await new Promise((done) => process.once('beforeExit', done));

  const files = new Map(
    filesIn(staging)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => [file, readFileSync(join(staging, file), 'utf8')]),
  );
  if (files.size === 0) {
    throw new Error(`${shown(app)} wrote no manifests: it has to call app.synth(), with no outdir given to its App`);
  }
  const { written, unchanged, removed } = publish(output, files, (file) => file.endsWith('.k8s.yaml'));
  for (const file of written) console.log(shown(join(output, file)));
  for (const file of removed) console.log(`${shown(join(output, file))} (removed)`);
  const counts = `${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  console.log(`${files.size} ${files.size === 1 ? 'file' : 'files'}: ${counts}`);
}

function fail(error: unknown): void {
  console.error(`synth: ${explainError(error)}`);
  process.exit(1);
}

// The app's own line may lie below many of its libraries.
Error.stackTraceLimit = 100;
process.once('uncaughtException', fail);
main().catch(fail);
