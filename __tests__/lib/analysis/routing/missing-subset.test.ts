import { expect, test } from '@jest/globals';
import { documents, found, istio, service } from '../../../support/found';

const route = istio(
  'VirtualService',
  'cart',
  'hosts: [cart], http: [{route: [{destination: {host: cart, subset: v2}}]}]',
);
const rule = (host: string, subset: string, namespace = 'shop') =>
  istio('DestinationRule', 'cart', `host: "${host}", subsets: [{name: ${subset}}]`, namespace);

test('a subset that no DestinationRule of the host defines is an error', () => {
  expect(found('IST0101', documents(service('cart'), route, rule('cart', 'v1')))).toEqual([
    "error IST0101 VirtualService shop/cart /spec/http/0/route/0/destination/subset: subset 'v2' of host 'cart' is defined by no DestinationRule; defined are v1",
  ]);
  expect(found('IST0101', documents(service('cart'), route))).toEqual([
    "error IST0101 VirtualService shop/cart /spec/http/0/route/0/destination/subset: subset 'v2' of host 'cart' is defined by no DestinationRule",
  ]);
});

test('it may be defined by a full name or by a wildcard', () => {
  for (const host of ['cart', 'cart.shop.svc.cluster.local', '*.shop.svc.cluster.local']) {
    expect(found('IST0101', documents(service('cart'), route, rule(host, 'v2')))).toEqual([]);
  }
  expect(found('IST0101', documents(service('cart'), route, rule('cart', 'v2', 'other')))).toHaveLength(1);
});

test('the subset of a host that does not exist is one mistake', () => {
  const lines = found('IST0101', documents(service('stock'), route));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("host 'cart' is offered by no Service");
});

test('without the namespace of the Service the DestinationRule may exist', () => {
  const far = istio(
    'VirtualService',
    'cart',
    'hosts: [x.example.com], http: [{route: [{destination: {host: cart.depot.svc.cluster.local, subset: v2}}]}]',
  );
  const yaml = documents(service('stock'), far, rule('cart.depot.svc.cluster.local', 'v1'));
  expect(
    found('IST0101', yaml)
      .filter((line) => line.includes('subset'))
      .map((line) => line.split(' ')[0]),
  ).toEqual(['info']);
});

test('istioctl knows no subset where it is given no DestinationRule', () => {
  expect(found('IST0101', route, { compat: true })).toEqual([
    "error IST0101 VirtualService shop/cart /spec/http/0/route/0/destination/subset: subset 'v2' of host 'cart' is defined by no DestinationRule",
  ]);
});
