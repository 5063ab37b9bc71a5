import type { Cluster } from '../cluster/cluster';
import type { ProofResult } from '../proof';
import { type Claim, counted, percent, result } from './claim';
import { answerOf, median, seconds, sendIn, statuses } from './traffic';

export const FAULTS: readonly Claim[] = [
  {
    name: 'hello 01: abort 10 %',
    measure: (cluster) => cluster.during(['exercises/hello-versions-01-fault-abort'], () => abortTenth(cluster)),
  },
  {
    name: 'webgatos 12: abort 50 %',
    measure: (cluster) => cluster.during(['exercises/webgatos-12-nginx-color-http-error'], () => abortHalf(cluster)),
  },
  {
    name: 'bookinfo 02: a delay of 7 s',
    measure: (cluster) => cluster.during(['exercises/bookinfo-02-ratings-test-delay'], () => delayed(cluster)),
  },
  {
    name: 'hello 02: a timeout of 5 s',
    measure: (cluster) => cluster.during(['exercises/hello-versions-02-ratings-timeout'], () => timedOut(cluster)),
  },
];

async function abortTenth(cluster: Cluster): Promise<readonly ProofResult[]> {
  const hello = cluster.node.pods('hello', { app: 'hello' });
  const gateway = cluster.gatewayAddress('istio-ingressgateway');
  const results = await sendIn(gateway, 'hello.example.com', { path: '/hello', count: 1000, concurrency: 4 }, hello);
  const aborted = results.filter(({ status, body }) => status === 404 && body === 'fault filter abort').length;
  const arrived = await total(hello);
  const { abort } = cluster.route('hello/nginx', { host: 'hello-svc' }).faults;
  return [
    counted({
      claim: 'hello 01: aborted with 404, through gateway and nginx',
      count: aborted,
      of: results.length,
      share: 0.1,
      route: { said: `${abort?.status} ${percent(abort?.share ?? 0)}`, should: '404 10 %' },
    }),
    result({
      claim: 'hello 01: an aborted request never gets to hello',
      expected: `${results.length - aborted} requests arrive`,
      measured: String(arrived),
      ok: arrived === results.length - aborted,
    }),
  ];
}

async function abortHalf(cluster: Cluster): Promise<readonly ProofResult[]> {
  await cluster.allReady();
  await cluster.settle();
  const gateway = cluster.gatewayAddress('istio-ingressgateway');
  const host = 'nginx-color.example.com';
  const results = await sendIn(gateway, host, { path: '/app', count: 1000, concurrency: 4 });
  const green = results.filter(({ status, body }) => status === 200 && body === 'green\n').length;
  const aborted = statuses(results).get('503') ?? 0;
  const { abort } = cluster.route('gateway:webgatos/nginx-color-gateway', { host, path: '/app' }).faults;
  return [
    counted({
      claim: 'webgatos 12: aborted with 503 by the gateway',
      count: aborted,
      of: results.length,
      share: 0.5,
      route: { said: `${abort?.status} ${percent(abort?.share ?? 0)}`, should: '503 50 %' },
      note: `${green} others are green`,
    }),
  ];
}

async function delayed(cluster: Cluster): Promise<readonly ProofResult[]> {
  const reviews = cluster.pod('bookinfo', { app: 'reviews', version: 'v2' });
  const jason = { 'end-user': 'jason' };
  const asked = { host: 'ratings', port: 9080, path: '/ratings/0', headers: jason };
  const direct = await reviews.standIn.send({ ...asked, count: 5, concurrency: 5 });
  const slow = median(direct.map(({ ms }) => ms));
  const { delay } = cluster.route('bookinfo/reviews-v2', asked).faults;
  const gateway = cluster.gatewayAddress('bookinfo-gateway-istio', 'bookinfo');
  const page = { path: '/productpage', count: 5, concurrency: 5, fresh: true };
  const users = await sendIn(gateway, 'localhost', { ...page, headers: { cookie: 'session=jason' } });
  const others = await sendIn(gateway, 'localhost', page);
  const times = users.map(({ ms }) => ms);
  const lost = users.filter((one) => reviewsOf(one) === null && one.status === 200).length;
  const told = others.filter((one) => reviewsOf(one) === 200).length;
  return [
    result({
      claim: 'bookinfo 02: ratings answers jason after 7 s',
      expected: '7 to 8 s, 200',
      measured: `${seconds(slow)}, ${[...statuses(direct).keys()].join(', ')}`,
      ok: slow >= 7000 && slow < 8000 && direct.every(({ status }) => status === 200),
      route: { said: `${delay?.delayMs} ms ${percent(delay?.share ?? 0)}`, should: '7000 ms 100 %' },
    }),
    result({
      claim: 'bookinfo 02: jason sees a page without reviews after 6 s, since 3 s and one retry are less than 7 s',
      expected: '6 to 7 s, 200, 5 of 5 without reviews',
      measured: `${seconds(median(times))}, ${[...statuses(users).keys()].join(', ')}, ${lost} of 5 without reviews`,
      ok: lost === 5 && times.every((ms) => ms >= 6000 && ms < 7000),
    }),
    result({
      claim: 'bookinfo 02: anybody else sees the reviews at once',
      expected: 'less than 1 s, 5 of 5 with reviews',
      measured: `${seconds(median(others.map(({ ms }) => ms)))}, ${told} of 5 with reviews`,
      ok: told === 5 && others.every(({ ms }) => ms < 1000),
    }),
  ];
}

async function timedOut(cluster: Cluster): Promise<readonly ProofResult[]> {
  const reviews = cluster.pod('bookinfo', { app: 'reviews', version: 'v2' });
  const ratings = cluster.pod('bookinfo', { app: 'ratings' });
  const asked = { host: 'ratings', port: 9080, path: '/ratings/0' };
  const { timeoutMs } = cluster.route('bookinfo/reviews-v2', asked);
  const route = { said: `${timeoutMs} ms`, should: '5000 ms' };
  await ratings.standIn.behave({ latencyMs: 6500 });
  const late = await reviews.standIn.send({ ...asked, count: 5, concurrency: 5 });
  await ratings.standIn.behave({ latencyMs: 4000 });
  const early = await reviews.standIn.send({ ...asked, count: 5, concurrency: 5 });
  await ratings.standIn.behave({ latencyMs: 0 });
  const [longest, shortest] = [Math.max(...late.map(({ ms }) => ms)), Math.min(...late.map(({ ms }) => ms))];
  return [
    result({
      claim: 'hello 02: ratings that take 6.5 s end after 5 s with 504',
      expected: '5 to 6 s, 504: 5',
      measured: `${seconds(shortest)} to ${seconds(longest)}, ${[...statuses(late)].map(([status, count]) => `${status}: ${count}`)}`,
      ok: shortest >= 4990 && longest < 6000 && late.every(({ status }) => status === 504),
      route,
    }),
    result({
      claim: 'hello 02: ratings that take 4 s are answered',
      expected: '200: 5',
      measured: [...statuses(early)].map(([status, count]) => `${status}: ${count}`).join(', '),
      ok: early.every(({ status }) => status === 200),
      route,
    }),
  ];
}

/** The status of the page's call for reviews; null where it had no answer in time. */
function reviewsOf(one: Parameters<typeof answerOf>[0]): number | null | undefined {
  return answerOf(one)?.calls?.find(({ name }) => name === 'reviews')?.status;
}

async function total(pods: ReturnType<Cluster['node']['pods']>): Promise<number> {
  const counts = await Promise.all(pods.map((pod) => pod.standIn.counts()));
  return counts.reduce((sum, { requests }) => sum + requests, 0);
}
