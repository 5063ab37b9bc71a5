import { expect, test } from '@jest/globals';
import { documents, found, istio, service } from '../../../support/found';

const route = (destination: string) =>
  istio('VirtualService', 'cart', `hosts: [cart], http: [{route: [{destination: {${destination}}}]}]`);

test('a port that the Service does not have is an error', () => {
  expect(found('IST0101', documents(service('cart'), route('host: cart, port: {number: 8080}')))).toEqual([
    "error IST0101 VirtualService shop/cart /spec/http/0/route/0/destination/port/number: host:port 'cart:8080' does not exist: Service shop/cart offers port 80",
  ]);
});

test('a port that it has is right, and a port of a host that does not exist is not told twice', () => {
  expect(found('IST0101', documents(service('cart'), route('host: cart, port: {number: 80}')))).toEqual([]);
  expect(found('IST0101', documents(service('cart'), route('host: crat, port: {number: 8080}')))).toHaveLength(1);
  expect(found('IST0101', documents(service('cart'), route('host: cart, port: {number: http}')))).toEqual([]);
});

test('a ServiceEntry without ports offers none', () => {
  const entry = istio('ServiceEntry', 'maps', 'hosts: [maps.example.com]');
  expect(found('IST0101', documents(entry, route('host: maps.example.com, port: {number: 443}')))[0]).toMatch(
    /'maps.example.com:443' does not exist: ServiceEntry shop\/maps offers no port/,
  );
});
