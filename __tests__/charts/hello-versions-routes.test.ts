import { describe, expect, test } from '@jest/globals';
import { Coverage } from 'cdk8s-mesh/testing';
import { systemMesh } from '../support/system-mesh';

const coverage = new Coverage();
const hello = (...exercises: readonly string[]) =>
  systemMesh(coverage, 'hello-versions', ...exercises.map((name) => `hello-versions-${name}`)).from('hello/nginx');

const URL = 'http://hello-svc/';
const asksForV1 = { url: URL, headers: { 'version-app': 'v1' } };
const toV1 = { host: 'hello-svc', subset: 'v1', share: 1 };
const split = (...percents: readonly number[]) =>
  percents.map((percent, index) => ({ host: 'hello-svc', subset: `v${index + 1}`, share: percent / 100 }));

describe('hello versions', () => {
  test('lets those in from outside who ask for /hello', () => {
    const outside = hello().from('gateway:hello/hello-gateway');
    expect(outside).toRoute('http://hello.example.com/hello', { host: 'nginx-svc', port: 80 });
    expect(outside).toRespond('http://hello.example.com/', 404);
  });

  test('splits requests by 33, 33 and 34 percent', () => {
    expect(hello()).toRoute(URL, { destinations: split(33, 33, 34), tls: 'ISTIO_MUTUAL', faults: null });
  });

  test('sends those to version 1 who ask for it', () => {
    expect(hello()).toRoute(asksForV1, toV1);
    expect(hello()).toRoute({ url: URL, headers: { 'version-app': 'v2' } }, split(33, 33, 34));
  });

  test('takes nothing but mutual TLS', () => {
    const outsider = `apiVersion: apps/v1
kind: Deployment
metadata: { name: outsider, namespace: default }
spec: { template: { metadata: { labels: { app: outsider, sidecar.istio.io/inject: 'false' } }, spec: { containers: [] } } }
`;
    const mesh = hello();
    expect(mesh).toAllow(URL);
    expect([...mesh.objects.map(({ json }) => json), outsider]).toDeny({
      from: 'default/outsider',
      url: 'http://hello-svc.hello/',
    });
  });
});

describe('The exercises of hello versions', () => {
  test('01 answers a tenth with 404, whichever version is asked for', () => {
    const faults = { abort: { share: '10%', status: 404 }, delay: null } as const;
    expect(hello('01-fault-abort')).toRoute(URL, { destinations: split(33, 33, 34), faults });
    expect(hello('01-fault-abort')).toRoute(asksForV1, { destinations: toV1, faults });
  });

  test('02 gives the ratings of Bookinfo 5 s', () => {
    const mesh = systemMesh(coverage, 'bookinfo', 'hello-versions-02-ratings-timeout').from('bookinfo/reviews-v1');
    expect(mesh).toRoute('http://ratings:9080/', { destinations: { host: 'ratings', subset: 'v1' }, timeout: '5s' });
  });

  test.each([
    ['03-round-robin', { loadBalancer: { simple: 'ROUND_ROBIN' } }],
    ['04-random', { loadBalancer: { simple: 'RANDOM' } }],
    ['05-least-request', { loadBalancer: { simple: 'LEAST_REQUEST' } }],
    ['07-consistent-hash', { loadBalancer: { consistentHash: { httpHeaderName: 'x-user' } } }],
    [
      '08-circuit-breaker',
      {
        connectionPool: {
          tcp: { maxConnections: 1 },
          http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 },
        },
        outlierDetection: {
          consecutive5xxErrors: 3,
          interval: '10s',
          baseEjectionTime: '30s',
          maxEjectionPercent: 50,
        },
      },
    ],
  ])('%s has one policy for all versions together, and for the one that is asked for', (name, policy) => {
    expect(hello(name)).toRoute(URL, { host: 'hello-svc', subset: null, share: 1, policy });
    expect(hello(name)).toRoute(asksForV1, { ...toV1, policy });
  });

  test('06 sends most requests to version 1', () => {
    expect(hello('06-weighted')).toRoute(URL, split(80, 10, 10));
    expect(hello('06-weighted')).toRoute(asksForV1, toV1);
  });

  test('09 lets those in who have a token', () => {
    const mesh = hello('09-allow-tokens');
    const issuer = 'testing@secure.istio.io';
    expect(mesh).toAllow({ url: URL, jwt: { iss: issuer, sub: issuer } });
    expect(mesh).toDeny(URL, 403);
    expect(mesh).toDeny({ url: URL, jwt: { iss: 'somebody@example.com', sub: 'x' } }, 401);
  });

  test('10 keeps everybody but nginx out', () => {
    expect(hello('10-deny-others')).toAllow(URL);
    expect(hello('10-deny-others').from('hello/hello-v1')).toDeny(URL, 403);
  });
});

test('these tests reach every route, match and policy of hello versions', () => {
  expect(coverage.missed('route', 'match', 'policy').filter((item) => !item.includes(' bookinfo/'))).toEqual([]);
  // Policies that are for all versions, in exercises that do not split by version.
  const unused = coverage.missed('subset').filter((item) => !item.includes(' bookinfo/'));
  expect(new Set(unused)).toEqual(
    new Set([1, 2].map((index) => `subset DestinationRule hello/hello-svc /spec/subsets/${index}`)),
  );
  expect(unused).toHaveLength(10);
});
