import type { Cluster } from '../cluster/cluster';
import { OUTSIDE } from '../cluster/plain-workloads';
import type { ProofResult } from '../proof';
import { type Claim, result } from './claim';
import { answerOf, listed, sendFrom, sendIn, statuses, tally } from './traffic';

const COUNT = 20;
const PASSED_ON = 'passed on';

export const GATEWAY_CLAIMS: readonly Claim[] = [
  { name: 'bookinfo: two entrances', measure: entrances },
  {
    name: 'bookinfo 07: httpbin',
    measure: (cluster) => cluster.during(['exercises/bookinfo-07-httpbin'], () => httpbin(cluster)),
  },
  {
    name: 'bookinfo 08: egress',
    measure: (cluster) => cluster.during(['exercises/bookinfo-08-egress-gateway'], () => egress(cluster)),
  },
  { name: 'dog-app: two replicas', measure: dogs },
];

interface Entrance {
  readonly claim: string;
  readonly address: { readonly host: string; readonly port: number };
  readonly host: string;
  /** What route is asked for. */
  readonly gateway: string;
  readonly paths: { readonly [path: string]: number };
}

async function enter(cluster: Cluster, entrance: Entrance): Promise<readonly ProofResult[]> {
  const results: ProofResult[] = [];
  const { claim, address, host, gateway, paths } = entrance;
  for (const path in paths) {
    const status = paths[path] as number;
    const answered = await sendIn(address, host, { path, count: COUNT });
    const outcome = cluster.route(gateway, { host, path });
    results.push(
      result({
        claim: `${claim}: ${host}${path}`,
        expected: `${status}: ${COUNT}`,
        measured: listed(statuses(answered)),
        ok: answered.every((one) => one.status === status),
        // What an application answers with, route does not know.
        route: {
          said: String(outcome.status ?? PASSED_ON),
          should: outcome.destinations.length > 0 ? PASSED_ON : String(status),
        },
      }),
    );
  }
  return results;
}

async function entrances(cluster: Cluster): Promise<readonly ProofResult[]> {
  const paths = { '/productpage': 200, '/static/style.css': 200, '/api/v1/products/0': 200, '/other': 404 };
  return [
    ...(await enter(cluster, {
      claim: 'bookinfo by the Gateway API',
      address: cluster.gatewayAddress('bookinfo-gateway-istio', 'bookinfo'),
      host: 'bookinfo.local',
      gateway: 'gateway:gateway.networking.k8s.io/bookinfo/bookinfo-gateway',
      paths: { ...paths, '/staticky': 404 },
    })),
    ...(await enter(cluster, {
      claim: "bookinfo by Istio's Gateway",
      address: cluster.gatewayAddress('istio-ingressgateway'),
      host: 'bookinfo.example.com',
      gateway: 'gateway:networking.istio.io/bookinfo/bookinfo-gateway',
      paths,
    })),
  ];
}

async function httpbin(cluster: Cluster): Promise<readonly ProofResult[]> {
  await cluster.allReady();
  await cluster.settle();
  return enter(cluster, {
    claim: 'bookinfo 07',
    address: cluster.gatewayAddress('istio-ingressgateway'),
    host: 'httpbin.example.com',
    gateway: 'gateway:bookinfo/httpbin-gateway',
    paths: { '/status/200': 200, '/status/418': 418, '/headers': 404 },
  });
}

async function egress(cluster: Cluster): Promise<readonly ProofResult[]> {
  const internet = cluster.pod(OUTSIDE, { app: 'internet' });
  const productpage = cluster.pod('bookinfo', { app: 'productpage' });
  const gateway = cluster.gatewayAddress('istio-egressgateway').host;
  const asked = { host: 'www.example.com', port: 80, path: '/' };
  const results = await sendFrom(productpage, { ...asked, count: COUNT }, [internet]);
  const { requests, last } = await internet.standIn.counts();
  const from = [...new Set(last.map(({ from: peer }) => (peer === gateway ? 'the egress gateway' : peer)))].join(', ');
  const first = cluster.route('bookinfo/productpage-v1', asked).destinations[0]?.host;
  const second = cluster.route('gateway:bookinfo/istio-egressgateway', asked).destinations[0]?.host;
  return [
    result({
      claim: 'bookinfo 08: what a pod sends to www.example.com leaves by the egress gateway',
      expected: `200: ${COUNT}; ${COUNT} arrive from the egress gateway`,
      measured: `${listed(statuses(results))}; ${requests} arrive from ${from}`,
      ok: results.every(({ status }) => status === 200) && requests === COUNT && from === 'the egress gateway',
      route: {
        said: `${first}, ${second}`,
        should: 'istio-egressgateway.istio-system.svc.cluster.local, www.example.com',
      },
      note: 'www.example.com is a pod without a mesh that /etc/hosts names',
    }),
  ];
}

async function dogs(cluster: Cluster): Promise<readonly ProofResult[]> {
  const client = cluster.pod('bookinfo', { app: 'productpage' });
  const asked = { host: 'flask-service.dog-app', port: 8000 };
  const results = await sendFrom(client, { ...asked, count: 100 });
  const pods = tally(results, (one) => answerOf(one)?.pod ?? String(one.status));
  const outcome = cluster.route('bookinfo/productpage-v1', asked);
  const [destination] = outcome.destinations;
  return [
    result({
      claim: 'dog-app: port 8000 of the Service is answered by both replicas',
      expected: '200: 100, by 2 pods',
      measured: `${listed(statuses(results))}, by ${pods.size} pods`,
      ok: results.every(({ status }) => status === 200) && pods.size === 2,
      route: {
        said: `${destination?.host}:${destination?.port}`,
        should: 'flask-service.dog-app.svc.cluster.local:8000',
      },
    }),
  ];
}
