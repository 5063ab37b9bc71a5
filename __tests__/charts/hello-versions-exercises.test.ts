import { describe, expect, test } from '@jest/globals';
import { find, type Manifest } from '../support/render';
import { exercisesOf, system } from '../support/systems';
import { asksForV1, split, toV1 } from './hello-routes';

const base = () => system('hello-versions');
const exercise = (name: string) => system(`hello-versions-${name}`);
const title = ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace}/${metadata.name}`;
const toAllPods = [{ match: asksForV1, route: toV1 }, { route: [{ destination: { host: 'hello-svc' } }] }];

describe('The exercises of hello', () => {
  test('carry the names of what they replace, or names that the base does not have', () => {
    const bases = [...base(), ...system('bookinfo')].map(title);
    const adding = ['hello-versions-09-allow-tokens', 'hello-versions-10-deny-others'];
    for (const name of exercisesOf('hello-versions')) {
      const known = system(name).filter((manifest) => bases.includes(title(manifest)));
      expect({ name, known: known.length }).toEqual({ name, known: adding.includes(name) ? 0 : system(name).length });
    }
  });

  test('01 fails 10 % of all requests with 404, and routes the rest as the base does', () => {
    const fault = { abort: { httpStatus: 404, percentage: { value: 10 } } };
    const { http } = find(base(), 'VirtualService', 'hello-svc').spec;
    expect(find(exercise('01-fault-abort'), 'VirtualService', 'hello-svc').spec.http).toEqual(
      http.map((route: Manifest) => ({ ...route, fault })),
    );
  });

  test('02 gives version 1 of the ratings of Bookinfo 5 s', () => {
    const ratings = find(exercise('02-ratings-timeout'), 'VirtualService');
    expect(ratings.metadata).toEqual({ name: 'ratings', namespace: 'bookinfo' });
    expect(ratings.spec).toEqual({
      hosts: ['ratings'],
      http: [{ route: [{ destination: { host: 'ratings', subset: 'v1' } }], timeout: '5s' }],
    });
  });

  test.each([
    ['03-round-robin', { simple: 'ROUND_ROBIN' }],
    ['04-random', { simple: 'RANDOM' }],
    ['05-least-request', { simple: 'LEAST_REQUEST' }],
    ['07-consistent-hash', { consistentHash: { httpHeaderName: 'x-user' } }],
  ])('%s chooses among the pods of all versions', (name, loadBalancer) => {
    const rule = find(exercise(name), 'DestinationRule', 'hello-svc').spec;
    expect(rule.trafficPolicy).toEqual({ loadBalancer });
    expect(rule.subsets).toEqual(find(base(), 'DestinationRule', 'hello-svc').spec.subsets);
    expect(find(exercise(name), 'VirtualService', 'hello-svc').spec.http).toEqual(toAllPods);
  });

  test('06 weighs version 1 with 80, the others with 10 each', () => {
    const { http } = find(exercise('06-weighted'), 'VirtualService', 'hello-svc').spec;
    expect(http).toEqual([{ match: asksForV1, route: toV1 }, { route: split(80, 10, 10) }]);
  });

  test('08 lets one request wait for one connection, and takes one pod of three out after three errors', () => {
    const { trafficPolicy, subsets } = find(exercise('08-circuit-breaker'), 'DestinationRule', 'hello-svc').spec;
    expect(trafficPolicy.connectionPool).toEqual({
      tcp: { maxConnections: 1 },
      http: { http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 },
    });
    expect(trafficPolicy.outlierDetection).toEqual({
      consecutive5xxErrors: 3,
      interval: '10s',
      baseEjectionTime: '30s',
      maxEjectionPercent: 50,
    });
    expect(Math.floor((trafficPolicy.outlierDetection.maxEjectionPercent / 100) * subsets.length)).toBe(1);
    expect(find(exercise('08-circuit-breaker'), 'VirtualService', 'hello-svc').spec.http).toEqual(toAllPods);
  });

  test('09 takes the tokens of one issuer, and allows requests with such a token only', () => {
    const [authentication, authorization, ...others] = exercise('09-allow-tokens');
    expect(others).toEqual([]);
    expect(authentication).toMatchObject({
      kind: 'RequestAuthentication',
      spec: {
        selector: { matchLabels: { app: 'hello' } },
        jwtRules: [
          {
            issuer: 'testing@secure.istio.io',
            jwksUri: expect.stringMatching(/^https:\/\/.*\/release-1\.30\/security\/tools\/jwt\/samples\/jwks\.json$/),
          },
        ],
      },
    });
    expect(authorization.kind).toBe('AuthorizationPolicy');
    expect(authorization.spec).toEqual({
      selector: { matchLabels: { app: 'hello' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { requestPrincipals: ['testing@secure.istio.io/*'] } }] }],
    });
  });

  test('10 denies requests of everyone but nginx, by the identity that nginx runs as', () => {
    const [policy, ...others] = exercise('10-deny-others');
    expect(others).toEqual([]);
    expect(policy.spec).toEqual({
      selector: { matchLabels: { app: 'hello' } },
      action: 'DENY',
      rules: [{ from: [{ source: { notServiceAccounts: ['nginx'] } }] }],
    });
    expect(find(base(), 'Deployment', 'nginx').spec.template.spec.serviceAccountName).toBe('nginx');
  });
});
