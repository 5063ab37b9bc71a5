import { Agent } from 'node:http';
import type { Load, LoadResult } from '../part';
import { exchange } from './exchange';

/** More than any proof asks for. */
const MOST = 20_000;

/** Sends the requests of a load; the results stand in the order in which they were started. */
export async function send(load: Load): Promise<readonly LoadResult[]> {
  const count = Math.min(load.count, MOST);
  const lanes = Math.min(load.concurrency ?? 1, count);
  const agent = load.fresh === true ? false : new Agent({ keepAlive: true });
  const one = () => sendOne(load, agent);
  const results: LoadResult[] = [];
  if (load.everyMs !== undefined) {
    const begin = performance.now();
    const started: Promise<LoadResult>[] = [];
    for (let index = 0; index < count; index += 1) {
      await until(begin + index * load.everyMs);
      started.push(one());
    }
    results.push(...(await Promise.all(started)));
  } else {
    let next = 0;
    const lane = async () => {
      while (next < count) {
        const index = next;
        next += 1;
        results[index] = await one();
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  if (agent !== false) agent.destroy();
  return results;
}

function sendOne(load: Load, agent: Agent | false): Promise<LoadResult> {
  const authority = load.port === 80 ? load.host : `${load.host}:${load.port}`;
  return exchange({
    host: load.host,
    port: load.port,
    path: load.path ?? '/',
    method: load.method ?? 'GET',
    headers: { host: authority, ...load.headers },
    timeoutMs: load.timeoutMs ?? 15_000,
    agent,
    body: load.body,
  });
}

function until(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
}
