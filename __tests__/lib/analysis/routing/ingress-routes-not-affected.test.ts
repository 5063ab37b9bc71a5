import { expect, test } from '@jest/globals';
import { deployment, documents, found, istio, service } from '../../../support/found';

const ingress = (destination = 'host: cart.shop.svc.cluster.local') =>
  istio(
    'VirtualService',
    'ingress',
    `hosts: [cart.example.com], gateways: [web], http: [{route: [{destination: {${destination}}}]}]`,
  );
const split = istio(
  'VirtualService',
  'cart',
  'hosts: [cart], http: [{route: [{destination: {host: cart, subset: v2}}]}]',
);
const rule = istio(
  'DestinationRule',
  'cart',
  'host: cart, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]',
);
const pods = documents(
  service('cart'),
  deployment('cart', ', version: v1'),
  deployment('cart', ', version: v2').replace('metadata: {name: cart,', 'metadata: {name: cart-v2,'),
);

test('a split of the mesh does not apply to what a gateway sends', () => {
  expect(found('IST0140', documents(pods, rule, split, ingress()))).toEqual([
    "warning IST0140 VirtualService shop/ingress /spec/http/0/route/0/destination/host: requests through a gateway reach all subsets of 'cart.shop.svc.cluster.local': VirtualService shop/cart, which routes it by subset, does not apply to them",
  ]);
});

test('istioctl compares hosts as they are written', () => {
  expect(found('IST0140', documents(pods, rule, split, ingress()), { compat: true })).toEqual([]);
  expect(found('IST0140', documents(pods, rule, split, ingress('host: cart')), { compat: true })).toHaveLength(1);
});

test('a subset on the gateway, or a subset of all pods, makes no difference', () => {
  expect(found('IST0140', documents(pods, rule, split, ingress('host: cart, subset: v1')))).toEqual([]);
  const one = documents(service('cart'), deployment('cart', ', version: v2'));
  expect(found('IST0140', documents(one, rule, split, ingress()))).toEqual([]);
  expect(found('IST0140', documents(pods, rule, split))).toEqual([]);
});
