import type { Cluster } from '../cluster/cluster';
import type { Change } from '../cluster/manifests';
import type { ProofResult } from '../proof';
import type { LoadResult } from '../stand-in/part';
import { type Claim, result } from './claim';
import { listed, pause, seconds, sendFrom, statuses } from './traffic';

const REVIEWS = { host: 'reviews', port: 9080, path: '/reviews/0' } as const;
const BREAKER = 'exercises/bookinfo-05-reviews-circuit-breaker';
const SHORT_MS = 3000;

export const CIRCUIT_BREAKERS: readonly Claim[] = [
  { name: 'bookinfo 05: overflow', measure: (cluster) => overflowing(cluster) },
  {
    name: 'bookinfo 05: ejection, as it stands',
    measure: (cluster) => cluster.during([BREAKER], () => ejected(cluster)),
  },
  {
    name: 'bookinfo 05: ejection, shorter',
    measure: (cluster) => cluster.during([BREAKER], () => backAgain(cluster), shorter),
  },
  {
    name: 'hello 08: overflow',
    measure: (cluster) => cluster.during(['exercises/hello-versions-08-circuit-breaker'], () => oneAtATime(cluster)),
  },
];

/** The same DestinationRule, but a pod stays out for 3 s. */
const shorter: Change = (object) => {
  const { trafficPolicy } = object.spec as { trafficPolicy: { outlierDetection: { baseEjectionTime: string } } };
  trafficPolicy.outlierDetection.baseEjectionTime = `${SHORT_MS / 1000}s`;
  return object;
};

async function overflowing(cluster: Cluster): Promise<readonly ProofResult[]> {
  const without = await crowd(cluster);
  const within = await cluster.during([BREAKER], () => crowd(cluster));
  return [
    result({
      claim: 'bookinfo 05: without the circuit breaker, 20 requests at a time are all answered',
      expected: '200: 200',
      measured: listed(statuses(without.results)),
      ok: without.results.every(({ status }) => status === 200),
    }),
    result({
      claim:
        'bookinfo 05: with one pending request at most, what comes beside is answered 503 and never gets to reviews',
      expected: 'some 200, some 503 of the proxy; as many arrive as are answered 200',
      measured: `${listed(statuses(within.results))}; ${within.arrived} arrive`,
      ok:
        overflows(within.results) > 0 &&
        answered(within.results) > 0 &&
        overflows(within.results) + answered(within.results) === within.results.length &&
        within.arrived === answered(within.results),
      route: { said: poolOf(cluster), should: 'no connection pool' },
      note: 'route was asked without the exercise',
    }),
  ];
}

async function crowd(cluster: Cluster) {
  const client = cluster.pod('bookinfo', { app: 'productpage' });
  const reviews = cluster.pod('bookinfo', { app: 'reviews', version: 'v1' });
  const results = await sendFrom(client, { ...REVIEWS, count: 200, concurrency: 20 }, [reviews]);
  return { results, arrived: (await reviews.standIn.counts()).requests };
}

async function ejected(cluster: Cluster): Promise<readonly ProofResult[]> {
  const client = cluster.pod('bookinfo', { app: 'productpage' });
  const reviews = cluster.pod('bookinfo', { app: 'reviews', version: 'v1' });
  const pool = poolOf(cluster);
  await sendFrom(client, { ...REVIEWS, count: 5 }, [reviews]);
  await reviews.standIn.behave({ errorRate: 1 });
  const [failed] = await client.standIn.send({ ...REVIEWS, count: 1 });
  await reviews.standIn.behave({ errorRate: 0 });
  await pause(300);
  await reviews.standIn.reset();
  const after = await client.standIn.send({ ...REVIEWS, count: 20, everyMs: 400 });
  const { requests } = await reviews.standIn.counts();
  return [
    result({
      claim: 'bookinfo 05: one 5xx takes the pod out, for the 8 s that are measured of its 3 m',
      expected: '500, then 503: 20; none arrives',
      measured: `${failed?.status}, then ${listed(statuses(after))}; ${requests} arrive`,
      ok: failed?.status === 500 && after.every(({ status }) => status === 503) && requests === 0,
      route: {
        said: pool,
        should: '{"http":{"http1MaxPendingRequests":1,"maxRequestsPerConnection":1}}',
      },
    }),
  ];
}

async function backAgain(cluster: Cluster): Promise<readonly ProofResult[]> {
  const client = cluster.pod('bookinfo', { app: 'productpage' });
  const reviews = cluster.pod('bookinfo', { app: 'reviews', version: 'v1' });
  await sendFrom(client, { ...REVIEWS, count: 5 });
  await reviews.standIn.behave({ errorRate: 1 });
  const begin = performance.now();
  await client.standIn.send({ ...REVIEWS, count: 1 });
  await reviews.standIn.behave({ errorRate: 0 });
  let back: number | undefined;
  let refused = 0;
  while (back === undefined && performance.now() - begin < 10_000) {
    const [one] = await client.standIn.send({ ...REVIEWS, count: 1 });
    if (one?.status === 200) back = performance.now() - begin;
    else {
      refused += 1;
      await pause(100);
    }
  }
  return [
    result({
      claim: 'bookinfo 05: a pod that was taken out comes back after baseEjectionTime',
      expected: `${SHORT_MS / 1000} to ${SHORT_MS / 1000 + 2.5} s`,
      measured: back === undefined ? 'not at all' : `${seconds(back)}, after ${refused} requests with 503`,
      ok: back !== undefined && back >= SHORT_MS - 100 && back < SHORT_MS + 2500 && refused > 0,
      note: 'with a copy of the DestinationRule that says 3s and not 3m; Envoy looks once in each interval of 1 s',
    }),
  ];
}

async function oneAtATime(cluster: Cluster): Promise<readonly ProofResult[]> {
  const client = cluster.pod('hello', { app: 'nginx' });
  const v1 = cluster.pod('hello', { app: 'hello', version: 'v1' });
  const load = { host: 'hello-svc', port: 80, headers: { 'version-app': 'v1' }, count: 100, concurrency: 20 };
  await v1.standIn.behave({ latencyMs: 20 });
  const results = await sendFrom(client, load, [v1]);
  const { requests } = await v1.standIn.counts();
  await v1.standIn.behave({ latencyMs: 0 });
  const [destination] = cluster.route('hello/nginx', { host: 'hello-svc' }).destinations;
  return [
    result({
      claim: 'hello 08: one connection and one request waiting; the others of 20 at a time are answered 503',
      expected: 'some 200, some 503 of the proxy; as many arrive as are answered 200',
      measured: `${listed(statuses(results))}; ${requests} arrive`,
      ok:
        overflows(results) > 0 &&
        answered(results) > 0 &&
        overflows(results) + answered(results) === results.length &&
        requests === answered(results),
      route: {
        said: JSON.stringify(destination?.policy.connectionPool?.value),
        should: '{"http":{"http1MaxPendingRequests":1,"maxRequestsPerConnection":1},"tcp":{"maxConnections":1}}',
      },
    }),
  ];
}

function poolOf(cluster: Cluster): string {
  const [destination] = cluster.route('bookinfo/productpage-v1', REVIEWS).destinations;
  return JSON.stringify(destination?.policy.connectionPool?.value) ?? 'no connection pool';
}

function overflows(results: readonly LoadResult[]): number {
  return results.filter(({ status, headers }) => status === 503 && headers['x-envoy-overloaded'] === 'true').length;
}

function answered(results: readonly LoadResult[]): number {
  return results.filter(({ status }) => status === 200).length;
}
