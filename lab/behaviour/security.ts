import type { Cluster } from '../cluster/cluster';
import type { Change } from '../cluster/manifests';
import { OUTSIDE } from '../cluster/plain-workloads';
import type { ProofResult } from '../proof';
import type { Load, LoadResult } from '../stand-in/part';
import { type Claim, result, type Said } from './claim';
import { newIssuer } from './tokens';
import { listed, sendFrom, sendIn, sendUntil, statuses, tally } from './traffic';

const COUNT = 20;
const ISSUER = 'testing@secure.istio.io';
const HELLO = { host: 'hello-svc', port: 80 } as const;

export const SECURITY: readonly Claim[] = [
  { name: 'hello: STRICT', measure: strict },
  { name: 'hello 09: tokens', measure: tokens },
  {
    name: 'hello 10: deny',
    measure: (cluster) => cluster.during(['exercises/hello-versions-10-deny-others'], () => denied(cluster)),
  },
];

async function strict(cluster: Cluster): Promise<readonly ProofResult[]> {
  const client = cluster.pod(OUTSIDE, { app: 'client' });
  const plain = { host: 'hello-svc.hello', port: 80, count: COUNT, fresh: true };
  const refused = await client.standIn.send(plain);
  const permissive = await client.standIn.send({ ...plain, host: 'reviews.bookinfo', port: 9080 });
  const gateway = cluster.gatewayAddress('istio-ingressgateway');
  const entered = await sendIn(gateway, 'hello.example.com', { path: '/hello', count: COUNT });
  const inside = await sendFrom(cluster.pod('hello', { app: 'nginx' }), { ...HELLO, count: COUNT });
  const outcome = cluster.route('outside/client', { host: 'hello-svc.hello', port: 80 });
  const own = cluster.route('hello/nginx', HELLO);
  return [
    result({
      claim: 'hello: STRICT takes no plaintext from a pod without a sidecar',
      expected: `ECONNRESET: ${COUNT}`,
      measured: listed(statuses(refused)),
      ok: refused.every(({ error }) => error === 'ECONNRESET'),
      route: { said: String(outcome.error), should: 'connection-reset' },
      note: 'the pod reaches the ClusterIP by rules in its own namespace that play kube-proxy',
    }),
    result({
      claim: 'bookinfo has no such policy: plaintext gets in',
      expected: `200: ${COUNT}`,
      measured: listed(statuses(permissive)),
      ok: permissive.every(({ status }) => status === 200),
      route: {
        said: cluster.route('outside/client', { host: 'reviews.bookinfo', port: 9080 }).error ?? 'let in',
        should: 'let in',
      },
    }),
    result({
      claim: 'hello: STRICT lets in who has a certificate of the mesh: nginx, and the gateway on its way to nginx',
      expected: `200: ${COUNT} and 200: ${COUNT}`,
      measured: `${listed(statuses(inside))} and ${listed(statuses(entered))}`,
      ok: [...inside, ...entered].every(({ status }) => status === 200),
      route: { said: String(own.tls), should: 'ISTIO_MUTUAL' },
    }),
  ];
}

/** A policy with the keys in itself: nobody here may ask the Internet for those that the exercise names. */
function withKeys(keys: string): Change {
  return (object) => {
    if (object.kind !== 'RequestAuthentication') return undefined;
    const { jwtRules } = object.spec as { jwtRules: { jwksUri?: string; jwks?: string }[] };
    for (const rule of jwtRules) {
      delete rule.jwksUri;
      rule.jwks = keys;
    }
    return object;
  };
}

async function tokens(cluster: Cluster): Promise<readonly ProofResult[]> {
  const issuer = newIssuer();
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: ISSUER, sub: ISSUER, iat: now, exp: now + 3600 };
  const good = issuer.token(claims);
  const tampered = `${good.slice(0, -8)}${good.endsWith('AAAAAAAA') ? 'BBBBBBBB' : 'AAAAAAAA'}`;
  const asks: readonly Ask[] = [
    { what: 'a good token', token: good, status: 200, said: 'allow', body: undefined },
    { what: 'no token', token: undefined, status: 403, said: 'deny 403', body: 'RBAC: access denied' },
    { what: 'nonsense for a token', token: 'nonsense', status: 401, said: undefined, body: 'Jwt is not' },
    {
      what: 'a token with a wrong signature',
      token: tampered,
      status: 401,
      said: undefined,
      body: 'Jwt verification fails',
    },
    {
      what: 'a token of another issuer',
      token: issuer.token({ ...claims, iss: 'other' }),
      status: 401,
      said: 'deny 401',
      body: 'Jwt issuer is not configured',
    },
    {
      what: 'a token that is over',
      token: issuer.token({ ...claims, exp: now - 3600 }),
      status: 401,
      said: undefined,
      body: 'Jwt is expired',
    },
  ];
  return cluster.during(
    ['exercises/hello-versions-09-allow-tokens'],
    async () => {
      const results: ProofResult[] = [];
      for (const ask of asks) results.push(await askWith(cluster, ask));
      return results;
    },
    withKeys(issuer.keys),
  );
}

interface Ask {
  readonly what: string;
  readonly token: string | undefined;
  readonly status: number;
  /** Undefined where route does not know: it verifies no signature. */
  readonly said: string | undefined;
  readonly body: string | undefined;
}

async function askWith(cluster: Cluster, ask: Ask): Promise<ProofResult> {
  const headers: { [name: string]: string } = {};
  if (ask.token !== undefined) headers.authorization = `Bearer ${ask.token}`;
  const load: Load = { ...HELLO, headers, count: COUNT };
  const isExpected = ({ status, body }: LoadResult) =>
    status === ask.status && (ask.body === undefined || body.startsWith(ask.body));
  const results = await sendUntil(cluster.pod('hello', { app: 'nginx' }), load, isExpected);
  const outcome = cluster.route('hello/nginx', { ...HELLO, headers });
  const said = `${outcome.authorization}${outcome.status === null ? '' : ` ${outcome.status}`}`;
  const route: Said | undefined = ask.said === undefined ? undefined : { said, should: ask.said };
  const bodies = tally(results, ({ body }) => (ask.body === undefined ? 'an answer of hello' : body.slice(0, 40)));
  return result({
    claim: `hello 09: ${ask.what}`,
    expected: `${ask.status}: ${COUNT}${ask.body === undefined ? '' : `, ${ask.body} …`}`,
    measured: `${listed(statuses(results))}, ${[...bodies.keys()].join(' / ')}`,
    ok: results.every(isExpected),
    route,
    note: 'with a copy of the RequestAuthentication that holds its keys, in place of jwksUri',
  });
}

async function denied(cluster: Cluster): Promise<readonly ProofResult[]> {
  const other = { host: 'hello-svc.hello', port: 80 };
  const isLetIn = ({ status }: LoadResult) => status === 200;
  const isDenied = ({ status, body }: LoadResult) => status === 403 && body === 'RBAC: access denied';
  const nginx = await sendUntil(cluster.pod('hello', { app: 'nginx' }), { ...HELLO, count: COUNT }, isLetIn);
  const ratings = await sendUntil(cluster.pod('bookinfo', { app: 'ratings' }), { ...other, count: COUNT }, isDenied);
  const allowed = cluster.route('hello/nginx', HELLO);
  const refused = cluster.route('bookinfo/ratings-v1', other);
  return [
    result({
      claim: 'hello 10: the service account nginx is let in',
      expected: `200: ${COUNT}`,
      measured: listed(statuses(nginx)),
      ok: nginx.every(isLetIn),
      route: { said: allowed.authorization, should: 'allow' },
    }),
    result({
      claim: 'hello 10: ratings of bookinfo is denied',
      expected: `403: ${COUNT}, RBAC: access denied`,
      measured: `${listed(statuses(ratings))}, ${ratings[0]?.body}`,
      ok: ratings.every(isDenied),
      route: { said: `${refused.authorization} ${refused.status}`, should: 'deny 403' },
    }),
  ];
}
