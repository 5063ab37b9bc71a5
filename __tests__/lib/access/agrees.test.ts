import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AccessMatrix } from '../../../lib/access';
import type { Access } from '../../../lib/access/decision';
import { route } from '../../../lib/routing';
import { meshOf } from '../../support/check';
import { app } from '../../support/workload-yaml';
import { policy, SHOP, workload } from './cells';

const CLIENTS = ['shop/web', 'other/web', 'legacy/old'];
const SERVERS = { 'shop/cart': 'http', 'shop/db': 'tcp' } as const;
const BASE = `${SHOP}${workload('db', 'shop', { portName: 'tcp-db' })}apiVersion: v1\nkind: Namespace\nmetadata: { name: legacy }\n---\n${app('old', { namespace: 'legacy' })}`;

const some = (...values: readonly string[]) =>
  fc.subarray([...values], { minLength: 1, maxLength: Math.min(2, values.length) });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
/** Each field now and then. */
const fields = (values: { readonly [field: string]: fc.Arbitrary<readonly string[]> }) =>
  fc.record(
    Object.fromEntries(
      Object.entries(values).map(([field, one]) => [
        field,
        fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: one }),
      ]),
    ),
  );

const principals = some('cluster.local/ns/shop/sa/web', 'cluster.local/ns/shop/*', '*/sa/web', '*');
const namespaces = some('shop', 'oth*', 'legacy', '*');
const addresses = some('10.0.0.0/8', '10.1.1.1', '192.168.0.0/16', 'nonsense');
const tokens = some('me/a', 'me/*', '*', '*b');
const methods = some('GET', 'PUT', 'P*', '*');
const paths = some('/a', '/a/*', '*/b', '/{*}/b', '/*');
const ports = some('8080', '9090');
const source = fields({
  principals,
  notPrincipals: principals,
  namespaces,
  notNamespaces: namespaces,
  serviceAccounts: some('web', 'other/web', 'legacy/default'),
  ipBlocks: addresses,
  notIpBlocks: addresses,
  remoteIpBlocks: addresses,
  requestPrincipals: tokens,
  notRequestPrincipals: tokens,
});
const operation = fields({
  methods,
  notMethods: methods,
  paths,
  notPaths: paths,
  hosts: some('cart.shop:8080', '*:8080', 'other', '*'),
  notHosts: some('cart.*', 'other'),
  ports,
  notPorts: ports,
});
const KEYS = {
  'request.headers[x]': some('a', '*'),
  'request.auth.claims[role]': some('admin', 'us*'),
  'request.auth.principal': tokens,
  'request.auth.audiences': some('shop'),
  'source.ip': addresses,
  'remote.ip': addresses,
  'source.namespace': namespaces,
  'source.principal': principals,
  'source.serviceAccount': some('web', 'other/web'),
  'source.trustDomain': some('cluster.local', 'td2'),
  'destination.port': ports,
  'destination.ip': addresses,
  'connection.sni': some('a.example', '*'),
  nonsense: some('a'),
};
const condition = fc
  .constantFrom(...(Object.keys(KEYS) as (keyof typeof KEYS)[]))
  .chain((key) =>
    fc.record({ values: maybe(KEYS[key]), notValues: maybe(KEYS[key]) }).map((lists) => ({ key, ...lists })),
  );
const rule = fc.record({
  from: maybe(
    fc.array(
      source.map((one) => ({ source: one })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  to: maybe(
    fc.array(
      operation.map((one) => ({ operation: one })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  when: maybe(fc.array(condition, { minLength: 1, maxLength: 2 })),
});
const authorization = fc.record({
  action: fc.constantFrom('ALLOW', 'ALLOW', 'DENY', 'AUDIT', 'CUSTOM'),
  provider: fc.constantFrom({ name: 'x' }, { name: 'x' }, { name: 'y' }),
  rules: fc.option(fc.array(rule, { maxLength: 3 }), { nil: undefined, freq: 6 }),
});
const mtls = fc.constantFrom('STRICT', 'PERMISSIVE', 'DISABLE');
const manifests = fc
  .record({
    policies: fc.array(
      fc.record({
        spec: authorization,
        namespace: fc.constantFrom('shop', 'shop', 'istio-system'),
        dryRun: fc.constantFrom('{}', '{}', '{}', '{ istio.io/dry-run: "true" }'),
      }),
      { maxLength: 3 },
    ),
    tokens: fc.boolean(),
    meshConfig: fc.constantFrom(
      undefined,
      'extensionProviders: [{ name: x, envoyExtAuthzHttp: {} }]',
      'extensionProviders: [{ name: x, envoyExtAuthzGrpc: {} }, { name: y, envoyExtAuthzGrpc: {} }]',
    ),
    peer: maybe(mtls),
    client: maybe(fc.constantFrom('DISABLE', 'ISTIO_MUTUAL')),
  })
  .map(({ policies, tokens: takesTokens, peer, client, meshConfig }) => ({
    options: meshConfig === undefined ? {} : { meshConfig },
    yaml: [
      BASE,
      ...policies.map(({ spec, namespace, dryRun }, index) =>
        policy(JSON.stringify(spec), { name: `p${index}`, namespace, annotations: dryRun }),
      ),
      takesTokens ? policy('{ jwtRules: [{ issuer: me }] }', { kind: 'RequestAuthentication', name: 'jwt' }) : '',
      peer === undefined ? '' : policy(`{ mtls: { mode: ${peer} } }`, { kind: 'PeerAuthentication', name: 'tls' }),
      client === undefined
        ? ''
        : `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: d, namespace: shop }\nspec: { host: "*.shop.svc.cluster.local", trafficPolicy: { tls: { mode: ${client} } } }\n---\n`,
    ].join(''),
  }));
const request = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'POST'),
  path: fc.constantFrom('/', '/a', '/a/b', '/b'),
  headers: fc.constantFrom<{ readonly [name: string]: string }>({}, { x: 'a' }, { x: 'b' }),
  sourceIp: fc.constantFrom('10.1.1.1', '192.168.1.1', undefined),
  remoteIp: fc.constantFrom('10.1.1.1', undefined),
  // A token that nobody takes is refused, whatever the policies say.
  jwt: fc.constantFrom(
    undefined,
    { iss: 'me', sub: 'a', aud: 'shop', role: 'admin' },
    { iss: 'me', sub: 'b', role: ['user'] },
  ),
});

const counts = { allow: 0, deny: 0, conditional: 0 };

describe('what access says of a pair', () => {
  test('is what becomes of each request; a condition may be met or not', () => {
    fc.assert(
      fc.property(manifests, fc.array(request, { minLength: 1, maxLength: 6 }), ({ yaml, options }, requests) => {
        const mesh = meshOf(yaml, options);
        const matrix = new AccessMatrix(mesh);
        for (const [to, scheme] of Object.entries(SERVERS)) {
          for (const from of CLIENTS) {
            const said = cellOf(matrix, from, to).access;
            counts[said]++;
            const client = { kind: 'workload', pod: podOf(matrix, from) } as const;
            const [namespace, name] = to.split('/');
            const host = `${name}.${namespace}`;
            const found = requests.map((one) => accessOf(route(mesh, client, { ...one, scheme, host, port: 8080 })));
            if (said !== 'conditional') expect([...new Set(found)]).toEqual([said]);
          }
        }
      }),
      { numRuns: 700 },
    );
    // It would be easy to agree by never saying anything for certain.
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(200);
  }, 60_000);
});

function accessOf({ outcome }: ReturnType<typeof route>): Access {
  return outcome.error === null ? outcome.authorization : 'deny';
}

function cellOf(matrix: AccessMatrix, from: string, to: string) {
  const client = matrix.clients.find(({ name }) => name === from);
  const server = matrix.servers.find(({ name }) => name === to);
  if (client === undefined || server === undefined) throw new Error('there is no such workload');
  return matrix.cell(client, server);
}

function podOf(matrix: AccessMatrix, name: string) {
  const pod = matrix.clients.find((client) => client.name === name)?.pod;
  if (pod === undefined) throw new Error(`there is no ${name}`);
  return pod;
}
