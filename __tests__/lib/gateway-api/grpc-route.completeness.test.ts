import { describe, expect, test } from '@jest/globals';
import { gatewayApi, Host, Percentage } from 'cdk8s-mesh';
import { expectComplete } from '../../support/coverage';
import { type Manifest, render } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, GRPCMethodMatch, GRPCRoute, GRPCRouteFilter, ValueMatch } = gatewayApi;

const guide = BackendRef.of(Host.service('guide', { namespace: 'shop' }), { port: 50051 });
const pool = BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' }, { port: 80 });
const headers: gatewayApi.HeaderModifier = { set: { a: '1' }, add: { b: '2' }, remove: ['c'] };

const filters = [
  GRPCRouteFilter.requestHeaderModifier(headers),
  GRPCRouteFilter.responseHeaderModifier(headers),
  GRPCRouteFilter.requestMirror({ backend: guide, percentage: Percentage.of(10) }),
  GRPCRouteFilter.requestMirror({ backend: pool, fraction: { numerator: 1, denominator: 3 } }),
  GRPCRouteFilter.extensionRef({ group: 'example.com', kind: 'Filter', name: 'filter' }),
];

/** Every field of a GRPCRoute, and each of the values that a field can have. */
function everything(): Manifest[] {
  return render((chart) => {
    new GRPCRoute(chart, 'everything', {
      parents: [
        { group: '', kind: 'Service', name: 'guide', namespace: 'shop', port: 50051 },
        { name: 'gateway', sectionName: 'grpc' },
      ],
      hostnames: ['*.example.com'],
      rules: [
        {
          name: 'everything',
          matches: [
            {
              method: GRPCMethodMatch.exact({ service: 'routeguide.RouteGuide', method: 'GetFeature' }),
              headers: { a: ValueMatch.exact('1'), b: ValueMatch.regex('[0-9]') },
            },
            { method: GRPCMethodMatch.regex({ method: 'Get.*' }) },
          ],
          filters,
          backends: [{ backend: pool, weight: 1, filters }, guide],
        },
      ],
    });
  });
}

describe('a GRPCRoute', () => {
  test('can set every field of its CRD', () => {
    expectComplete('gateway.networking.k8s.io/GRPCRoute', everything());
  });

  test('is what the API server takes, with every field set', () => {
    expect(everything().flatMap(violations)).toEqual([]);
  });
});
