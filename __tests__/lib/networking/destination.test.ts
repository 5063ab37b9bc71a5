import { describe, expect, test } from '@jest/globals';
import { Destination, Host, MeshError, VirtualService, type WeightedHttpDestination } from 'cdk8s-mesh';
import { Service } from 'cdk8s-plus-28';
import fc from 'fast-check';
import { find, messageOf, render } from '../../support/render';
import { httpRoute, httpRouteError, payments, ratings, reviews, v1, v2 } from '../../support/virtual-service';

describe('a destination', () => {
  test('is a host, a subset of it, a port of it, or a subset on a port', () => {
    expect(httpRoute({ to: reviews }).route).toEqual([{ destination: { host: 'reviews' } }]);
    expect(httpRoute({ to: v1 }).route).toEqual([{ destination: { host: 'reviews', subset: 'v1' } }]);
    expect(httpRoute({ to: Destination.of(reviews, { port: 9080 }) }).route).toEqual([
      { destination: { host: 'reviews', port: { number: 9080 } } },
    ]);
    expect(httpRoute({ to: v2.withPort(9080) }).route).toEqual([
      { destination: { host: 'reviews', subset: 'v2', port: { number: 9080 } } },
    ]);
  });

  test('is told apart from its copy on another port', () => {
    const other = v1.withPort(9081);
    expect(v1.port).toBeUndefined();
    expect(other).toMatchObject({ host: reviews, subset: 'v1', port: 9081 });
    expect(Object.isFrozen(other)).toBe(true);
  });

  test('has its whole name in a rule of another namespace', () => {
    expect(httpRoute({ to: payments }).route[0].destination.host).toBe('payments.shop.svc.cluster.local');
  });

  test('is the name of a ServiceEntry, wildcards included', () => {
    for (const name of ['api.example.com', '*.example.com']) {
      expect(httpRoute({ to: Host.external(name) }).route[0].destination.host).toBe(name);
    }
  });

  test('is a construct that has a host', () => {
    expect(httpRoute({ to: { host: ratings } }).route).toEqual([{ destination: { host: 'ratings' } }]);
  });

  test('is a Service of the app', () => {
    const manifests = render((chart) => {
      const service = new Service(chart, 'ratings', { ports: [{ port: 9080 }] });
      new VirtualService(chart, 'routes', { host: service, http: [{ to: Destination.of(service, { port: 9080 }) }] });
    });
    const { name } = find(manifests, 'Service').metadata;
    expect(find(manifests, 'VirtualService').spec).toEqual({
      hosts: [name],
      http: [{ route: [{ destination: { host: name, port: { number: 9080 } } }] }],
    });
  });
});

describe('a destination fails', () => {
  test('for a subset that is no name', () => {
    expect(messageOf(() => Destination.of(reviews, { subset: 'v 1' }))).toBe(
      "'subset' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got 'v 1' [MESH_INVALID_NAME]",
    );
  });

  test('for a port that is none', () => {
    const message = "'port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]";
    expect(messageOf(() => Destination.of(reviews, { port: 0 }))).toBe(message);
    expect(messageOf(() => v1.withPort(0))).toBe(message);
  });

  test('for every host', () => {
    expect(httpRouteError({ to: Host.ANY })).toBe(
      "'http[0].to.host' must be the name of a service, got '*'; say which host (at test/routes) [MESH_INVALID_DESTINATION]",
    );
  });

  test('for an address', () => {
    expect(httpRouteError({ to: [{ destination: Host.external('10.0.0.1') }] })).toBe(
      "'http[0].to[0].destination.host' must be the name of a service, got '10.0.0.1'; give the address a name with a ServiceEntry (at test/routes) [MESH_INVALID_DESTINATION]",
    );
  });

  test('for an external name without a dot', () => {
    expect(httpRouteError({ to: Host.external('db') })).toBe(
      "'http[0].to.host' must be a whole DNS name, since one without a dot means a Service beside the rule, got 'db'; give the domain too, or use Host.service for a Service (at test/routes) [MESH_SHORT_HOST]",
    );
  });

  test('for a port that the Service does not have, when the app is synthesized', () => {
    const build = (bind: boolean) => () =>
      render((chart) => {
        const service = new Service(chart, 'ratings', { metadata: { name: 'ratings' }, ports: [{ port: 9080 }] });
        new VirtualService(chart, 'routes', { host: service, http: [{ to: Destination.of(service, { port: 9090 }) }] });
        if (bind) service.bind(9090, { name: 'late' });
      });
    expect(messageOf(build(false))).toContain(
      "[test/routes] 'http[0].to.port' must be a port of Service ratings, which has 9080, got 9090 [MESH_UNKNOWN_PORT]",
    );
    expect(build(true)).not.toThrow();
  });
});

describe('several destinations', () => {
  test('share the requests by their weights', () => {
    const { route } = httpRoute({
      to: [
        { destination: v1, weight: 90 },
        { destination: v2, weight: 10 },
      ],
    });
    expect(route).toEqual([
      { destination: { host: 'reviews', subset: 'v1' }, weight: 90 },
      { destination: { host: 'reviews', subset: 'v2' }, weight: 10 },
    ]);
  });

  test('need not add up to 100, and keep a weight of 0', () => {
    const to = [{ destination: v1, weight: 0 }, { destination: v2, weight: 3 }, { destination: ratings }];
    expect(httpRoute({ to }).route.map(({ weight }: { weight?: number }) => weight)).toEqual([0, 3, undefined]);
  });

  test('may be one, with or without a weight', () => {
    expect(httpRoute({ to: [{ destination: v1 }] }).route).toEqual([
      { destination: { host: 'reviews', subset: 'v1' } },
    ]);
    expect(httpRoute({ to: [{ destination: v1, weight: 0 }] }).route[0].weight).toBe(0);
  });
});

describe('weights', () => {
  const destinations = (weights: readonly (number | undefined)[]): WeightedHttpDestination[] =>
    weights.map((weight) => ({ destination: v1, ...(weight === undefined ? {} : { weight }) }));

  test('render where one is positive and none is negative, and fail otherwise', () => {
    const weight = fc.option(fc.integer({ min: -3, max: 1000 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(weight, { minLength: 2, maxLength: 5 }), (weights) => {
        const given = weights.map((one) => one ?? 0);
        const sound = given.some((one) => one > 0) && given.every((one) => one >= 0);
        const run = () => httpRoute({ to: destinations(weights) });
        if (sound) expect(run().route.map((one: WeightedHttpDestination) => one.weight)).toEqual(weights);
        else expect(run).toThrow(MeshError);
      }),
    );
  });

  test('fail where all are 0 or none is given', () => {
    expect(httpRouteError({ to: destinations([0, undefined]) })).toBe(
      "'http[0].to[].weight' must not all be 0, got [0,0]; give at least one destination a positive weight (at test/routes) [MESH_WEIGHTS_ALL_ZERO]",
    );
  });

  test.each([-1, 0.5, 2147483648])('fail for %d', (weight) => {
    expect(httpRouteError({ to: destinations([1, weight]) })).toBe(
      `'http[0].to[1].weight' must be an integer of at least 0, got ${weight} (at test/routes) [MESH_OUT_OF_RANGE]`,
    );
  });

  test('fail without a destination', () => {
    expect(httpRouteError({ to: [] })).toBe(
      "'http[0].to' must have at least one entry, got []; name at least one destination (at test/routes) [MESH_EMPTY]",
    );
  });
});
