import { expect, test } from '@jest/globals';
import { app } from '../../support/workload-yaml';
import { between, matrixOf, policy, SHOP, workload } from './cells';

const only = policy('{ rules: [{ from: [{ source: { serviceAccounts: [web] } }] }] }');

test('clients and servers that nothing tells apart share what holds', () => {
  const alike = ['a', 'b'].map((name) => workload(name, 'shop').replace(`serviceAccountName: ${name}`, '')).join('');
  const matrix = matrixOf(SHOP + alike + only);
  const [one, other, web] = ['shop/a', 'shop/b', 'shop/web'].map((name) => ({
    client: matrix.clients.find((client) => client.name === name) as (typeof matrix.clients)[number],
    server: matrix.servers.find((server) => server.name === name) as (typeof matrix.servers)[number],
  }));
  if (one === undefined || other === undefined || web === undefined) throw new Error('a workload is missing');
  const cell = matrix.cell(one.client, one.server);
  expect(cell.access).toBe('deny');
  expect(matrix.cell(other.client, one.server)).toBe(cell);
  expect(matrix.cell(one.client, other.server)).toBe(cell);
  expect(matrix.cell(web.client, one.server)).not.toBe(cell);
});

test('whoever is outside is a client, comes last, and is no server', () => {
  const { clients, servers } = matrixOf(SHOP);
  const names = ['other/web', 'shop/cart', 'shop/web'];
  expect(clients.map(({ name }) => name)).toEqual([...names, 'outside']);
  expect(servers.map(({ name }) => name)).toEqual(names);
});

test('workloads of one name are told apart by their kind', () => {
  const { servers } = matrixOf(SHOP + app('web', { kind: 'StatefulSet' }));
  expect(servers.map(({ name }) => name)).toContain('shop/web (StatefulSet)');
});

test('a waypoint is neither client nor server', () => {
  const waypoint = `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: waypoint, namespace: shop }\nspec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }\n---\n`;
  const { clients, assumed } = matrixOf(SHOP + waypoint);
  expect(clients.map(({ name }) => name).filter((name) => name.includes('waypoint'))).toEqual([]);
  expect(assumed).toEqual([]);
});

test('a trust domain of MeshConfig counts as cluster.local does', () => {
  const named = policy('{ rules: [{ from: [{ source: { principals: [cluster.local/ns/shop/sa/web] } }] }] }');
  const options = { meshConfig: 'trustDomain: td1\ntrustDomainAliases: [td2]' };
  expect(between(matrixOf(SHOP + named, options), 'shop/web', 'shop/cart')).toBe('allow');
  const other = (domain: string) =>
    between(matrixOf(SHOP + named.replace('cluster.local', domain), options), 'shop/web', 'shop/cart');
  expect([other('td1'), other('td2'), other('td3')]).toEqual(['allow', 'allow', 'deny']);
});

test('a workload whose Namespace is not given is taken to have a sidecar', () => {
  const unknown = workload('job', 'somewhere');
  expect(between(matrixOf(SHOP + unknown + only), 'somewhere/job', 'shop/cart')).toBe('deny');
  const any = policy('{ rules: [{ from: [{ source: { principals: ["*"] } }] }] }');
  expect(between(matrixOf(SHOP + unknown + any), 'somewhere/job', 'shop/cart')).toBe('allow');
});
