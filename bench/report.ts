import { cpus, platform, totalmem } from 'node:os';
import { ANALYZE, CHECK, checkingGroup } from './checking';
import { LOADING } from './loading';
import type { Run } from './process';
import { CDK8S, MESH, type Scenario } from './scenarios';

/** What was measured of a scenario. */
export interface Result {
  readonly group: string;
  readonly tool: string;
  /** The median of the runs. */
  readonly seconds: number;
  /** The medians of the time of all cores and of the peak memory, where the platform tells. */
  readonly cpuSeconds: number | undefined;
  readonly megabytes: number | undefined;
  readonly timedOut: boolean;
  readonly runs: readonly number[];
}

export function summarize({ group, tool }: Scenario, runs: readonly Run[]): Result {
  const peaks = runs.flatMap(({ megabytes }) => megabytes ?? []);
  const cpu = runs.flatMap(({ cpuSeconds }) => cpuSeconds ?? []);
  return {
    group,
    tool,
    seconds: median(runs.map(({ seconds }) => seconds)),
    cpuSeconds: cpu.length > 0 ? Number(median(cpu).toFixed(2)) : undefined,
    megabytes: peaks.length > 0 ? Math.round(median(peaks)) : undefined,
    timedOut: runs.some(({ timedOut }) => timedOut),
    runs: runs.map(({ seconds }) => Number(seconds.toFixed(3))),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[middle]] as [number, number];
  return (low + high) / 2;
}

export function machine() {
  const [cpu] = cpus();
  return {
    cpus: cpus().length,
    model: cpu?.model ?? 'unknown',
    gigabytes: Math.round(totalmem() / 2 ** 30),
    platform: platform(),
    node: process.version,
  };
}

/** What the numbers are for: how one stands to another. Those that were not measured are left out. */
export function ratios(results: readonly Result[]): Record<string, number> {
  const secondsOf = (group: string, tool: string) => {
    const found = results.find((result) => result.group === group && result.tool === tool);
    return found?.timedOut ? Number.NaN : (found?.seconds ?? Number.NaN);
  };
  const mesh = (group: string) => secondsOf(group, MESH);
  const cpuOf = (tool: string) =>
    results.find((result) => result.group === '5,000 resources' && result.tool === tool)?.cpuSeconds ?? Number.NaN;
  const load = (tool: string) => secondsOf('loading', tool);
  const check = (size: number, tool = CHECK) => secondsOf(checkingGroup(size), tool);
  const all = {
    'App of cdk8s / MeshApp, 5,000 resources': secondsOf('5,000 resources', CDK8S) / mesh('5,000 resources'),
    'App of cdk8s / MeshApp, 5,000 resources, time of all cores': cpuOf(CDK8S) / cpuOf(MESH),
    'MeshApp / helm template, 5,000 resources': mesh('5,000 resources') / secondsOf('5,000 resources', 'helm template'),
    'MeshApp / helm template, 20,000 resources':
      mesh('20,000 resources') / secondsOf('20,000 resources', 'helm template'),
    'MeshApp, 20,000 / 5,000 resources': mesh('20,000 resources') / mesh('5,000 resources'),
    'MeshApp, chain of 14 charts / 14 charts': mesh('chain of 14 charts') / mesh('14 charts'),
    'MeshApp, chain of 500 charts / 500 charts': mesh('chain of 500 charts') / mesh('500 charts'),
    'check / istioctl analyze, 20,000 resources': check(20_000) / check(20_000, ANALYZE),
    'check, 20,000 / 1,000 resources': check(20_000) / check(1000),
    'check, 20,000 / 5,000 resources': check(20_000) / check(5000),
    'milliseconds that require adds': 1000 * (load(LOADING.required) - load(LOADING.requireBase)),
    'milliseconds that require and five names add': 1000 * (load(LOADING.requiredNames) - load(LOADING.requireBase)),
    'milliseconds that import of five names adds': 1000 * (load(LOADING.importedNames) - load(LOADING.importBase)),
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, ratio]) => (ratio > 0 ? [[name, round(ratio)]] : [])));
}

function round(ratio: number): number {
  return Number(ratio.toPrecision(3));
}

/** The results as a table of Markdown. */
export function table(results: readonly Result[]): string {
  const rows = results.map(({ group, tool, seconds, cpuSeconds, megabytes, timedOut, runs }, index) => [
    results[index - 1]?.group === group ? '' : group,
    tool,
    timedOut ? `over ${Math.floor(seconds)} s` : `${seconds.toFixed(2)} s`,
    cpuSeconds === undefined ? '-' : `${cpuSeconds.toFixed(2)} s`,
    megabytes === undefined ? '-' : `${megabytes} MB`,
    `${runs.length}`,
  ]);
  return aligned([['what', 'tool', 'time', 'all cores', 'peak memory', 'runs'], ...rows]);
}

function aligned([head, ...rows]: string[][]): string {
  const titles = head as string[];
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] as number)).join(' | ')} |`;
  return [line(titles), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
