import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { differences, type Expected } from '../../../lib/routing/expectation';
import { app, injected, virtualService } from '../../support/workload-yaml';
import { outcomeOf } from './routed';

const BASE = injected() + app('web') + app('cart') + app('till');
const SUBSETS = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3, interval: 1s } }
  subsets:
    - { name: v1, labels: { app: cart } }
    - { name: v2, labels: { app: cart } }
---
`;
const outcome = (rule: string) =>
  outcomeOf(`${BASE}${SUBSETS}${virtualService('cart', rule)}`, 'http://cart:8080/a?b=1');

const SPLIT = outcome(`
- route:
    - { destination: { host: cart, subset: v1 }, weight: 2 }
    - { destination: { host: cart, subset: v2 }, weight: 1, headers: { request: { set: { X-Version: "2" } } } }`);
const RICH = outcome(`
- route: [{ destination: { host: till } }]
  rewrite: { uri: /b/, authority: till.example.com }
  headers: { request: { add: { a: "1" }, remove: [B] }, response: { set: { C: "3" } } }
  timeout: 4s
  retries: { attempts: 3, perTryTimeout: 1s, retryOn: "5xx,429" }
  fault: { delay: { fixedDelay: 250ms, percentage: { value: 12.5 } } }
  mirrors: [{ destination: { host: cart, subset: v1 }, percentage: { value: 50 } }, { destination: { host: cart } }]`);
const ABORTED = outcome(`
- route: [{ destination: { host: cart } }]
  fault: { abort: { httpStatus: 418, percentage: { value: 100 } } }`);

describe('what is as expected has no differences', () => {
  test.each<[string, Expected]>([
    [
      'a third, as people write it',
      {
        destinations: [
          { host: 'cart', subset: 'v2', share: 0.333 },
          { host: 'cart', share: '66.7%' },
        ],
      },
    ],
    ['destinations without their shares', { destinations: [{ host: 'cart' }, { host: 'cart' }] }],
    [
      'the headers of one of several',
      {
        destinations: [
          { host: 'cart', subset: 'v1' },
          { host: 'cart', subset: 'v2', headers: { set: { 'x-version': '2' }, remove: [] } },
        ],
      },
    ],
    [
      'part of a traffic policy',
      {
        destinations: [
          { host: 'cart', subset: 'v1', policy: { outlierDetection: { consecutive5xxErrors: 3 } } },
          { host: 'cart', policy: { connectionPool: null } },
        ],
      },
    ],
    [
      'no status, error, redirect, timeout, mirrors or faults',
      { status: null, error: null, redirect: null, timeout: null, mirrors: null, faults: null },
    ],
    ['mutual TLS and an open door', { tls: 'ISTIO_MUTUAL', authorization: 'allow' }],
  ])('%s', (_, expected) => {
    expect(differences(SPLIT, expected, 'shop')).toEqual([]);
  });

  test.each<[string, Expected]>([
    ['a host by its full name', { destinations: { host: 'till.shop.svc.cluster.local', port: 8080, subset: null } }],
    ['a host with its namespace', { destinations: { host: 'till.shop' } }],
    [
      'what is received',
      {
        request: {
          path: '/b/a?b=1',
          authority: 'till.example.com',
          headers: { add: { A: '1' }, remove: ['b'], set: {} },
        },
      },
    ],
    ['what comes back', { responseHeaders: { set: { c: '3' } } }],
    ['times as text', { timeout: '4000ms', retries: { perTryTimeout: '1s' } }],
    ['times as Durations', { timeout: Duration.seconds(4), retries: { perTryTimeout: Duration.millis(1000) } }],
    ['conditions of retries in any order', { retries: { attempts: 3, on: [429, '5xx'] } }],
    ['a fault', { faults: { delay: { share: '12.5%', fixedDelay: '250ms' }, abort: null } }],
    [
      'mirrors in any order',
      {
        mirrors: [
          { host: 'cart', subset: null },
          { host: 'cart', subset: 'v1', share: 0.5 },
        ],
      },
    ],
  ])('%s', (_, expected) => {
    expect(differences(RICH, expected, 'shop')).toEqual([]);
  });

  test.each<[string, Expected]>([
    ['what says less first', { mirrors: [{ host: 'cart' }, { host: 'cart', subset: 'v1' }] }],
    [
      'what says something else',
      {
        mirrors: [
          { host: 'cart', port: 8080 },
          { host: 'cart', share: 0.5 },
        ],
      },
    ],
    [
      'the other way round',
      {
        mirrors: [
          { host: 'cart', share: 0.5 },
          { host: 'cart', port: 8080 },
        ],
      },
    ],
  ])('each finds a place of its own: %s', (_, expected) => {
    expect(differences(RICH, expected, 'shop')).toEqual([]);
  });

  test('a short host stands for a service of any namespace where none is given', () => {
    expect(differences(RICH, { destinations: { host: 'till' } })).toEqual([]);
    expect(differences(RICH, { destinations: { host: 'cart' } })).toHaveLength(1);
  });
});

describe('what is not as expected is told', () => {
  test.each<[Expected, string]>([
    [
      { destinations: { host: 'cart', subset: 'v1' } },
      'destinations: expected cart subset v1, got cart.shop.svc.cluster.local:8080 subset v1 with 66.6667 % and cart.shop.svc.cluster.local:8080 subset v2 with 33.3333 %',
    ],
    [
      { destinations: [] },
      'destinations: expected none, got cart.shop.svc.cluster.local:8080 subset v1 with 66.6667 % and cart.shop.svc.cluster.local:8080 subset v2 with 33.3333 %',
    ],
    [
      {
        destinations: [
          { host: 'cart', subset: 'v1', share: 0.5 },
          { host: 'cart', subset: 'v2', share: 0.5 },
        ],
      },
      'destinations: expected cart subset v1 with 50 % and cart subset v2 with 50 %, got cart.shop.svc.cluster.local:8080 subset v1 with 66.6667 % and cart.shop.svc.cluster.local:8080 subset v2 with 33.3333 %',
    ],
    [
      { destinations: [{ host: 'cart', subset: 'v1', headers: { set: { a: '1' } } }, { host: 'cart' }] },
      "destinations cart.shop.svc.cluster.local:8080 subset v1: headers.set: expected a: '1', got none",
    ],
    [
      { destinations: [{ host: 'cart', policy: { outlierDetection: { interval: '2s' } } }, { host: 'cart' }] },
      'destinations cart.shop.svc.cluster.local:8080 subset v1: policy.outlierDetection.interval: expected "2s", got "1s"',
    ],
    [{ status: 404 }, 'status: expected 404, got none'],
    [{ error: 'connection-reset' }, "error: expected 'connection-reset', got none"],
    [{ redirect: '/' }, "redirect: expected '/', got none"],
    [{ timeout: '1s' }, 'timeout: expected 1 s, got none'],
    [{ tls: 'DISABLE' }, "tls: expected 'DISABLE', got 'ISTIO_MUTUAL'"],
    [{ authorization: 'deny' }, "authorization: expected 'deny', got 'allow'"],
    [{ retries: null }, 'retries: expected none, got 2 attempts'],
    [{ faults: { delay: {} } }, 'faults.delay: expected one, got none'],
    [{ mirrors: { host: 'till' } }, 'mirrors: expected till, got none'],
  ])('%j', (expected, difference) => {
    expect(differences(SPLIT, expected, 'shop')).toEqual([difference]);
  });

  test('a short host stands for a service of the given namespace', () => {
    expect(differences(RICH, { destinations: { host: 'till' } }, 'elsewhere')).toEqual([
      'destinations: expected till, got till.shop.svc.cluster.local:8080',
    ]);
  });

  test.each<[Expected, string]>([
    [
      { destinations: { host: 'till', subset: 'v1' } },
      'destinations: expected till subset v1, got till.shop.svc.cluster.local:8080',
    ],
    [
      { destinations: { host: 'till', port: 80 } },
      'destinations: expected till:80, got till.shop.svc.cluster.local:8080',
    ],
    [{ request: { path: '/a' } }, "request.path: expected '/a', got '/b/a?b=1'"],
    [{ request: { authority: 'till' } }, "request.authority: expected 'till', got 'till.example.com'"],
    [{ request: { headers: { set: { a: '1' } } } }, "request.headers.set: expected a: '1', got none"],
    [{ request: { headers: { add: {} } } }, "request.headers.add: expected none, got a: '1'"],
    [{ request: { headers: { remove: ['b', 'c'] } } }, 'request.headers.remove: expected b, c, got b'],
    [{ responseHeaders: { set: { c: '4' } } }, "responseHeaders.set: expected c: '4', got c: '3'"],
    [{ timeout: null }, 'timeout: expected none, got 4 s'],
    [{ retries: { attempts: 2 } }, 'retries.attempts: expected 2, got 3'],
    [{ retries: { perTryTimeout: null } }, 'retries.perTryTimeout: expected none, got 1 s'],
    [{ retries: { on: ['5xx'] } }, 'retries.on: expected 5xx, got 429, 5xx, retriable-status-codes'],
    [{ faults: null }, 'faults.delay: expected none, got {"share":0.125,"delayMs":250}'],
    [{ faults: { delay: { share: 0.13 } } }, 'faults.delay.share: expected 13 %, got 12.5 %'],
    [{ faults: { delay: { fixedDelay: '1s' } } }, 'faults.delay.fixedDelay: expected 1 s, got 250 ms'],
    [{ faults: { abort: { status: 500 } } }, 'faults.abort: expected one, got none'],
    [
      { mirrors: [] },
      'mirrors: expected none, got cart.shop.svc.cluster.local:8080 subset v1 with 50 % and cart.shop.svc.cluster.local:8080',
    ],
  ])('%j', (expected, difference) => {
    expect(differences(RICH, expected, 'shop')).toEqual([difference]);
  });

  test('small shares are told apart', () => {
    const rare = { ...RICH, faults: { delay: { share: 0.0001, delayMs: 1 } } };
    expect(differences(rare, { faults: { delay: { share: '0.01%' } } })).toEqual([]);
    expect(differences(rare, { faults: { delay: { share: '0.03%' } } })).toEqual([
      'faults.delay.share: expected 0.03 %, got 0.01 %',
    ]);
  });
});

describe('a request that is expected somewhere', () => {
  test('has to arrive', () => {
    expect(differences(ABORTED, { destinations: { host: 'cart' } })).toEqual([
      'destinations: the request does not arrive: the mesh itself answers with 418',
    ]);
    expect(
      differences({ ...ABORTED, status: null, error: 'connection-reset' }, { destinations: { host: 'cart' } }),
    ).toEqual(['destinations: the request does not arrive: connection-reset']);
    expect(
      differences({ ...ABORTED, status: null, authorization: 'deny' }, { destinations: { host: 'cart' } }),
    ).toEqual(['destinations: the request does not arrive: a policy refuses it']);
  });

  test('need not arrive where the test says so', () => {
    expect(
      differences(ABORTED, {
        destinations: { host: 'cart' },
        status: 418,
        faults: { abort: { status: 418, share: 1 } },
      }),
    ).toEqual([]);
  });
});

test('an outcome that depends on the age of objects is certain only where the test takes that', () => {
  const doubtful = { ...SPLIT, undefinedOrder: ['VirtualService shop/a', 'VirtualService shop/b'] };
  expect(differences(doubtful, { status: null })).toEqual([
    'certain: of VirtualService shop/a and VirtualService shop/b the oldest comes first, and manifests do not tell which that is',
  ]);
  expect(differences(doubtful, { status: null, certain: false })).toEqual([]);
});
