import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { injected } from '../../../support/workload-yaml';

const codes = ['MESH0604'];
const out = 'podLabels: { sidecar.istio.io/inject: "false" }';
const cluster = (fields: string) => `apiVersion: mysql.oracle.com/v2
kind: InnoDBCluster
metadata: { name: db, namespace: shop }
spec: { secretName: passwords, instances: 3, ${fields} }
`;

test('members and router with proxies', () => {
  expect(findingsOf(injected() + cluster('router: { instances: 1 }'), { codes })).toEqual([
    {
      code: 'MESH0604',
      severity: 'warning',
      object: 'InnoDBCluster shop/db',
      pointer: '/spec',
      message: 'the members and the router of db get proxies, for namespace shop is injected',
      fix: 'keep the members and the router out of the mesh: podLabels: { sidecar.istio.io/inject: "false" } in spec and in spec.router',
    },
  ]);
});

test('the router alone', () => {
  const found = findingsOf(injected() + cluster(`${out}, router: { instances: 1 }`), { codes });
  expect(found.map(({ pointer, message }) => [pointer, message])).toEqual([
    ['/spec/router', 'the router of db get proxies, for namespace shop is injected'],
  ]);
});

test('both out of the mesh, or a namespace without proxies', () => {
  expect(findingsOf(injected() + cluster(`${out}, router: { instances: 1, ${out} }`), { codes })).toEqual([]);
  expect(findingsOf(cluster('router: { instances: 1 }'), { codes })).toEqual([]);
});
