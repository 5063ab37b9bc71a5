import { describe, expect, test } from '@jest/globals';
import { app, injected } from '../../support/workload-yaml';
import { ends, outcomeOf } from './routed';

const BASE =
  injected() +
  injected('other') +
  app('web') +
  app('cart') +
  app('hit') +
  app('db', { portName: 'tcp-db' }) +
  app('safe', { portName: 'tls-safe' }) +
  app('web', { namespace: 'other' }) +
  app('far', { namespace: 'other' });

describe('a TCPRoute or TLSRoute of the mesh', () => {
  const route = (kind: string, parent: string, backend: string, namespace = 'shop', more = '') =>
    `apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: ${kind}\nmetadata: { name: r, namespace: ${namespace} }\nspec: { parentRefs: [{ group: "", kind: Service, name: ${parent}, namespace: shop }], ${more}rules: [{ backendRefs: [{ name: ${backend}, port: 8080 }] }] }\n---\n`;
  test('sends connections elsewhere', () => {
    expect(ends(BASE + route('TCPRoute', 'db', 'hit'), 'tcp://db:8080')).toBe('hit');
    expect(ends(BASE + route('TLSRoute', 'safe', 'hit'), 'https://safe:8080/')).toBe('hit');
  });

  test('by the server name', () => {
    const named = BASE + route('TLSRoute', 'safe', 'hit', 'shop', 'hostnames: [a.example.com], ');
    expect(ends(named, 'https://safe:8080/', { sni: 'a.example.com' })).toBe('hit');
    expect(ends(named, 'https://safe:8080/')).toBe('safe');
  });

  test('of the consumer before that of the producer', () => {
    const both =
      BASE + route('TCPRoute', 'db', 'hit') + route('TCPRoute', 'db', 'far', 'other').replace('name: r,', 'name: s,');
    expect(ends(both, 'tcp://db.shop:8080', { from: 'other/web' })).toBe('far');
    expect(ends(both, 'tcp://db:8080')).toBe('hit');
  });

  test('says nothing of a port of the other kind', () => {
    expect(ends(BASE + route('TLSRoute', 'db', 'hit'), 'tcp://db:8080')).toBe('db');
  });
});

test('where a VirtualService takes server names, no other name is for the service', () => {
  const rule = (more = '') =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: safe, namespace: shop }\nspec: { hosts: [safe], tls: [{ match: [{ sniHosts: [safe.shop.svc.cluster.local]${more} }], route: [{ destination: { host: hit } }] }] }\n---\n`;
  const asked = (mesh: string, sni: string, meshConfig = '{}') =>
    outcomeOf(mesh, 'https://safe:8080/', { sni }, { meshConfig });
  const closed = 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }';
  expect(asked(BASE + rule(), 'safe.shop.svc.cluster.local').destinations[0]?.host).toBe('hit.shop.svc.cluster.local');
  expect(asked(BASE + rule(), 'safe')).toMatchObject({ tls: 'DISABLE', error: null });
  expect(asked(BASE + rule(), 'safe', closed).error).toBe('connection-reset');
  // A rule for other clients is none.
  expect(asked(BASE + rule(', sourceNamespace: else'), 'safe', closed)).toMatchObject({
    tls: 'ISTIO_MUTUAL',
    error: null,
  });
});

test.each([
  ['the name itself before a wildcard', '"*.org"', 'a.example.org', 'cart'],
  ['the longer wildcard before the shorter', '"*.org"', '"*.example.org"', 'cart'],
  ['the first of equals', 'a.example.org, b.example.org', 'a.example.org', 'hit'],
])('of several server names that fit counts %s', (_, first, second, end) => {
  const to = (name: string, host: string) =>
    `{ match: [{ sniHosts: [${name}] }], route: [{ destination: { host: ${host} } }] }`;
  const rule = `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: safe, namespace: shop }\nspec: { hosts: [safe], tls: [${to(first, 'hit')}, ${to(second, 'cart')}] }\n---\n`;
  expect(ends(BASE + rule, 'https://safe:8080/', { sni: 'a.example.org' })).toBe(end);
});

test.each([
  ['of the narrowest block', '10.0.0.0/8', '10.1.0.0/16', 'cart'],
  ['but none behind one that takes all', '', '10.1.0.0/16', 'hit'],
])('of several TCP rules that fit counts that %s', (_, first, second, end) => {
  const to = (block: string, host: string) =>
    `{ ${block === '' ? '' : `match: [{ destinationSubnets: [${block}] }], `}route: [{ destination: { host: ${host} } }] }`;
  const rule = `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: db, namespace: shop }\nspec: { hosts: [db], tcp: [${to(first, 'hit')}, ${to(second, 'cart')}] }\n---\n`;
  const fixed = BASE.replace('selector: { app: db }\n  ports', 'selector: { app: db }\n  clusterIP: 10.1.2.3\n  ports');
  expect(ends(fixed + rule, 'tcp://10.1.2.3:8080')).toBe(end);
});

describe('an address', () => {
  const fixed = BASE.replace(
    'selector: { app: cart }\n  ports',
    'clusterIP: 10.0.0.7\n  selector: { app: cart }\n  ports',
  );
  test('of a Service stands for it', () => {
    expect(fixed).not.toBe(BASE);
    expect(ends(fixed, 'http://10.0.0.7:8080/')).toBe('cart');
    expect(ends(fixed, 'http://10.0.0.8:8080/')).toBe('10.0.0.8');
  });

  test('of a ServiceEntry, or within its block, too', () => {
    const entry =
      'apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: old, namespace: shop }\nspec: { hosts: [old.example.com], addresses: [10.1.0.0/16, 10.2.0.1], ports: [{ number: 5432, name: tcp, protocol: TCP }], resolution: STATIC, endpoints: [{ address: 10.9.9.9 }] }\n---\n';
    for (const address of ['10.1.2.3', '10.2.0.1']) {
      expect(outcomeOf(BASE + entry, `tcp://${address}:5432`).destinations[0]?.host).toBe('old.example.com');
    }
    expect(outcomeOf(BASE + entry, 'tcp://10.3.0.1:5432').destinations[0]?.host).toBe('10.3.0.1');
  });
});
