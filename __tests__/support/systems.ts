import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Chart, Testing, Yaml } from 'cdk8s';
import { buildCharts } from '../../charts';
import type { Manifest } from './render';

const dist = join(__dirname, '..', '..', 'dist');

/** The manifests of every sample system and exercise, by the name of their chart. */
function renderSystems(): ReadonlyMap<string, readonly Manifest[]> {
  const app = Testing.app();
  buildCharts(app);
  return new Map((app.node.children as Chart[]).map((chart) => [chart.node.id, Testing.synth(chart)]));
}

let systems: ReadonlyMap<string, readonly Manifest[]> | undefined;

/** The manifests of one system or exercise. */
export function system(name: string): readonly Manifest[] {
  systems ??= renderSystems();
  const manifests = systems.get(name);
  if (!manifests) throw new Error(`no chart ${name} among ${[...systems.keys()].join(', ')}`);
  return manifests;
}

/** The names of the exercises of a system, in their order. */
export function exercisesOf(name: string): string[] {
  systems ??= renderSystems();
  return [...systems.keys()].filter((chart) => chart.startsWith(`${name}-`) && /-\d\d-/.test(chart)).sort();
}

/** What the charts render to, as `dist/` has it: the snapshot of a chart. */
export function snapshot(name: string): { readonly rendered: string; readonly committed: string } {
  const folder = /-\d\d-/.test(name) ? join(dist, 'exercises') : dist;
  return {
    rendered: Yaml.stringify(...system(name)),
    committed: readFileSync(join(folder, `${name}.k8s.yaml`), 'utf8'),
  };
}
