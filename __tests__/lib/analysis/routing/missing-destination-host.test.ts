import { expect, test } from '@jest/globals';
import { documents, found, istio, service } from '../../../support/found';

const route = (host: string, rest = '') =>
  istio('VirtualService', 'cart', `hosts: [cart], http: [{route: [{destination: {host: ${host}}}]}]${rest}`);

test('a destination that nothing offers is an error', () => {
  expect(found('IST0101', documents(service('cart'), route('crat')))).toEqual([
    "error IST0101 VirtualService shop/cart /spec/http/0/route/0/destination/host: host 'crat' is offered by no Service or ServiceEntry (crat.shop.svc.cluster.local)",
  ]);
});

test('mirrors, TCP and TLS routes are looked at too', () => {
  const spec =
    'hosts: [cart], http: [{route: [{destination: {host: cart}}], mirror: {host: a}, mirrors: [{destination: {host: b}}]}], tcp: [{route: [{destination: {host: c}}]}], tls: [{route: [{destination: {host: d}}]}]';
  const lines = found('IST0101', documents(service('cart'), istio('VirtualService', 'cart', spec)));
  expect(lines.map((line) => line.split(' ')[4])).toEqual([
    '/spec/http/0/mirror/host:',
    '/spec/http/0/mirrors/0/destination/host:',
    '/spec/tcp/0/route/0/destination/host:',
    '/spec/tls/0/route/0/destination/host:',
  ]);
  expect(lines[0]).toContain("mirror host 'a' is offered by");
});

test('short and full names of Services and hosts of ServiceEntries are right', () => {
  const entry = istio('ServiceEntry', 'maps', 'hosts: [maps.example.com, "*.eu.example.com"]');
  for (const host of ['cart', 'cart.shop.svc.cluster.local', 'maps.example.com', 'a.eu.example.com']) {
    expect(found('IST0101', documents(service('cart'), entry, route(host)))).toEqual([]);
  }
});

test('a name with a dot is not completed', () => {
  expect(found('IST0101', documents(service('cart'), route('cart.shop')))[0]).toMatch(
    /host 'cart.shop' is not completed by Istio, because it contains a dot; the Service is cart.shop.svc.cluster.local$/,
  );
});

test('what is exported to other namespaces only is not there', () => {
  const hidden = istio('ServiceEntry', 'maps', 'hosts: [maps.example.com], exportTo: ["."]', 'travel');
  expect(found('IST0101', documents(service('cart'), hidden, route('maps.example.com')))).toEqual([
    "error IST0101 VirtualService shop/cart /spec/http/0/route/0/destination/host: host 'maps.example.com' is offered by ServiceEntry travel/maps, which is not exported to namespace shop",
  ]);
  expect(
    found('IST0101', documents(service('cart'), hidden, route('maps.example.com', ', exportTo: [travel]'))),
  ).toEqual([]);
});

test('a Service of a namespace that is not given may exist', () => {
  const yaml = documents(service('cart'), route('stock.depot.svc.cluster.local'));
  expect(found('IST0101', yaml)[0]).toMatch(/^info IST0101 .* may lie outside them$/);
  expect(found('IST0101', yaml, { assumeComplete: true })[0]).toMatch(/^error IST0101 /);
});

test('a missing destination is left to the schema, but istioctl looks for a host without a name', () => {
  const yaml = documents(service('cart'), istio('VirtualService', 'cart', 'hosts: [cart], http: [{route: [{}]}]'));
  expect(found('IST0101', yaml)).toEqual([]);
  expect(found('IST0101', yaml, { compat: true })).toHaveLength(1);
});
