import { expect, test } from '@jest/globals';
import { deployment, documents, found, istio, service } from '../../../support/found';

const rule = (labels: string, host = 'cart') =>
  istio('DestinationRule', 'cart', `host: ${host}, subsets: [{name: v2, labels: {${labels}}}]`);
const shop = documents(service('cart'), deployment('cart', ', version: v1'));

test('a subset whose labels no pod of the service carries is an error', () => {
  expect(found('IST0173', documents(shop, rule('version: v2')))).toEqual([
    "error IST0173 DestinationRule shop/cart /spec/subsets/0/labels: subset 'v2' (version=v2) selects no pod of Service shop/cart",
  ]);
});

test('pods of another service or namespace do not count, but to istioctl they do', () => {
  const others = documents(deployment('stock', ', version: v2'), deployment('cart', ', version: v2', 'depot'));
  expect(found('IST0173', documents(shop, others, rule('version: v2')))).toHaveLength(1);
  const pod = '{apiVersion: v1, kind: Pod, metadata: {name: p, namespace: depot, labels: {version: v2}}, spec: {}}';
  expect(found('IST0173', documents(shop, pod, rule('version: v2')), { compat: true })).toEqual([]);
});

test('labels of the pods, of the node and none at all select them', () => {
  for (const labels of ['version: v1', 'topology.kubernetes.io/zone: a', '']) {
    expect(found('IST0173', documents(shop, rule(labels)))).toEqual([]);
  }
});

test('a service without any known pod is told as information', () => {
  expect(found('IST0173', documents(service('cart'), rule('version: v2')))).toEqual([
    "info IST0173 DestinationRule shop/cart /spec/subsets/0/labels: subset 'v2' (version=v2) selects no pod of Service shop/cart, which itself selects none",
  ]);
});

test('endpoints of a ServiceEntry are selected by their own labels', () => {
  const entry = istio(
    'ServiceEntry',
    'maps',
    'hosts: [maps.example.com], resolution: STATIC, endpoints: [{address: 192.0.2.1, labels: {version: v1}}]',
  );
  expect(found('IST0173', documents(entry, rule('version: v1', 'maps.example.com')))).toEqual([]);
  expect(found('IST0173', documents(entry, rule('version: v2', 'maps.example.com')))).toHaveLength(1);
});
