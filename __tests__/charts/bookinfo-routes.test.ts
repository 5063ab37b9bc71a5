import { describe, expect, test } from '@jest/globals';
import { Coverage } from 'cdk8s-mesh/testing';
import { commandLine } from '../support/command-line';
import { systemMesh } from '../support/system-mesh';

const coverage = new Coverage();
const bookinfo = (...exercises: readonly string[]) =>
  systemMesh(coverage, 'bookinfo', ...exercises.map((name) => `bookinfo-${name}`)).from('bookinfo/productpage-v1');

const REVIEWS = 'http://reviews:9080/reviews/7';
const jason = { url: REVIEWS, headers: { 'end-user': 'jason' } };
const ENTRANCES = ['gateway:bookinfo/bookinfo-gateway', 'gateway:gateway.networking.k8s.io/bookinfo/bookinfo-gateway'];

describe('Bookinfo', () => {
  test.each([
    ['reviews', REVIEWS],
    ['ratings', 'http://ratings:9080/ratings/7'],
    ['details', 'http://details:9080/details/7'],
    ['productpage', 'http://productpage:9080/'],
  ])('sends what asks for %s to version 1, with mutual TLS', (host, url) => {
    expect(bookinfo()).toRoute(url, {
      destinations: { host, port: 9080, subset: 'v1' },
      tls: 'ISTIO_MUTUAL',
      timeout: null,
      faults: null,
      mirrors: null,
    });
  });

  test('does not tell jason from others', () => {
    expect(bookinfo()).toRoute(jason, { host: 'reviews', subset: 'v1' });
  });

  describe.each(ENTRANCES)('from outside by %s', (from) => {
    test.each(['/productpage', '/login', '/logout', '/static/style.css', '/api/v1/products/0/reviews'])(
      'shows %s',
      (path) => {
        expect(bookinfo()).toRoute({ from, url: `http://bookinfo.example.com${path}` }, 'productpage');
      },
    );

    test.each(['/', '/productpage/more', '/reviews/7'])('has no %s', (path) => {
      expect(bookinfo()).toRespond({ from, url: `http://bookinfo.example.com${path}` }, 404);
    });
  });

  test('is not there under another name', () => {
    expect(bookinfo()).toRespond({ from: ENTRANCES[0], url: 'http://shop.example.com/productpage' }, 404);
  });
});

describe('The exercises of Bookinfo', () => {
  test('01 sends jason, and nobody else, to version 2', () => {
    const mesh = bookinfo('01-reviews-test-v2');
    expect(mesh).toRoute(jason, { host: 'reviews', subset: 'v2' });
    expect(mesh).toRoute(REVIEWS, { host: 'reviews', subset: 'v1' });
    expect(mesh).toRoute({ url: REVIEWS, headers: { 'end-user': 'jasons' } }, { host: 'reviews', subset: 'v1' });
  });

  test('02 holds the ratings up for jason by 7 s', () => {
    const mesh = bookinfo('02-ratings-test-delay').from('bookinfo/reviews-v2');
    const ratings = 'http://ratings:9080/ratings/7';
    expect(mesh).toRoute(
      { url: ratings, headers: { 'end-user': 'jason' } },
      {
        destinations: { host: 'ratings', subset: 'v1' },
        faults: { delay: { share: 1, fixedDelay: '7s' }, abort: null },
      },
    );
    expect(mesh).toRoute(ratings, { destinations: { host: 'ratings', subset: 'v1' }, faults: null });
    expect(mesh).toRoute({ ...jason, from: 'bookinfo/productpage-v1' }, { host: 'reviews', subset: 'v2' });
  });

  test('03 halves the traffic between versions 1 and 3', () => {
    expect(bookinfo('03-reviews-50-v3')).toRoute(REVIEWS, [
      { host: 'reviews', subset: 'v1', share: '50%' },
      { host: 'reviews', subset: 'v3', share: '50%' },
    ]);
  });

  test('04 sends everybody to version 3', () => {
    expect(bookinfo('04-reviews-v3')).toRoute(REVIEWS, { host: 'reviews', subset: 'v3', share: 1 });
    expect(bookinfo('04-reviews-v3')).toRoute(jason, { host: 'reviews', subset: 'v3' });
  });

  test('05 breaks the circuit to version 1 after one error', () => {
    expect(bookinfo('05-reviews-circuit-breaker')).toRoute(REVIEWS, {
      host: 'reviews',
      subset: 'v1',
      policy: {
        connectionPool: { http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 } },
        outlierDetection: { consecutive5xxErrors: 1, interval: '1s', baseEjectionTime: '3m', maxEjectionPercent: 100 },
      },
    });
  });

  test('06 sends a copy of half of the traffic to version 2', () => {
    const mesh = bookinfo('06-reviews-mirroring');
    expect(mesh).toRoute(REVIEWS, { host: 'reviews', subset: 'v1' });
    expect(mesh).toMirror(REVIEWS, { host: 'reviews', subset: 'v2', share: 0.5 });
  });

  test('07 opens two paths of httpbin', () => {
    const mesh = bookinfo('07-httpbin').from('gateway:bookinfo/httpbin-gateway');
    expect(mesh).toRoute('http://httpbin.example.com/status/500', { host: 'httpbin', port: 8000 });
    expect(mesh).toRoute('http://httpbin.example.com/delay/5', { host: 'httpbin', port: 8000 });
    expect(mesh).toRespond('http://httpbin.example.com/headers', 404);
  });

  test('08 leaves by the egress gateway', () => {
    const mesh = bookinfo('08-egress-gateway');
    const url = 'http://www.example.com/';
    expect(mesh).toRoute(url, { host: 'istio-egressgateway.istio-system', port: 80 });
    expect(mesh).toRoute({ from: 'gateway:bookinfo/istio-egressgateway', url }, { host: 'www.example.com', port: 80 });
  });
});

test('its file of cases passes', async () => {
  const { code, stdout } = await commandLine(['test', 'charts/bookinfo']);
  expect(stdout).toContain(' 0 failed.');
  expect(code).toBe(0);
});

test('these tests reach every route and match of Bookinfo', () => {
  expect(coverage.report().kinds).toMatchObject({ route: { percent: 100 }, match: { percent: 100 } });
  // The circuit breaker is for all versions, but only version 1 has traffic then.
  expect(coverage.missed()).toEqual([
    'subset DestinationRule bookinfo/reviews /spec/subsets/1',
    'subset DestinationRule bookinfo/reviews /spec/subsets/2',
  ]);
});
