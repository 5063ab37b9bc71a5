import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import {
  type Destination,
  gatewayApi,
  Percentage,
  StringMatch,
  type VersionedService,
  type VirtualService,
} from 'cdk8s-mesh';
import type { Deployment, Service } from 'cdk8s-plus-28';

const { BackendRef, HTTPRoute, HTTPRouteFilter, PathMatch, PathModifier, ValueMatch } = gatewayApi;

interface Things {
  readonly gateway: gatewayApi.Gateway<'http'>;
  readonly service: Service;
  readonly reviews: VersionedService<'v1' | 'v2'>;
  readonly deployment: Deployment;
  readonly virtualService: VirtualService;
  readonly destination: Destination;
}

/** Compiled and never called. */
function mistakesOfRoutes(chart: Chart, things: Things): void {
  const { gateway, service, reviews, deployment, virtualService, destination } = things;
  const route = new HTTPRoute(chart, 'route', { parents: [gateway, gateway.listener('http'), { name: 'shared' }] });

  // @ts-expect-error a route has parents
  new HTTPRoute(chart, 'orphan', {});
  // @ts-expect-error a Deployment is no parent
  new HTTPRoute(chart, 'route', { parents: [deployment] });
  // @ts-expect-error a kind of Istio is no parent
  new HTTPRoute(chart, 'route', { parents: [virtualService] });
  // @ts-expect-error parents are objects
  new HTTPRoute(chart, 'route', { parents: ['gateway'] });

  route.addRule({
    backends: [service, reviews, { backend: reviews, weight: 1 }, BackendRef.of(service, { port: 80 })],
  });
  // @ts-expect-error subsets are no backends
  route.addRule({ backends: [destination] });
  // @ts-expect-error subsets are no backends
  route.addRule({ backends: [reviews.subset('v1')] });
  // @ts-expect-error a Deployment has no host
  route.addRule({ backends: [deployment] });
  // @ts-expect-error a weight needs a backend
  route.addRule({ backends: [{ weight: 1 }] });
  // @ts-expect-error a rule does something
  route.addRule({ matches: [{ path: PathMatch.exact('/') }] });

  const redirect = HTTPRouteFilter.requestRedirect({ scheme: 'https', statusCode: 301 });
  const rewrite = HTTPRouteFilter.urlRewrite({ hostname: 'example.com' });
  route.addRule({ filters: [redirect] });
  // @ts-expect-error what is redirected is not sent on
  route.addRule({ backends: [service], filters: [redirect] });
  // @ts-expect-error what is redirected is not rewritten
  route.addRule({ filters: [redirect, rewrite] });
  // @ts-expect-error no such status code
  HTTPRouteFilter.requestRedirect({ scheme: 'https', statusCode: 300 });
  // @ts-expect-error no such scheme
  HTTPRouteFilter.requestRedirect({ scheme: 'ftp' });
  // @ts-expect-error a path is replaced in one of two ways
  HTTPRouteFilter.urlRewrite({ path: '/v2' });
  // @ts-expect-error a modifier is no match
  route.addRule({ matches: [{ path: PathModifier.replaceFullPath('/') }], backends: [service] });
  // @ts-expect-error one share
  HTTPRouteFilter.requestMirror({ backend: service, percentage: Percentage.ALL, fraction: { numerator: 1 } });
  // @ts-expect-error a mirror goes somewhere
  HTTPRouteFilter.requestMirror({ percentage: Percentage.ALL });

  route.addRule({ matches: [{ headers: { a: ValueMatch.exact('b') } }], backends: [service] });
  // @ts-expect-error the Gateway API knows no prefixes of headers
  route.addRule({ matches: [{ headers: { a: StringMatch.prefix('b') } }], backends: [service] });
  // @ts-expect-error no such method
  route.addRule({ matches: [{ method: 'FETCH' }], backends: [service] });
  // @ts-expect-error a path is no match of a header
  route.addRule({ matches: [{ headers: { a: PathMatch.exact('/b') } }], backends: [service] });
  // @ts-expect-error durations are no strings
  route.addRule({ backends: [service], timeouts: { request: '10s' } });
}

test('mistakes in HTTPRoutes do not compile', () => {
  expect(mistakesOfRoutes).toBeInstanceOf(Function);
});
