import { describe, expect, test } from '@jest/globals';
import { Duration, Yaml } from 'cdk8s';
import {
  Abort,
  Delay,
  type HttpRoute,
  Percentage,
  RetryOn,
  StringMatch,
  VirtualService,
  type VirtualServiceProps,
} from 'cdk8s-mesh';
import { find, messageOf, render, renderOne } from '../../../support/render';
import { httpRoute, httpRouteError, reviews, v1, v2, virtualService } from '../../../support/virtual-service';

describe('an HTTP route', () => {
  test('sends requests on, and nothing else', () => {
    expect(httpRoute({ to: v1 })).toEqual({ route: [{ destination: { host: 'reviews', subset: 'v1' } }] });
  });

  test('has a name', () => {
    expect(httpRoute({ name: 'default', to: v1 }).name).toBe('default');
  });

  test('has a timeout', () => {
    expect(httpRoute({ to: v1, timeout: Duration.seconds(5) }).timeout).toBe('5s');
    expect(httpRoute({ to: v1, timeout: Duration.millis(1500) }).timeout).toBe('1500ms');
  });

  test('combines everything that is done to a request that is sent on', () => {
    const route = httpRoute({
      name: 'all',
      match: [{ uri: StringMatch.prefix('/api/') }],
      to: [
        { destination: v1, weight: 50 },
        { destination: v2, weight: 50 },
      ],
      timeout: Duration.seconds(10),
      retries: { attempts: 5, perTryTimeout: Duration.seconds(2), on: [RetryOn.GATEWAY_ERROR] },
      fault: { abort: Abort.http(500, Percentage.of(10)), delay: Delay.fixed(Duration.seconds(1), Percentage.of(5)) },
      rewrite: { uri: '/' },
      mirror: { to: v2, percentage: Percentage.of(1) },
      headers: { request: { set: { 'x-mesh': 'yes' } } },
      corsPolicy: { allowOrigins: [StringMatch.exact('*')] },
    });
    expect(route.retries).toEqual({ attempts: 5, perTryTimeout: '2s', retryOn: 'gateway-error' });
    expect(route.mirrorPercentage).toEqual({ value: 1 });
    expect(Yaml.stringify(route)).toMatchInlineSnapshot(`
"corsPolicy:
  allowOrigins:
    - exact: "*"
fault:
  abort:
    httpStatus: 500
    percentage:
      value: 10
  delay:
    fixedDelay: 1s
    percentage:
      value: 5
headers:
  request:
    set:
      x-mesh: "yes"
match:
  - uri:
      prefix: /api/
mirror:
  host: reviews
  subset: v2
mirrorPercentage:
  value: 1
name: all
retries:
  attempts: 5
  perTryTimeout: 2s
  retryOn: gateway-error
rewrite:
  uri: /
route:
  - destination:
      host: reviews
      subset: v1
    weight: 50
  - destination:
      host: reviews
      subset: v2
    weight: 50
timeout: 10s
"
`);
  });
});

describe('an HTTP route fails', () => {
  test('for a timeout of nothing, which is no way to have none', () => {
    expect(httpRouteError({ to: v1, timeout: Duration.seconds(0) })).toBe(
      "'http[0].timeout' must be a whole number of milliseconds, 1 ms or more, got '0 ms'; leave it out for no limit (at test/routes) [MESH_INVALID_DURATION]",
    );
  });

  test('without something to do', () => {
    expect(httpRouteError({} as HttpRoute)).toBe(
      "'http[0]' must have exactly one of to, redirect, directResponse and delegate, got [] (at test/routes) [MESH_ROUTE_ACTION]",
    );
  });

  test('for two things to do', () => {
    const route = { directResponse: { status: 200 }, delegate: { name: 'a', namespace: 'b' } } as unknown as HttpRoute;
    expect(httpRouteError(route)).toBe(
      `'http[0]' must have exactly one of to, redirect, directResponse and delegate, got ["directResponse","delegate"] (at test/routes) [MESH_ROUTE_ACTION]`,
    );
  });

  test('for retries of a request that is answered by the proxy', () => {
    const route = { directResponse: { status: 200 }, timeout: Duration.seconds(1), retries: { attempts: 1 } };
    expect(httpRouteError(route as unknown as HttpRoute)).toBe(
      `'http[0]' must not have timeout, retries beside directResponse, got ["directResponse","timeout","retries"]; a request that is answered here is not sent on; drop timeout, retries (at test/routes) [MESH_ROUTE_ACTION]`,
    );
  });
});

describe('a route that delegates', () => {
  const shop = { name: 'shop-routes', namespace: 'shop' };

  test('names a VirtualService, with its namespace where it is another', () => {
    expect(httpRoute({ delegate: shop })).toEqual({ delegate: shop });
    expect(httpRoute({ delegate: { name: 'more', namespace: 'bookinfo' } })).toEqual({ delegate: { name: 'more' } });
  });

  test('goes to a VirtualService of the app that has no hosts', () => {
    const manifests = render((chart) => {
      const delegated = new VirtualService(chart, 'part', { delegated: true, http: [{ to: v1 }] });
      const http = [{ match: [{ uri: StringMatch.prefix('/a') }], delegate: delegated }];
      new VirtualService(chart, 'whole', { host: reviews, http });
    });
    expect(find(manifests, 'VirtualService', 'test-part').spec).not.toHaveProperty('hosts');
    expect(find(manifests, 'VirtualService', 'test-whole').spec.http[0]).toEqual({
      match: [{ uri: { prefix: '/a' } }],
      delegate: { name: 'test-part' },
    });
  });

  test('may have what the delegated routes lack', () => {
    const route = httpRoute({
      delegate: shop,
      timeout: Duration.seconds(3),
      rewrite: { uri: '/' },
      mirror: { to: v2 },
    });
    expect(Object.keys(route)).toEqual(['delegate', 'mirror', 'rewrite', 'timeout']);
  });

  test('fails for a VirtualService with hosts, whose rules Istio would leave out', () => {
    const build = () =>
      render((chart) => {
        const other = new VirtualService(chart, 'other', { host: reviews, http: [{ to: v1 }] });
        new VirtualService(chart, 'routes', { host: reviews, http: [{ delegate: other }] });
      });
    expect(messageOf(build)).toBe(
      "'http[0].delegate' must be a VirtualService without hosts, got 'test-other'; make it with delegated: true (at test/routes) [MESH_DELEGATE_WITH_HOSTS]",
    );
  });

  test('fails for an object without a namespace in a rule that has one', () => {
    expect(httpRouteError({ delegate: { name: 'shop-routes', namespace: undefined } })).toBe(
      "'http[0].delegate' must have a namespace to be named from namespace 'bookinfo', got 'shop-routes'; give the object or its chart a namespace (at test/routes) [MESH_REF_WITHOUT_NAMESPACE]",
    );
  });
});

describe('a VirtualService that others delegate to', () => {
  test('has neither hosts nor gateways', () => {
    const { spec } = virtualService({ delegated: true, http: [{ to: v1 }] });
    expect(Object.keys(spec)).toEqual(['http']);
  });

  test.each([
    ['host', { host: reviews }],
    ['hosts, gateways', { hosts: [reviews], gateways: ['mesh'] }],
  ])('fails with %s', (keys, own) => {
    const props = { delegated: true, ...own } as unknown as VirtualServiceProps;
    expect(messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', props)))).toBe(
      `'${keys}' must not stand beside delegated; its rules are for the hosts and gateways of those that delegate to it (at test/routes) [MESH_DELEGATED]`,
    );
  });

  test('fails to delegate further', () => {
    const props = { delegated: true, http: [{ delegate: { name: 'x', namespace: 'y' } }] } as const;
    expect(messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', props)))).toBe(
      "'http[0].delegate' must not be in a VirtualService that others delegate to, got 'x'; delegate to it from the one with hosts (at test/routes) [MESH_DELEGATED]",
    );
  });

  test.each(['tls', 'tcp'] as const)('fails to have %s routes', (kind) => {
    const build = () =>
      renderOne((chart) => {
        const routes = new VirtualService(chart, 'routes', { delegated: true });
        if (kind === 'tcp') routes.addTcpRoute({ to: v1 });
        else routes.addTlsRoute({ match: [{ sniHosts: [reviews] }], to: v1 });
      });
    expect(messageOf(build)).toBe(
      `'${kind}[0]' must not be in a VirtualService that others delegate to; only HTTP routes are delegated (at test/routes) [MESH_DELEGATED]`,
    );
  });
});
