/**
 * tsx bench/synth.ts [RUNS]
 *
 * Measures the steps of `npm run synth` on the sample charts: the median of each, in milliseconds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './report';

const RUNS = Number(process.argv[2] ?? 11);
const root = join(__dirname, '..');

function once(): Record<string, number> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-bench-'));
  const options = ['--conditions=cdk8s-mesh-source', '--require', 'tsx/cjs'];
  const program = [...options, join(__dirname, 'sample-charts.ts'), join(folder, 'dist')];
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
  const whole = performance.now() - start;
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  const steps = JSON.parse(stdout) as Record<string, number>;
  const known = Object.values(steps).reduce((sum, step) => sum + step, 0);
  return { ...steps, 'the end': whole - known, whole };
}

const runs = Array.from({ length: RUNS }, once);
console.log('| step | ms |\n|---|---|');
for (const step of Object.keys(runs[0] ?? {})) {
  console.log(`| ${step} | ${Math.round(median(runs.map((run) => run[step] as number)))} |`);
}
