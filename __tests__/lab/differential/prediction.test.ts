import { describe, expect, test } from '@jest/globals';
import { Ground } from '../../../lab/differential/ground';
import { type PlacedPod, PROXY_LABEL } from '../../../lab/differential/placement';
import { predict } from '../../../lab/differential/prediction';
import { meshConfigOf, type Probe } from '../../../lab/differential/scenario';
import type { JsonObject } from '../../../lib/manifest/manifest-object';
import { objectsIn } from '../../support/objects';

const BASE = `
{ apiVersion: v1, kind: Namespace, metadata: { name: shop, labels: { istio-injection: enabled } } }
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
{ apiVersion: v1, kind: Pod, metadata: { name: web, namespace: shop, labels: { app: web, ${PROXY_LABEL}: sidecar } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: cart-v1, namespace: shop, labels: { app: cart, version: v1 } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: cart-v2, namespace: shop, labels: { app: cart, version: v2 } } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec: { host: cart, subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }] }
---
`;
const ADDRESSES: { readonly [pod: string]: string } = {
  web: '10.77.1.0',
  'cart-v1': '10.78.1.0',
  'cart-v2': '10.78.1.1',
};
const CLUSTER_IP = '10.214.0.9';

function ground(rule: string): Ground {
  const virtualService = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec: { hosts: [cart], http: [${rule}] }`;
  const objects = objectsIn(rule === '' ? BASE : BASE + virtualService).map(({ json }) => json);
  const pods = objects.filter(({ kind }) => kind === 'Pod').map(placed);
  const stored = { clusterIps: new Map([['shop/cart', CLUSTER_IP]]), ages: new Map() };
  return new Ground({ id: 'shop', objects, probes: [] }, meshConfigOf(0), pods, stored);
}

function placed(object: JsonObject): PlacedPod {
  const { name, labels } = object.metadata as { name: string; labels: { [name: string]: string } };
  const proxy = labels[PROXY_LABEL] === undefined ? undefined : 'sidecar';
  return { object, name, namespace: 'shop', labels, address: ADDRESSES[name] ?? '', proxy };
}

function predicted(rule: string, behaviour: Probe['behaviour'] = {}, host = 'cart') {
  const request = {
    scheme: 'http' as const,
    host,
    port: 80,
    path: '/a?b=c',
    method: 'GET',
    headers: { 'X-User': 'jason' },
  };
  const probe: Probe = { client: 'shop/web', request, behaviour };
  const where = ground(rule);
  return predict(where, probe, where.route(probe));
}

describe('what an outcome means for what is to be seen', () => {
  test('a split reaches the addresses of its subsets', () => {
    const route =
      '{ destination: { host: cart, subset: v1 }, weight: 1 }, { destination: { host: cart, subset: v2 }, weight: 3 }';
    expect(predicted(`{ route: [${route}] }`)?.branches).toMatchObject([
      { kind: 'served', share: 0.25, addresses: new Set(['10.78.1.0:8080']), status: 200, tries: 1 },
      { kind: 'served', share: 0.75, addresses: new Set(['10.78.1.1:8080']), status: 200, tries: 1 },
    ]);
  });

  test('a request arrives with its changes', () => {
    const rule =
      '{ route: [{ destination: { host: cart } }], rewrite: { uri: /new, authority: inner }, headers: { request: { set: { x-user: nobody } } } }';
    expect(predicted(rule)?.branches).toMatchObject([
      { request: { path: '/newa?b=c', authority: 'inner', headers: new Map([['x-user', 'nobody']]) } },
    ]);
  });

  test('a subset that is nowhere defined is answered with 503', () => {
    const rule = '{ route: [{ destination: { host: cart, subset: v9 } }] }';
    expect(predicted(rule)?.branches).toEqual([{ kind: 'answer', share: 1, status: 503, location: null }]);
  });

  test('an abort takes its share from the rest', () => {
    const rule =
      '{ route: [{ destination: { host: cart } }], fault: { abort: { httpStatus: 418, percentage: { value: 10 } } } }';
    expect(predicted(rule)?.branches).toMatchObject([
      { kind: 'served', share: 0.9 },
      { kind: 'answer', share: 0.1, status: 418 },
    ]);
  });

  test('a redirect is answered by the proxy', () => {
    expect(predicted('{ redirect: { uri: /new } }')?.branches).toEqual([
      { kind: 'answer', share: 1, status: 301, location: 'http://cart/new?b=c' },
    ]);
  });

  test('a mirror copies what is sent on', () => {
    const rule = '{ route: [{ destination: { host: cart, subset: v1 } }], mirror: { host: cart, subset: v2 } }';
    expect(predicted(rule)?.mirrors).toEqual([
      { name: 'cart.shop.svc.cluster.local:80 subset v2', addresses: new Set(['10.78.1.1:8080']), share: 1 },
    ]);
  });

  test('an unknown host is passed on to the address that was dialled', () => {
    expect(predicted('', {}, 'nobody.example.com')?.branches).toMatchObject([
      { kind: 'served', addresses: new Set(['10.81.0.1:80']) },
    ]);
  });
});

describe('how often a server that fails is asked', () => {
  const retries = (text: string) => `{ route: [{ destination: { host: cart } }], retries: { ${text} } }`;
  test.each<[string, Probe['behaviour'], number, number]>([
    ['attempts: 3, retryOn: 5xx', { status: 503 }, 4, 503],
    ['attempts: 3, retryOn: 5xx', { status: 404 }, 1, 404],
    ['attempts: 2, retryOn: gateway-error', { status: 500 }, 1, 500],
    ['attempts: 2, retryOn: gateway-error', { status: 502 }, 3, 502],
    ['attempts: 2, retryOn: "503,409"', { status: 409 }, 3, 409],
    ['attempts: 2, retryOn: retriable-4xx', { status: 409 }, 3, 409],
    ['attempts: 2', { status: 503 }, 1, 503],
    ['attempts: 2, retryOn: reset', { status: 'reset' }, 3, 503],
    ['attempts: 2, retryOn: "503"', { status: 'reset' }, 1, 503],
    ['attempts: 0, retryOn: 5xx', { status: 503 }, 1, 503],
    ['attempts: 2, retryOn: 5xx, perTryTimeout: 1s', { delayMs: 3000 }, 3, 504],
  ])('%s and %j', (text, behaviour, tries, status) => {
    expect(predicted(retries(text), behaviour)?.branches).toMatchObject([{ tries, status }]);
  });

  test('a timeout ends all of it', () => {
    const rule = '{ route: [{ destination: { host: cart } }], timeout: 1s }';
    const prediction = predicted(rule, { delayMs: 3000 });
    expect(prediction?.branches).toMatchObject([{ status: 504, tries: undefined }]);
    expect(prediction?.mostMs).toBeLessThan(10_000);
  });
});
