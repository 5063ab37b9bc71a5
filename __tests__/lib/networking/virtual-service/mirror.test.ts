import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { Destination, Host, type HttpRoute, Percentage } from 'cdk8s-mesh';
import { httpRoute, httpRouteError, payments, ratings, v1, v2 } from '../../../support/virtual-service';

describe('a mirror', () => {
  test('is none by default', () => {
    const route = httpRoute({ to: v1 });
    expect(route).not.toHaveProperty('mirror');
    expect(route).not.toHaveProperty('mirrors');
    expect(route).not.toHaveProperty('mirrorPercentage');
  });

  test('copies half of the requests to another version', () => {
    const route = httpRoute({ to: v1, mirror: { to: v2, percentage: Percentage.of(50) } });
    expect(route.mirror.subset).toBe('v2');
    expect(route.mirrorPercentage.value).toBe(50);
    expect(Yaml.stringify(route)).toMatchInlineSnapshot(`
"mirror:
  host: reviews
  subset: v2
mirrorPercentage:
  value: 50
route:
  - destination:
      host: reviews
      subset: v1
"
`);
  });

  test('copies all requests where no share is given', () => {
    const route = httpRoute({ to: v1, mirror: { to: v2 } });
    expect(route.mirror).toEqual({ host: 'reviews', subset: 'v2' });
    expect(route).not.toHaveProperty('mirrorPercentage');
  });

  test('copies nothing where the share is nothing', () => {
    expect(httpRoute({ to: v1, mirror: { to: v2, percentage: Percentage.NONE } }).mirrorPercentage).toEqual({
      value: 0,
    });
  });

  test('goes to a port, and to a service of another namespace by its whole name', () => {
    expect(httpRoute({ to: v1, mirror: { to: Destination.of(payments, { port: 80 }) } }).mirror).toEqual({
      host: 'payments.shop.svc.cluster.local',
      port: { number: 80 },
    });
  });
});

describe('several mirrors', () => {
  test('have a share each', () => {
    const mirrors = [{ to: v2, percentage: Percentage.of(10) }, { to: ratings }];
    const route = httpRoute({ to: v1, mirrors });
    expect(route.mirrors).toEqual([
      { destination: { host: 'reviews', subset: 'v2' }, percentage: { value: 10 } },
      { destination: { host: 'ratings' } },
    ]);
    expect(route).not.toHaveProperty('mirror');
  });
});

describe('mirrors fail', () => {
  test('beside a mirror', () => {
    const route = { to: v1, mirror: { to: v2 }, mirrors: [{ to: v2 }] } as unknown as HttpRoute;
    expect(httpRouteError(route)).toBe(
      `'http[0]' must have one of mirror and mirrors, got ["mirror","mirrors"]; put every mirror into mirrors (at test/routes) [MESH_ROUTE_ACTION]`,
    );
  });

  test('for every host', () => {
    expect(httpRouteError({ to: v1, mirror: { to: Host.ANY } })).toBe(
      "'http[0].mirror.to.host' must be the name of a service, got '*'; say which host (at test/routes) [MESH_INVALID_DESTINATION]",
    );
    expect(httpRouteError({ to: v1, mirrors: [{ to: v2 }, { to: Host.ANY }] })).toContain(
      "'http[0].mirrors[1].to.host'",
    );
  });
});
