import { expect, test } from '@jest/globals';
import { documents, found, istio } from '../../../support/found';

const gateway = (name: string, tls: string, selector = 'app: ingress') =>
  istio(
    'Gateway',
    name,
    `selector: {${selector}}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE, ${tls}}, hosts: [${name}.example.com]}]`,
  );

test('Gateways of the same pods that share a certificate are warned of', () => {
  expect(
    found('IST0138', documents(gateway('a', 'credentialName: wild'), gateway('b', 'credentialName: wild'))),
  ).toEqual([
    "warning IST0138 Gateway shop/a /spec/servers/0/tls/credentialName: certificate 'wild' is also that of Gateway shop/b",
    "warning IST0138 Gateway shop/b /spec/servers/0/tls/credentialName: certificate 'wild' is also that of Gateway shop/a",
  ]);
  const file = 'serverCertificate: /a.pem, privateKey: /a.key';
  expect(found('IST0138', documents(gateway('a', file), gateway('b', file)))[0]).toMatch(
    /\/spec\/servers\/0\/tls\/serverCertificate: certificate '\/a.pem with \/a.key' is also that of Gateway shop\/b$/,
  );
});

test('of a narrower selector only the wider Gateway is told', () => {
  const yaml = documents(
    gateway('a', 'credentialName: wild'),
    gateway('b', 'credentialName: wild', 'app: ingress, tier: edge'),
  );
  expect(found('IST0138', yaml).map((line) => line.split(' ')[3])).toEqual(['shop/a']);
});

test('different certificates and different pods are right', () => {
  expect(found('IST0138', documents(gateway('a', 'credentialName: a'), gateway('b', 'credentialName: b')))).toEqual([]);
  expect(
    found('IST0138', documents(gateway('a', 'credentialName: a'), gateway('b', 'credentialName: a', 'app: egress'))),
  ).toEqual([]);
});
