/**
 * What `npm run synth` does, with the time of each step: a process of its own for bench/synth.ts.
 *
 *     node --conditions=cdk8s-mesh-source --require tsx/cjs bench/sample-charts.ts OUTDIR
 */
const steps: Record<string, number> = {};
let last = 0;
function step(name: string): void {
  const now = performance.now();
  steps[name] = now - last;
  last = now;
}

step('process start, with tsx');
require('cdk8s');
require('cdk8s-plus-28');
step('loading cdk8s and cdk8s-plus-28');
const { MeshApp, OutputFolder } = require('cdk8s-mesh') as typeof import('../lib');
step('loading the library');
const { buildCharts, folderOf } = require('../charts') as typeof import('../charts');
step('loading the charts');
const app = new MeshApp({ outdir: process.argv[2] as string, folder: OutputFolder.of(folderOf) });
buildCharts(app);
step('building');
const { publish } = require('../lib/synth/publish') as typeof import('../lib/synth/publish');
const text = app.synthYaml();
step('rendering');
publish(process.argv[2] as string, new Map(text.split('---\n').map((part, i) => [`${i}.yaml`, part])), () => false);
step('writing');
console.log(JSON.stringify(steps));
