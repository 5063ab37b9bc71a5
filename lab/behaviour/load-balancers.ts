import type { Cluster } from '../cluster/cluster';
import { binomialInterval } from '../differential/binomial';
import type { ProofResult } from '../proof';
import { type Claim, counted, result } from './claim';
import { listed, sendFrom, versions } from './traffic';

const HELLO = { host: 'hello-svc', port: 80 } as const;
const COUNT = 600;

export const LOAD_BALANCERS: readonly Claim[] = [
  {
    name: 'hello 03: round robin',
    measure: (cluster) => cluster.during(['exercises/hello-versions-03-round-robin'], () => roundRobin(cluster)),
  },
  {
    name: 'hello 04: random',
    measure: (cluster) => cluster.during(['exercises/hello-versions-04-random'], () => random(cluster)),
  },
  {
    name: 'hello 05: least request',
    measure: (cluster) => cluster.during(['exercises/hello-versions-05-least-request'], () => leastRequest(cluster)),
  },
  {
    name: 'hello 07: consistent hash',
    measure: (cluster) => cluster.during(['exercises/hello-versions-07-consistent-hash'], () => sticky(cluster)),
  },
];

async function roundRobin(cluster: Cluster): Promise<readonly ProofResult[]> {
  const results = await sendFrom(client(cluster), { ...HELLO, count: COUNT });
  const counts = versions(results);
  const uneven = Math.max(...['v1', 'v2', 'v3'].map((name) => Math.abs((counts.get(name) ?? 0) - COUNT / 3)));
  return [
    result({
      claim: 'hello 03: ROUND_ROBIN gives each of three pods the same number',
      expected: `${COUNT / 3} each, give or take 2`,
      measured: listed(counts),
      ok: uneven <= 2,
      route: { said: balancerOf(cluster), should: '{"simple":"ROUND_ROBIN"}' },
      note: 'one worker thread: each of them goes around by itself',
    }),
  ];
}

async function random(cluster: Cluster): Promise<readonly ProofResult[]> {
  const counts = versions(await sendFrom(client(cluster), { ...HELLO, count: COUNT }));
  const route = { said: balancerOf(cluster), should: '{"simple":"RANDOM"}' };
  return ['v1', 'v2', 'v3'].map((version) =>
    counted({
      claim: `hello 04: RANDOM gives each of three pods a third: ${version}`,
      count: counts.get(version) ?? 0,
      of: COUNT,
      share: 1 / 3,
      route,
    }),
  );
}

async function leastRequest(cluster: Cluster): Promise<readonly ProofResult[]> {
  const slow = cluster.pod('hello', { app: 'hello', version: 'v3' });
  await slow.standIn.behave({ latencyMs: 200 });
  const counts = versions(await sendFrom(client(cluster), { ...HELLO, count: COUNT, concurrency: 8 }));
  await slow.standIn.behave({ latencyMs: 0 });
  const [low] = binomialInterval(COUNT, 1 / 3);
  return [
    result({
      claim: 'hello 05: LEAST_REQUEST gives a slow pod less than a third under load',
      expected: `less than ${low} of ${COUNT} for v3`,
      measured: listed(counts),
      ok: (counts.get('v3') ?? 0) < low && (counts.get('v1') ?? 0) + (counts.get('v2') ?? 0) > COUNT / 2,
      route: { said: balancerOf(cluster), should: '{"simple":"LEAST_REQUEST"}' },
      note: 'v3 takes 200 ms, with 8 requests at a time',
    }),
  ];
}

async function sticky(cluster: Cluster): Promise<readonly ProofResult[]> {
  const from = client(cluster);
  const route = { said: balancerOf(cluster), should: '{"consistentHash":{"httpHeaderName":"x-user"}}' };
  const ana = versions(await sendFrom(from, { ...HELLO, headers: { 'x-user': 'ana' }, count: 100, concurrency: 2 }));
  const first = new Set<string>();
  for (let user = 0; user < 30; user += 1) {
    const headers = { 'x-user': `user-${user}` };
    const answered = versions(await from.standIn.send({ ...HELLO, headers, count: 3 }));
    first.add([...answered.keys()].join(' and '));
  }
  return [
    result({
      claim: 'hello 07: a consistent hash of x-user sends one user to one pod',
      expected: '100 to the same one',
      measured: listed(ana),
      ok: [...ana.values()].join() === '100',
      route,
    }),
    result({
      claim: 'hello 07: 30 users with 3 requests each use every pod, and each user one',
      expected: 'v1, v2, v3',
      measured: [...first].sort().join(', '),
      ok: [...first].sort().join(', ') === 'v1, v2, v3',
      route,
    }),
  ];
}

function client(cluster: Cluster) {
  return cluster.pod('hello', { app: 'nginx' });
}

function balancerOf(cluster: Cluster): string {
  const [destination] = cluster.route('hello/nginx', HELLO).destinations;
  return JSON.stringify(destination?.policy.loadBalancer?.value);
}
