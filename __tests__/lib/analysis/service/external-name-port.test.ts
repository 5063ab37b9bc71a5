import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['IST0118', 'IST0150'];

const service = (port: string) => `
apiVersion: v1
kind: Service
metadata: { name: search, namespace: shop }
spec: { type: ExternalName, externalName: search.example.com, ports: [{ ${port} }] }
`;

test('a port of an ExternalName Service that is named after no protocol is reported', () => {
  expect(findingsOf(service('name: search, port: 443'), { codes })).toEqual([
    {
      code: 'IST0150',
      severity: 'warning',
      object: 'Service shop/search',
      pointer: '/spec/ports/0/name',
      message:
        'port 443 of the ExternalName Service shop/search is named "search": sidecars take all traffic to that port number for it',
      fix: 'name the port after the protocol of the external host, such as http, https-web or tls, or use a ServiceEntry',
    },
  ]);
});

test('the bare name tcp is no better, and a name with a protocol is right', () => {
  expect(findingsOf(service('name: tcp, port: 443'), { codes })).toMatchObject([{ code: 'IST0150' }]);
  expect(findingsOf(service('name: tcp-search, port: 443'), { codes })).toEqual([]);
  expect(findingsOf(service('name: https, port: 443'), { codes })).toEqual([]);
});
