import { describe, expect, test } from '@jest/globals';
import type { ClusterSettings } from '../../../lib/routing';
import { routeText } from '../../../lib/routing';
import { app, destinationRule, injected } from '../../support/workload-yaml';
import { outcomeOf, routed } from './routed';

const BASE = injected() + app('web') + app('cart');
const URL = 'http://cart:8080/';

function settings(policy: string, meshConfig = '{}', mesh = BASE): ClusterSettings {
  const rule = policy === '' ? '' : destinationRule('cart', `trafficPolicy: ${policy}`);
  const [destination] = outcomeOf(mesh + rule, URL, {}, { meshConfig }).destinations;
  return destination?.settings as ClusterSettings;
}

describe('the settings of a destination', () => {
  test('are those of Istio where nothing is said', () => {
    expect(settings('')).toEqual({
      loadBalancer: 'LEAST_REQUEST',
      hashOf: null,
      connectTimeoutMs: 10_000,
      idleTimeoutMs: 3_600_000,
      maxConnections: null,
      maxPendingRequests: null,
      maxRequests: null,
      maxRetries: null,
      maxRequestsPerConnection: null,
      outlierDetection: null,
      locality: { mode: 'none', from: null, weights: null, priorities: null },
    });
  });

  test.each([
    ['{ loadBalancer: { simple: ROUND_ROBIN } }', { loadBalancer: 'ROUND_ROBIN' }],
    ['{ loadBalancer: { simple: UNSPECIFIED } }', { loadBalancer: 'LEAST_REQUEST' }],
    ['{ loadBalancer: { consistentHash: { httpHeaderName: x } } }', { loadBalancer: 'RING_HASH', hashOf: 'header x' }],
    [
      '{ loadBalancer: { consistentHash: { httpCookie: { name: c, ttl: 0s }, maglev: {} } } }',
      { loadBalancer: 'MAGLEV', hashOf: 'cookie c' },
    ],
    [
      '{ connectionPool: { tcp: { maxConnections: 1, connectTimeout: 2s } } }',
      { maxConnections: 1, connectTimeoutMs: 2000 },
    ],
    [
      '{ connectionPool: { http: { http1MaxPendingRequests: 3, maxRequestsPerConnection: 0 } } }',
      { maxPendingRequests: 3, maxRequestsPerConnection: null },
    ],
    [
      '{ outlierDetection: {} }',
      {
        outlierDetection: {
          consecutive5xxErrors: 5,
          consecutiveGatewayErrors: null,
          intervalMs: 10_000,
          baseEjectionTimeMs: 30_000,
          maxEjectionPercent: 10,
          minHealthPercent: 0,
        },
      },
    ],
    [
      '{ outlierDetection: { consecutive5xxErrors: 0, consecutiveGatewayErrors: 2 } }',
      {
        outlierDetection: {
          consecutive5xxErrors: null,
          consecutiveGatewayErrors: 2,
          intervalMs: 10_000,
          baseEjectionTimeMs: 30_000,
          maxEjectionPercent: 10,
          minHealthPercent: 0,
        },
      },
    ],
  ])('%s', (policy, expected) => {
    expect(settings(policy)).toMatchObject(expected);
  });

  test('the mesh has defaults for the pool and for outliers, block by block', () => {
    const mesh =
      '{ connectTimeout: 3s, defaultTrafficPolicy: { connectionPool: { tcp: { maxConnections: 7 } }, outlierDetection: { consecutive5xxErrors: 9 } } }';
    expect(settings('', mesh)).toMatchObject({
      connectTimeoutMs: 3000,
      maxConnections: 7,
      outlierDetection: { consecutive5xxErrors: 9 },
    });
    expect(settings('{ connectionPool: { http: {} } }', mesh)).toMatchObject({
      maxConnections: null,
      outlierDetection: { consecutive5xxErrors: 9 },
    });
  });

  test('are told where they are not the usual ones', () => {
    const policy =
      '{ loadBalancer: { simple: RANDOM }, connectionPool: { tcp: { maxConnections: 1 } }, outlierDetection: { consecutive5xxErrors: 1, baseEjectionTime: 3m, maxEjectionPercent: 100 } }';
    expect(routeText(routed(BASE + destinationRule('cart', `trafficPolicy: ${policy}`), URL))).toContain(
      '\nEndpoints: chosen by RANDOM; at most 1 connection; put aside for 180 s after one error, up to 100 % of them.\n',
    );
  });
});

describe('locality', () => {
  const locality = (policy: string, meshConfig?: string, mesh?: string) => settings(policy, meshConfig, mesh).locality;
  const outlier = 'outlierDetection: {}';
  test.each([
    ['failover takes outlier detection', `{ ${outlier} }`, '{}', { mode: 'failover', from: 'mesh' }],
    ['the mesh turns it off', `{ ${outlier} }`, '{ localityLbSetting: { enabled: false } }', { mode: 'none' }],
    [
      'the rule turns it on again',
      `{ ${outlier}, loadBalancer: { localityLbSetting: { enabled: true } } }`,
      '{ localityLbSetting: { enabled: false } }',
      { mode: 'failover', from: 'DestinationRule' },
    ],
    [
      'the rule without outlier detection',
      '{ loadBalancer: { localityLbSetting: { failover: [{ from: a, to: b }] } } }',
      '{}',
      { mode: 'none' },
    ],
    [
      'weights need none',
      '{ loadBalancer: { localityLbSetting: { distribute: [{ from: a/*, to: { a/*: 80, b/*: 20 } }] } } }',
      '{}',
      { mode: 'distribute', weights: { 'a/*': 80, 'b/*': 20 } },
    ],
    [
      'by zone',
      '{ loadBalancer: { zoneAwareLbSetting: {}, localityLbSetting: {} } }',
      '{}',
      { mode: 'zone-aware', from: 'DestinationRule' },
    ],
  ])('%s', (_, policy, mesh, expected) => {
    expect(locality(policy, mesh)).toMatchObject(expected);
  });

  test('a Service asks for it by itself', () => {
    const close = BASE.replace(
      'selector: { app: cart }\n  ports',
      'trafficDistribution: PreferClose\n  selector: { app: cart }\n  ports',
    );
    expect(locality('', '{}', close)).toMatchObject({ mode: 'failover', from: 'Service' });
  });

  test('where client and endpoints are placed, the nearest come first', () => {
    const placed = (name: string, where: string, labels = '') =>
      app(name)
        .split('---\n')[0]
        ?.replace(
          `labels: { app: ${name} }\n      ann`,
          `labels: { app: ${name}, istio-locality: ${where}${labels} }\n      ann`,
        );
    const mesh = [
      injected(),
      placed('web', 'a.1.x'),
      placed('near', 'a.1.y', ', of: cart'),
      placed('far', 'b.1.x', ', of: cart'),
      placed('next', 'c.1.x', ', of: cart'),
      'apiVersion: v1\nkind: Service\nmetadata: { name: cart, namespace: shop }\nspec: { selector: { of: cart }, ports: [{ name: http, port: 8080 }] }\n',
    ]
      .join('---\n')
      .replace('---\n---', '---');
    const policy = `{ ${outlier}, loadBalancer: { localityLbSetting: { failover: [{ from: a, to: c }] } } }`;
    expect(locality(policy, '{}', `${mesh}---\n`).priorities).toEqual([['shop/near'], ['shop/next'], ['shop/far']]);
  });
});
