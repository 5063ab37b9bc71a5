import { expect, test } from '@jest/globals';
import { deployment, documents, found, istio } from '../../../support/found';

const gateway = (name: string, hosts: string, rest: { port?: number; selector?: string; bind?: string } = {}) =>
  istio(
    'Gateway',
    name,
    `selector: {${rest.selector ?? 'app: ingress'}}, servers: [{port: {number: ${rest.port ?? 80}, name: http, protocol: HTTP}${rest.bind ? `, bind: ${rest.bind}` : ''}, hosts: [${hosts}]}]`,
  );

test('two Gateways that serve one host on one port of the same pods are errors', () => {
  expect(
    found('IST0145', documents(gateway('a', 'cart.example.com'), gateway('b', 'x.example.com, cart.example.com'))),
  ).toEqual([
    "error IST0145 Gateway shop/a /spec/servers/0/hosts: 'cart.example.com' on port 80 of the pods with app=ingress: also served by Gateway shop/b",
    "error IST0145 Gateway shop/b /spec/servers/0/hosts: 'x.example.com', 'cart.example.com' on port 80 of the pods with app=ingress: also served by Gateway shop/a",
  ]);
});

test('selectors that meet on a pod are the same pods, whatever the order of their labels', () => {
  const other = gateway('b', 'cart.example.com', { selector: 'tier: edge' });
  const yaml = documents(gateway('a', 'cart.example.com'), other);
  expect(found('IST0145', documents(yaml, deployment('ingress', ', tier: edge')))).toHaveLength(2);
  expect(found('IST0145', yaml)).toEqual([]);
});

test('another port, host, bind address or namespace of the routes is no conflict', () => {
  const one = gateway('a', 'cart.example.com');
  expect(found('IST0145', documents(one, gateway('b', 'cart.example.com', { port: 81 })))).toEqual([]);
  expect(found('IST0145', documents(one, gateway('b', 'stock.example.com')))).toEqual([]);
  expect(found('IST0145', documents(one, gateway('b', 'cart.example.com', { bind: '192.0.2.1' })))).toEqual([]);
  expect(found('IST0145', documents(gateway('a', 'x/cart.example.com'), gateway('b', 'y/cart.example.com')))).toEqual(
    [],
  );
  expect(found('IST0145', documents(one, gateway('b', '"*"')))).toEqual([]);
});

test('a host within a wildcard of another Gateway is information', () => {
  const yaml = documents(gateway('a', 'a.b.example.com'), gateway('b', '"*.example.com"'));
  expect(found('IST0145', yaml)).toEqual([
    "info IST0145 Gateway shop/a /spec/servers/0/hosts: 'a.b.example.com' on port 80 of the pods with app=ingress: within the hosts of Gateway shop/b, which this Gateway takes them from",
  ]);
  expect(found('IST0145', yaml, { compat: true })).toEqual([]);
});
