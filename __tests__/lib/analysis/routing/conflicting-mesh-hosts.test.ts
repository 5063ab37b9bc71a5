import { expect, test } from '@jest/globals';
import { documents, found, istio } from '../../../support/found';

const claim = (name: string, host: string, rest = '', namespace = 'shop') =>
  istio('VirtualService', name, `hosts: ["${host}"]${rest}`, namespace);

test('two VirtualServices of one host, under whatever name, are an error', () => {
  expect(
    found('IST0109', documents(claim('a', 'cart'), claim('b', 'cart.shop.svc.cluster.local', '', 'depot'))),
  ).toEqual([
    "error IST0109 VirtualService shop/a /spec/hosts/0: host 'cart.shop.svc.cluster.local' is also claimed by VirtualService depot/b for clients in all namespaces; sidecars follow only the oldest of them",
    "error IST0109 VirtualService depot/b /spec/hosts/0: host 'cart.shop.svc.cluster.local' is also claimed by VirtualService shop/a for clients in all namespaces; sidecars follow only the oldest of them",
  ]);
});

test('on gateways VirtualServices are merged, and those for different namespaces do not meet', () => {
  expect(found('IST0109', documents(claim('a', 'cart'), claim('b', 'cart', ', gateways: [web]')))).toEqual([]);
  const own = claim('a', 'maps.example.com', ', exportTo: ["."]');
  expect(found('IST0109', documents(own, claim('b', 'maps.example.com', ', exportTo: ["."]', 'depot')))).toEqual([]);
  expect(found('IST0109', documents(own, claim('b', 'maps.example.com', ', exportTo: ["~"]', 'depot')))).toEqual([]);
});

test('a private VirtualService goes before a public one, which is said', () => {
  const yaml = documents(
    claim('a', 'maps.example.com', ', exportTo: ["."]'),
    claim('b', 'maps.example.com', '', 'depot'),
  );
  expect(found('IST0109', yaml)).toEqual([
    "info IST0109 VirtualService shop/a /spec/hosts/0: host 'maps.example.com' is also claimed by VirtualService depot/b; for clients in namespace shop this VirtualService goes before VirtualService depot/b",
    "info IST0109 VirtualService depot/b /spec/hosts/0: host 'maps.example.com' is also claimed by VirtualService shop/a; for clients in namespace shop VirtualService shop/a goes first",
  ]);
  expect(found('IST0109', yaml, { compat: true })).toHaveLength(2);
});

test('a host within a wildcard is information, and an error to istioctl between namespace and mesh', () => {
  const yaml = documents(claim('a', 'a.example.com', ', exportTo: ["."]'), claim('b', '*.example.com'));
  expect(found('IST0109', yaml)).toEqual([
    "info IST0109 VirtualService shop/a /spec/hosts/0: host 'a.example.com' is also within '*.example.com' of VirtualService shop/b, whose routes do not apply to it",
  ]);
  expect(found('IST0109', yaml, { compat: true })).toHaveLength(2);
  expect(
    found('IST0109', documents(claim('a', 'a.example.com'), claim('b', '*.example.com')), { compat: true }),
  ).toEqual([]);
});

test('a VirtualService that repeats a host claims it once', () => {
  const repeated = istio(
    'VirtualService',
    'a',
    `hosts: [${'cart, '.repeat(20_000)}cart.shop.svc.cluster.local]`,
    'shop',
  );
  expect(found('IST0109', repeated)).toEqual([]);
  expect(found('IST0109', documents(repeated, claim('b', 'cart')))).toEqual([
    "error IST0109 VirtualService shop/a /spec/hosts/0: host 'cart.shop.svc.cluster.local' is also claimed by VirtualService shop/b for clients in all namespaces; sidecars follow only the oldest of them",
    "error IST0109 VirtualService shop/b /spec/hosts/0: host 'cart.shop.svc.cluster.local' is also claimed by VirtualService shop/a for clients in all namespaces; sidecars follow only the oldest of them",
  ]);
}, 5_000);
