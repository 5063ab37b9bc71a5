import { expect, test } from '@jest/globals';
import { documents, found, istio, service } from '../../../support/found';

const two = service('cart').replace('[{name: http, port: 80}]', '[{name: http, port: 80}, {name: grpc, port: 81}]');
const route = (destination: string) =>
  istio('VirtualService', 'cart', `hosts: [cart], http: [{route: [{destination: {${destination}}}]}]`);

test('a destination of a Service with two ports has to name one', () => {
  expect(found('IST0112', documents(two, route('host: cart')))).toEqual([
    "error IST0112 VirtualService shop/cart /spec/http/0/route/0/destination: destination 'cart' names no port, but Service shop/cart offers 80, 81",
  ]);
});

test('with a port, or with a single port to choose from, nothing is missing', () => {
  expect(found('IST0112', documents(two, route('host: cart, port: {number: 81}')))).toEqual([]);
  expect(found('IST0112', documents(service('cart'), route('host: cart')))).toEqual([]);
});

test('one number for TCP and UDP is one port, but not to istioctl', () => {
  const dns = service('dns').replace(
    '[{name: http, port: 80}]',
    '[{name: dns, port: 53, protocol: UDP}, {name: tcp-dns, port: 53}]',
  );
  expect(found('IST0112', documents(dns, route('host: dns')))).toEqual([]);
  expect(found('IST0112', documents(dns, route('host: dns')), { compat: true })).toHaveLength(1);
});
