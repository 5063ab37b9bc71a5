import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import { gatewayApi, Host, Percentage } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { type Manifest, render } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, HTTPRouteFilter, PathMatch, PathModifier, ValueMatch } = gatewayApi;

const reviews = BackendRef.of(Host.service('reviews', { namespace: 'shop' }), { port: 9080 });
const pool = BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' }, { port: 80 });
const parents = [{ name: 'gateway' }];
const matches = [{ path: PathMatch.prefix('/v1') }];
const methods: readonly gatewayApi.HTTPMethod[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'CONNECT',
  'OPTIONS',
  'TRACE',
];
const statusCodes: readonly gatewayApi.RedirectStatusCode[] = [301, 302, 303, 307, 308];
const headers: gatewayApi.HeaderModifier = { set: { a: '1' }, add: { b: '2' }, remove: ['c'] };

/** Filters that together set every field of a filter, in lists that may stand in one place each. */
const rewrites = [PathModifier.replaceFullPath('/v2'), PathModifier.replacePrefixMatch('/v2')].map((path) => [
  HTTPRouteFilter.requestHeaderModifier(headers),
  HTTPRouteFilter.responseHeaderModifier(headers),
  HTTPRouteFilter.requestMirror({ backend: reviews, percentage: Percentage.of(10) }),
  HTTPRouteFilter.requestMirror({ backend: pool, fraction: { numerator: 1, denominator: 3 } }),
  HTTPRouteFilter.urlRewrite({ hostname: 'v2.example.com', path }),
  HTTPRouteFilter.cors({
    allowOrigins: ['https://example.com'],
    allowMethods: methods,
    allowHeaders: ['x-a'],
    exposeHeaders: ['x-b'],
    allowCredentials: true,
    maxAge: Duration.minutes(1),
  }),
  HTTPRouteFilter.extensionRef({ group: 'example.com', kind: 'Filter', name: 'filter' }),
]);
const anyMethod = [[HTTPRouteFilter.cors({ allowMethods: ['*'] })]];
const redirects = statusCodes.map((statusCode, index) => [
  HTTPRouteFilter.requestRedirect({
    scheme: index === 0 ? 'http' : 'https',
    hostname: 'example.com',
    path: index === 0 ? PathModifier.replaceFullPath('/v2') : PathModifier.replacePrefixMatch('/v2'),
    port: 8443,
    statusCode,
  }),
]);

/** Every field of an HTTPRoute, and each of the values that a field can have. */
function everything(): Manifest[] {
  return render((chart) => {
    let count = 0;
    const route = (...rules: gatewayApi.HTTPRouteRule[]) =>
      new gatewayApi.HTTPRoute(chart, `route-${count++}`, { parents, rules });
    for (const filters of [...rewrites, ...anyMethod]) {
      route({ matches, filters, backends: [reviews] });
      route({ matches, backends: [{ backend: reviews, filters }] });
    }
    for (const filters of redirects) {
      route({ matches, filters });
      route({ matches, backends: [{ backend: reviews, filters }] });
    }
    route(...methods.map((method) => ({ matches: [{ method }], backends: [reviews] })));
    new gatewayApi.HTTPRoute(chart, 'rest', {
      parents: [
        { group: '', kind: 'Service', name: 'reviews', namespace: 'shop', port: 9080 },
        { name: 'gateway', sectionName: 'http' },
      ],
      hostnames: ['*.example.com'],
      rules: [
        {
          name: 'everything',
          matches: [
            {
              path: PathMatch.regex('/v[0-9]+'),
              headers: { a: ValueMatch.exact('1'), b: ValueMatch.regex('[0-9]') },
              queryParams: { a: ValueMatch.exact('1'), b: ValueMatch.regex('[0-9]') },
            },
            { path: PathMatch.exact('/v1') },
          ],
          backends: [{ backend: pool, weight: 1 }],
          timeouts: { request: Duration.seconds(10), backendRequest: Duration.seconds(2) },
        },
      ],
    });
  });
}

describe('an HTTPRoute', () => {
  test('can set every field of its CRD', () => {
    expectComplete('gateway.networking.k8s.io/HTTPRoute', everything());
  });

  test('is what the API server takes, with every field set', () => {
    expect(everything().flatMap(violations)).toEqual([]);
  });
});
