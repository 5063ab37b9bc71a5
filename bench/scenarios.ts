import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from './installed';
import { synthesize, writeHelmChart, writeKustomization } from './manifests';
import type { Command } from './process';

/** One line of the table. */
export interface Scenario {
  readonly group: string;
  readonly tool: string;
  /** What is run, given the path of a folder that is not there yet. */
  readonly command: (outdir: string) => Command;
  /** Runs that take too long are not repeated. */
  readonly runs?: number;
}

/** The App of cdk8s grows with the square of the number of charts. */
const LARGEST_FOR_APP = 5000;
/** kustomize grows faster still. */
const LARGEST_FOR_KUSTOMIZE = 500;

/** The app at each number of resources, and other tools on the same manifests where they are installed. */
export function bySize(sizes: readonly number[], folder: string): Scenario[] {
  const hasHelm = isInstalled('helm', 'version');
  const hasKubectl = isInstalled('kubectl', 'version', '--client');
  return sizes.flatMap((size): Scenario[] => {
    const group = `${size.toLocaleString('en')} resources`;
    const prepared = join(folder, `${size}`);
    mkdirSync(prepared);
    const manifests = join(prepared, 'manifests');
    const output = join(prepared, 'output.yaml');
    synthesize(size, manifests);
    const scenarios = [app(group, 'mesh', size)];
    if (size <= LARGEST_FOR_APP) scenarios.push(app(group, 'cdk8s', size));
    if (hasHelm) {
      const chart = join(prepared, 'chart');
      writeHelmChart(manifests, chart);
      scenarios.push({
        group,
        tool: 'helm template',
        command: () => ({ program: 'helm', args: ['template', 'bench', chart], output }),
      });
    }
    if (hasKubectl && size <= LARGEST_FOR_KUSTOMIZE) {
      writeKustomization(manifests);
      scenarios.push({
        group,
        tool: 'kubectl kustomize',
        command: () => ({ program: 'kubectl', args: ['kustomize', manifests], output }),
      });
    }
    return scenarios;
  });
}

/** Charts that depend on one another in a chain, beside as many that do not. */
export function chains(): Scenario[] {
  return [10, 14, 500].flatMap((charts): Scenario[] => {
    const mesh = (chain: boolean) => app(groupOf(charts, chain), 'mesh', charts * 5, chain);
    const plain = (chain: boolean) => app(groupOf(charts, chain), 'cdk8s', charts * 5, chain);
    if (charts > 14) return [mesh(false), mesh(true)];
    // 14 take more than a minute.
    return [mesh(false), plain(false), mesh(true), { ...plain(true), ...(charts > 10 ? { runs: 1 } : {}) }];
  });
}

export const MESH = 'MeshApp';
export const CDK8S = 'App of cdk8s';

function groupOf(charts: number, chain: boolean): string {
  return chain ? `chain of ${charts} charts` : `${charts} charts`;
}

function app(group: string, kind: 'mesh' | 'cdk8s', resources: number, chain = false): Scenario {
  const args = (outdir: string) => [
    join(__dirname, 'app.js'),
    kind,
    `${resources}`,
    outdir,
    ...(chain ? ['chain'] : []),
  ];
  const tool = kind === 'mesh' ? MESH : CDK8S;
  return { group, tool, command: (outdir) => ({ program: process.execPath, args: args(outdir) }) };
}
