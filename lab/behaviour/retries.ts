import { type Claim, counted } from './claim';
import { sendIn } from './traffic';

const REQUESTS = 1600;
const HALF = 0.5;

/** The catalog that fails half of the time, as those see it who ask the shop. */
export const RETRIES: readonly Claim[] = [
  {
    name: 'istio-in-action: 3 retries on 5xx over a catalog that fails half of the time',
    measure: (cluster) =>
      cluster.during(['exercises/istio-in-action-01-chaos-500-50'], async () => {
        const catalog = cluster.pod('istioinaction', { app: 'catalog' });
        const gateway = cluster.gatewayAddress('istio-ingressgateway');
        const load = { path: '/api/catalog', count: REQUESTS, concurrency: 4 };
        const results = await sendIn(gateway, 'shop.example.com', load, [catalog]);
        const failed = results.filter(({ status }) => status !== 200).length;
        const { requests } = await catalog.standIn.counts();
        const { retries } = cluster.route('istioinaction/webapp', { host: 'catalog', path: '/items' });
        return [
          counted({
            claim: 'a caller of a catalog that fails half of the time, with 3 retries on 5xx, sees 6.25 % of failures',
            count: failed,
            of: REQUESTS,
            share: HALF ** 4,
            route: { said: `${retries?.attempts} on ${retries?.on.join(', ')}`, should: '3 on 5xx' },
            note: `${requests} requests got to the catalog itself: the others of 4 tries each ended in its proxy`,
          }),
        ];
      }),
  },
  {
    name: 'istio-in-action: no retries over a catalog that fails half of the time',
    measure: (cluster) =>
      cluster.during(['exercises/istio-in-action-01-chaos-500-50'], () =>
        cluster.without('VirtualService', 'istioinaction', 'catalog', async () => {
          const gateway = cluster.gatewayAddress('istio-ingressgateway');
          const load = { path: '/api/catalog', count: 400, concurrency: 4 };
          const results = await sendIn(gateway, 'shop.example.com', load);
          const { retries } = cluster.route('istioinaction/webapp', { host: 'catalog', path: '/items' });
          return [
            counted({
              claim: 'without the VirtualService of the catalog, a caller sees half of the requests fail',
              count: results.filter(({ status }) => status !== 200).length,
              of: 400,
              share: HALF,
              route: { said: String(retries?.on.includes('5xx')), should: 'false' },
              note: "Istio's own two retries are for connections that fail, not for 500",
            }),
          ];
        }),
      ),
  },
];
