/**
 * npm run bench [-- --json] [--runs 5] [--resources 50,500,5000,20000]
 *
 * Measures whole processes, in rounds: each tool once, then each once more, so that what else the machine does meets
 * all of them. Needs the built package; compares with helm, kubectl and istioctl where they are on PATH.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checking } from './checking';
import { loading } from './loading';
import { type Run, run } from './process';
import { machine, type Result, ratios, summarize, table } from './report';
import { bySize, chains, type Scenario } from './scenarios';

const LIMIT_SECONDS = 60;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      runs: { type: 'string', default: '5' },
      resources: { type: 'string', default: '50,500,5000,20000' },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-mesh-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

  const sizes = values.resources.split(',').map(Number);
  const groups = [bySize(sizes, folder), chains(), loading(), checking(folder)];
  const results: Result[] = [];
  for (const scenarios of groups) results.push(...(await measure(scenarios, Number(values.runs), folder)));

  if (values.json) {
    const routing = JSON.parse(routes('--json'));
    console.log(JSON.stringify({ machine: machine(), results, ratios: ratios(results), routing }, null, 2));
    return;
  }
  const { cpus, model, gigabytes, platform, node } = machine();
  console.log(`${cpus} x ${model}, ${gigabytes} GB, ${platform}, Node ${node}\n`);
  console.log(`${table(results)}\n`);
  for (const [name, ratio] of Object.entries(ratios(results))) console.log(`${name}: ${ratio}`);
  console.log(`\n${routes()}`);
}

/** Routes a second, in processes of their own. */
function routes(...args: string[]): string {
  return execFileSync(process.execPath, [join(__dirname, 'route.js'), ...args], { encoding: 'utf8' }).trimEnd();
}

/**
 * Output folders stay until the end: ext4 looks for a new file's inode past each that was freed in the last minutes, so
 * that removing those of one run would slow down the next.
 */
async function measure(scenarios: readonly Scenario[], rounds: number, folder: string): Promise<Result[]> {
  const runs = new Map<Scenario, Run[]>(scenarios.map((scenario) => [scenario, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const scenario of scenarios) {
      if (round > (scenario.runs ?? rounds)) continue;
      console.error(`${round}/${scenario.runs ?? rounds} ${scenario.group}: ${scenario.tool}`);
      const outdir = join(mkdtempSync(join(folder, 'run-')), 'dist');
      runs.get(scenario)?.push(await run(scenario.command(outdir), LIMIT_SECONDS));
    }
  }
  return scenarios.map((scenario) => summarize(scenario, runs.get(scenario) ?? []));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
