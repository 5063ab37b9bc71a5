import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';
import { found } from '../../../support/found';

const entry = (spec: string, labels = '') =>
  `{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: db, namespace: shop, labels: {${labels}}}, spec: {hosts: [db.example.com], ${spec}}}`;
const TCP = 'ports: [{number: 5432, name: tcp, protocol: TCP}]';

test('a TCP port without an address to be told apart by is a warning', () => {
  expect(found('IST0134', entry(TCP))).toEqual([
    'warning IST0134 ServiceEntry shop/db /spec/ports/0: port 5432 (TCP) of db.example.com has no address to be told apart by',
  ]);
  expect(
    found('IST0134', entry(`resolution: DNS, ${TCP}`, 'networking.istio.io/enable-autoallocate-ip: "false"')),
  ).toHaveLength(1);
});

test('istiod allocates addresses, but istioctl does not know of it', () => {
  const yaml = entry(`resolution: DNS, ${TCP}`);
  expect(found('IST0134', yaml)).toEqual([]);
  expect(found('IST0134', yaml, { compat: true })).toHaveLength(1);
  // An empty list is no list to it.
  expect(found('IST0134', entry(`addresses: [], ${TCP}`), { compat: true })).toHaveLength(1);
  const meshConfig =
    'defaultConfig: {proxyMetadata: {ISTIO_META_DNS_CAPTURE: "true", ISTIO_META_DNS_AUTO_ALLOCATE: "true"}}';
  expect(found('IST0134', yaml, { compat: true, meshConfig })).toEqual([]);
});

test('addresses and protocols with names in them are right', () => {
  expect(found('IST0134', entry(`addresses: [192.0.2.1], ${TCP}`))).toEqual([]);
  expect(found('IST0134', entry('ports: [{number: 443, name: tls, protocol: TLS}]'))).toEqual([]);
});

test('the warning of the webhook says the same, and is left to istioctl', () => {
  const codes = ['IST0133', 'IST0134'];
  const all = (yaml: string, compat = false) => findingsOf(yaml, { codes, compat }).map(({ code }) => code);
  for (const resolution of ['', 'resolution: NONE, ']) expect(all(entry(resolution + TCP))).toEqual(['IST0134']);
  expect(all(entry(TCP), true)).toEqual(['IST0133', 'IST0134']);
  expect(all(entry(`resolution: DNS, ${TCP}`))).toEqual([]);
});
