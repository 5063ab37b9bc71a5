import type { Pod } from '../node/pod';
import type { Answer, Load, LoadResult } from '../stand-in/part';
import { send } from '../stand-in/process/load';

/** After a change, a connection that is open already may still follow what was before. */
const WARM_UP = 10;

/** Sends from within a pod, by way of its sidecar if it has one; the requests that warm up are not counted. */
export async function sendFrom(pod: Pod, load: Load, counting: readonly Pod[] = []): Promise<readonly LoadResult[]> {
  await pod.standIn.send({ ...load, count: WARM_UP, concurrency: 1 });
  await reset(counting);
  return pod.standIn.send(load);
}

/**
 * Sends from within a pod, again until all is as expected: a connection that was open when a policy changed is judged by
 * what was before until the proxies have closed it, and which of several one is used is chance.
 */
export async function sendUntil(
  pod: Pod,
  load: Load,
  isExpected: (result: LoadResult) => boolean,
): Promise<readonly LoadResult[]> {
  for (let left = TRIES; ; left--) {
    const results = await sendFrom(pod, load);
    if (left === 1 || results.every(isExpected)) return results;
    await pause(1500);
  }
}

/** Proxies close them within 45 s. */
const TRIES = 30;

/** Sends from outside. */
export async function sendIn(
  gateway: { readonly host: string; readonly port: number },
  host: string,
  load: Omit<Load, 'host' | 'port'>,
  counting: readonly Pod[] = [],
): Promise<readonly LoadResult[]> {
  const full = { ...load, ...gateway, headers: { host, ...load.headers } };
  await send({ ...full, count: WARM_UP, concurrency: 1 });
  await reset(counting);
  return send(full);
}

async function reset(pods: readonly Pod[]): Promise<void> {
  if (pods.length === 0) return;
  // Copies of the last request may still be on their way.
  await pause(200);
  await Promise.all(pods.map((pod) => pod.standIn.reset()));
}

/** How many results have each name. */
export function tally(results: readonly LoadResult[], nameOf: (result: LoadResult) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of results) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return counts;
}

export function statuses(results: readonly LoadResult[]): Map<string, number> {
  return tally(results, ({ status, error }) => String(status ?? error));
}

/** By the version that answered; other answers by their status. */
export function versions(results: readonly LoadResult[]): Map<string, number> {
  return tally(results, (one) => (one.status === 200 ? (answerOf(one)?.version ?? '?') : String(one.status)));
}

/** What a stand-in wrote; undefined where a proxy answered. */
export function answerOf({ body }: LoadResult): Answer | undefined {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    return undefined;
  }
}

export function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, count]) => `${name}: ${count}`)
    .join(', ');
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
