/**
 * npm run lab [-- --only NAME] [-- --keep] [-- --help]
 *
 * Shows what this project says about meshes on a real control plane and a real data plane. The last line counts:
 * `N passed, N failed`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Binaries, build } from './build';
import { cacheFolder, LAB } from './build/cache';
import { type LabOptions, parseOptions, USAGE } from './options';
import { PROOFS } from './proofs';
import { prove } from './prove';
import { failedOf, type Outcome, type Proven } from './report/counts';
import { proofDocument } from './report/markdown';
import { countsText, proofText } from './report/text';
import { missingRequirements } from './requirements';

const PROOF_DOCUMENT = join(LAB, '..', 'docs', 'proof.md');
const start = performance.now();

async function main(): Promise<void> {
  const names = Object.keys(PROOFS);
  const options = parseOptions(process.argv.slice(2), names);
  if (options.help) return void process.stdout.write(USAGE);
  const missing = missingRequirements();
  if (missing.length > 0) {
    throw new Error(`this machine lacks what the lab needs:\n${missing.map((line) => `  ${line}`).join('\n')}`);
  }
  const binaries = await build(log);
  const chosen = names.filter((name) => options.only.length === 0 || options.only.includes(name));
  log(`seed ${options.seed}; logs are in ${join(cacheFolder(), 'runs')}`);
  const proofs: Proven[] = [];
  for (const name of chosen) {
    const load = PROOFS[name];
    if (load === undefined) continue;
    const keep = options.keep && name === chosen.at(-1);
    const proven = await prove(name, load, { ...options, keep }, binaries, log);
    console.log(`\n${proofText(proven)}\n`);
    proofs.push(proven);
    // A run that is ended early has shown something nevertheless.
    if (options.json !== undefined) writeJson(options.json, outcomeOf(options, binaries, proofs));
  }
  finish(outcomeOf(options, binaries, proofs), options);
}

function outcomeOf({ seed, full }: LabOptions, { versions }: Binaries, proofs: readonly Proven[]): Outcome {
  const date = new Date().toISOString().slice(0, 10);
  return { date, seed, full, machine: `${cpus().length} cores`, versions, proofs };
}

function finish(outcome: Outcome, options: LabOptions): void {
  if (options.write) writeFileSync(PROOF_DOCUMENT, proofDocument(outcome));
  console.log(countsText(outcome));
  process.exitCode = failedOf(outcome) === 0 ? 0 : 1;
}

function writeJson(file: string, outcome: Outcome): void {
  writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
}

function log(text: string): void {
  const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(7);
  console.log(`${seconds} s  ${text}`);
}

main().then(
  // Sockets that a proof left open must not keep the process.
  () => process.exit(),
  (error: unknown) => {
    console.error(`lab: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
