import { expect, test } from '@jest/globals';
import { found, istio } from '../../../support/found';

const rule = (policy: string, rest = '') =>
  istio('DestinationRule', 'maps', `host: maps.example.com, trafficPolicy: {${policy}}${rest}`);

test('TLS without a CA is checked against the public ones, which is information', () => {
  expect(found('IST0128', rule('tls: {mode: SIMPLE}'))).toEqual([
    "info IST0128 DestinationRule shop/maps /spec/trafficPolicy/tls: SIMPLE TLS to 'maps.example.com' names no CA; the server's certificate is checked against the CAs of the operating system",
  ]);
  expect(found('IST0129', rule('portLevelSettings: [{port: {number: 443}, tls: {mode: MUTUAL}}]'))).toEqual([
    "info IST0129 DestinationRule shop/maps /spec/trafficPolicy/portLevelSettings/0/tls: MUTUAL TLS to port 443 of 'maps.example.com' names no CA; the server's certificate is checked against the CAs of the operating system",
  ]);
});

test('to istioctl it is a warning', () => {
  expect(found('IST0128', rule('tls: {mode: SIMPLE}'), { compat: true })[0]).toMatch(/^warning /);
});

test('a CA, a credential with a workload selector and the mesh itself are right', () => {
  expect(found('IST0128', rule('tls: {mode: SIMPLE, caCertificates: /etc/ca.pem}'))).toEqual([]);
  const selector = ', workloadSelector: {matchLabels: {app: cart}}';
  expect(found('IST0128', rule('tls: {mode: SIMPLE, credentialName: ca}', selector))).toEqual([]);
  expect(found('IST0128', rule('tls: {mode: SIMPLE, credentialName: ca}'))).toHaveLength(1);
  expect(found('IST0128', rule('tls: {mode: ISTIO_MUTUAL}'))).toEqual([]);
  expect(found('IST0129', rule('tls: {mode: SIMPLE}'))).toEqual([]);
});
