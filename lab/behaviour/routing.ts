import type { Cluster } from '../cluster/cluster';
import type { ProofResult } from '../proof';
import { type Claim, counted, percent, sharesOf } from './claim';
import { pause, sendFrom, versions } from './traffic';

interface Split {
  readonly claim: string;
  readonly namespace: string;
  /** The label `app` of the client. */
  readonly from: string;
  readonly workload: string;
  readonly host: string;
  readonly port: number;
  readonly headers?: { readonly [name: string]: string };
  readonly count: number;
  readonly shares: { readonly [version: string]: number };
}

const REVIEWS = {
  namespace: 'bookinfo',
  from: 'productpage',
  workload: 'bookinfo/productpage-v1',
  host: 'reviews',
  port: 9080,
} as const;

const HELLO = { namespace: 'hello', from: 'nginx', workload: 'hello/nginx', host: 'hello-svc', port: 80 } as const;

/** One line for each version. */
async function measureSplit(cluster: Cluster, split: Split): Promise<readonly ProofResult[]> {
  const { namespace, from, workload, host, port, headers = {}, count, shares } = split;
  const client = cluster.pod(namespace, { app: from });
  const results = await sendFrom(client, { host, port, headers, count, concurrency: 4 });
  const answered = versions(results);
  const said = sharesOf(cluster.route(workload, { host, port, headers }));
  const should = Object.entries(shares)
    .map(([version, share]) => `${version} ${percent(share)}`)
    .join(', ');
  return Object.entries(shares).map(([version, share]) =>
    counted({
      claim: `${split.claim}: ${version}`,
      count: answered.get(version) ?? 0,
      of: results.length,
      share,
      route: { said, should },
    }),
  );
}

const JASON = { 'end-user': 'jason' };

export const ROUTING: readonly Claim[] = [
  {
    name: 'bookinfo: everything to version 1',
    measure: (cluster) =>
      measureSplit(cluster, {
        ...REVIEWS,
        claim: 'bookinfo: reviews without an exercise',
        count: 100,
        shares: { v1: 1 },
      }),
  },
  {
    name: 'bookinfo 01: reviews by user',
    measure: (cluster) =>
      cluster.during(['exercises/bookinfo-01-reviews-test-v2'], async () => [
        ...(await measureSplit(cluster, {
          ...REVIEWS,
          claim: 'bookinfo 01: end-user jason',
          headers: JASON,
          count: 200,
          shares: { v2: 1 },
        })),
        ...(await measureSplit(cluster, {
          ...REVIEWS,
          claim: 'bookinfo 01: end-user jasmin',
          headers: { 'end-user': 'jasmin' },
          count: 200,
          shares: { v1: 1 },
        })),
      ]),
  },
  {
    name: 'bookinfo 03: half and half',
    measure: (cluster) =>
      cluster.during(['exercises/bookinfo-03-reviews-50-v3'], () =>
        measureSplit(cluster, { ...REVIEWS, claim: 'bookinfo 03: 50/50', count: 1000, shares: { v1: 0.5, v3: 0.5 } }),
      ),
  },
  {
    name: 'bookinfo 04: all to version 3',
    measure: (cluster) =>
      cluster.during(['exercises/bookinfo-04-reviews-v3'], () =>
        measureSplit(cluster, { ...REVIEWS, claim: 'bookinfo 04: 100 %', count: 200, shares: { v3: 1 } }),
      ),
  },
  {
    name: 'bookinfo 06: mirroring',
    measure: (cluster) => cluster.during(['exercises/bookinfo-06-reviews-mirroring'], () => measureMirror(cluster)),
  },
  {
    name: 'hello: thirds',
    measure: async (cluster) => [
      ...(await measureSplit(cluster, {
        ...HELLO,
        claim: 'hello: 33/33/34',
        count: 1500,
        shares: { v1: 0.33, v2: 0.33, v3: 0.34 },
      })),
      ...(await measureSplit(cluster, {
        ...HELLO,
        claim: 'hello: version-app v1',
        headers: { 'version-app': 'v1' },
        count: 200,
        shares: { v1: 1 },
      })),
    ],
  },
  {
    name: 'hello 06: weighted',
    measure: (cluster) =>
      cluster.during(['exercises/hello-versions-06-weighted'], () =>
        measureSplit(cluster, {
          ...HELLO,
          claim: 'hello 06: 80/10/10',
          count: 1500,
          shares: { v1: 0.8, v2: 0.1, v3: 0.1 },
        }),
      ),
  },
];

async function measureMirror(cluster: Cluster): Promise<readonly ProofResult[]> {
  const client = cluster.pod('bookinfo', { app: 'productpage' });
  const copies = cluster.pod('bookinfo', { app: 'reviews', version: 'v2' });
  const { host, port, workload } = REVIEWS;
  const results = await sendFrom(client, { host, port, count: 1000, concurrency: 4 }, [copies]);
  await pause(500);
  const counts = await copies.standIn.counts();
  const outcome = cluster.route(workload, { host, port });
  const mirrors = outcome.mirrors.map(({ subset, share }) => `${subset} ${percent(share)}`).join(', ');
  return [
    counted({
      claim: 'bookinfo 06: copies that arrive at v2, mirrored 50 %',
      count: counts.requests,
      of: results.length,
      share: 0.5,
      route: { said: mirrors, should: 'v2 50 %' },
      note: 'v2 gets nothing else; Istio leaves the authority of a copy as it is',
    }),
    counted({
      claim: 'bookinfo 06: answers that come from v1',
      count: versions(results).get('v1') ?? 0,
      of: results.length,
      share: 1,
      route: { said: sharesOf(outcome), should: 'v1 100 %' },
    }),
  ];
}
