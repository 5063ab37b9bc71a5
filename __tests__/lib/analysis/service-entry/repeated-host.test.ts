import { expect, test } from '@jest/globals';
import { findingsOf } from '../../../support/check';

const codes = ['KIA1211'];

test('one host and port in two entries is found', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: b
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: NONE
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1211',
      severity: 'warning',
      object: 'ServiceEntry shop/b',
      pointer: '/spec/hosts/0',
      message: 'Host "api.example.com" with port 443 (/spec/ports/0) is offered by ServiceEntry "shop/a" as well',
      fix: 'Describe the host in one ServiceEntry, or export each to different namespaces',
    },
  ]);
});

test('so it is in another namespace that sees both', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
  namespace: shop
spec:
  hosts: [api.example.com]
  exportTo: [web]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: b
  namespace: web
spec:
  hosts: [api.example.com]
  exportTo: ["."]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
`;
  expect(findingsOf(yaml, { codes })).toEqual([
    {
      code: 'KIA1211',
      severity: 'warning',
      object: 'ServiceEntry web/b',
      pointer: '/spec/hosts/0',
      message: 'Host "api.example.com" with port 443 (/spec/ports/0) is offered by ServiceEntry "shop/a" as well',
      fix: 'Describe the host in one ServiceEntry, or export each to different namespaces',
    },
  ]);
});

test('another port, and entries that nobody sees both of, are right', () => {
  const yaml = `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: a
  namespace: shop
spec:
  hosts: [api.example.com]
  exportTo: ["."]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: b
  namespace: web
spec:
  hosts: [api.example.com]
  exportTo: ["."]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: c
  namespace: shop
spec:
  hosts: [api.example.com]
  ports: [{ number: 80, name: tls, protocol: HTTP }]
  resolution: DNS
`;
  expect(findingsOf(yaml, { codes })).toEqual([]);
});
