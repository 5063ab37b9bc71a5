import { expect, test } from '@jest/globals';
import { documents, found, istio } from '../../../support/found';

const entry = (name: string, protocol: string, rest = '', namespace = 'shop') =>
  istio(
    'ServiceEntry',
    name,
    `hosts: [maps.example.com], ports: [{number: 443, name: p, protocol: ${protocol}}]${rest}`,
    namespace,
  );

test('one port of one host with two protocols is a warning on both', () => {
  expect(found('IST0177', documents(entry('a', 'HTTPS'), entry('b', 'TCP', '', 'depot')))).toEqual([
    "warning IST0177 ServiceEntry shop/a /spec/ports/0/protocol: port 443 of 'maps.example.com' is declared as HTTPS and TCP by ServiceEntry depot/b, ServiceEntry shop/a",
    "warning IST0177 ServiceEntry depot/b /spec/ports/0/protocol: port 443 of 'maps.example.com' is declared as HTTPS and TCP by ServiceEntry depot/b, ServiceEntry shop/a",
  ]);
});

test('a private ServiceEntry meets those that are exported to all', () => {
  expect(
    found('IST0177', documents(entry('a', 'HTTPS', ', exportTo: ["."]'), entry('b', 'TCP', '', 'depot'))),
  ).toHaveLength(2);
});

test('the same protocol and different clients are right', () => {
  expect(found('IST0177', documents(entry('a', 'HTTPS'), entry('b', 'https')))).toEqual([]);
  const own = ', exportTo: ["."]';
  expect(found('IST0177', documents(entry('a', 'HTTPS', own), entry('b', 'TCP', own, 'depot')))).toEqual([]);
});
