import { describe, expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import { Destination, gatewayApi, Host } from 'cdk8s-mesh';
import { Protocol, Service, type ServicePort } from 'cdk8s-plus-28';
import { messageOf, renderOne } from '../../support/render';

const { BackendRef, HTTPRoute, HTTPRouteFilter } = gatewayApi;

type Backends = gatewayApi.HTTPForwardingRule['backends'];

const parents = [{ name: 'gateway' }];
const backendRefsOf = (...backends: Backends) =>
  renderOne((chart) => {
    new HTTPRoute(chart, 'route', { parents, rules: [{ backends }] });
  }).spec.rules[0].backendRefs;
const failure = (...backends: Backends) => messageOf(() => backendRefsOf(...backends));

const serviceIn = (namespace: string | undefined, ...ports: ServicePort[]) => {
  const chart = new Chart(Testing.app(), 'shop', namespace === undefined ? {} : { namespace });
  return new Service(chart, 'reviews', { metadata: { name: 'reviews' }, ports });
};
const reviews = serviceIn('bookinfo', { port: 9080 });
const pool = BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' });

/** What `app.synth()` complains of for a route to the backend. */
const synthFailure = (backend: gatewayApi.BackendTarget) => {
  const app = new App({ outdir: Testing.app().outdir });
  const chart = new Chart(app, 'test', { namespace: 'bookinfo' });
  new HTTPRoute(chart, 'route', { parents, rules: [{ backends: [backend] }] });
  return messageOf(() => app.synth());
};

describe('backends', () => {
  test('are Services, with their only port', () => {
    expect(backendRefsOf(reviews)).toEqual([{ name: 'reviews', port: 9080 }]);
    expect(backendRefsOf({ host: Host.of(reviews) })).toEqual([{ name: 'reviews', port: 9080 }]);
    expect(backendRefsOf(Host.of(reviews))).toEqual([{ name: 'reviews', port: 9080 }]);
  });

  test('take the port that a Service is bound to after the rule was added', () => {
    const service = serviceIn('bookinfo');
    const manifest = renderOne((chart) => {
      new HTTPRoute(chart, 'route', { parents, rules: [{ backends: [service] }] });
      service.bind(9080);
    });
    expect(manifest.spec.rules[0].backendRefs).toEqual([{ name: 'reviews', port: 9080 }]);
  });

  test('take one number for two protocols as one port', () => {
    const dns = serviceIn('bookinfo', { port: 53, name: 'tcp' }, { port: 53, name: 'udp', protocol: Protocol.UDP });
    expect(backendRefsOf(dns)).toEqual([{ name: 'reviews', port: 53 }]);
  });

  test('name the port where a Service has several', () => {
    const service = serviceIn('bookinfo', { port: 80, name: 'http' }, { port: 9090, name: 'metrics' });
    expect(backendRefsOf(BackendRef.of(service, { port: 80 }))).toEqual([{ name: 'reviews', port: 80 }]);
  });

  test('have a namespace where it is not the one of the route', () => {
    expect(backendRefsOf(serviceIn('shop', { port: 9080 }))).toEqual([
      { name: 'reviews', namespace: 'shop', port: 9080 },
    ]);
  });

  test('are Services that the app does not define', () => {
    const backend = BackendRef.of(Host.service('reviews', { namespace: 'shop' }), { port: 9080 });
    expect(backendRefsOf(backend)).toEqual([{ name: 'reviews', namespace: 'shop', port: 9080 }]);
  });

  test("are hosts outside the cluster, of Istio's kind", () => {
    expect(backendRefsOf(BackendRef.of(Host.external('api.example.com'), { port: 443 }))).toEqual([
      { group: 'networking.istio.io', kind: 'Hostname', name: 'api.example.com', port: 443 },
    ]);
  });

  test('are objects of any kind', () => {
    const object = { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'reviews', namespace: 'shop' };
    expect(backendRefsOf(BackendRef.object(object, { port: 9080 }), pool)).toEqual([
      { ...object, port: 9080 },
      { group: 'example.com', kind: 'Pool', name: 'pool' },
    ]);
  });

  test('have weights and filters of their own, and none that were not said', () => {
    const filters = [HTTPRouteFilter.requestHeaderModifier({ set: { 'x-canary': 'true' } })];
    expect(backendRefsOf({ backend: reviews, weight: 90 }, { backend: pool, weight: 0, filters }, pool)).toEqual([
      { name: 'reviews', port: 9080, weight: 90 },
      {
        group: 'example.com',
        kind: 'Pool',
        name: 'pool',
        weight: 0,
        filters: [
          { type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'x-canary', value: 'true' }] } },
        ],
      },
      { group: 'example.com', kind: 'Pool', name: 'pool' },
    ]);
  });

  test.each([
    [
      'a Service with several ports',
      serviceIn('bookinfo', { port: 80, name: 'http' }, { port: 9090, name: 'metrics' }),
      "'rules[0].backends[0].port' must name a port of Service reviews, which has 80, 9090; " +
        'write BackendRef.of(service, { port }) (at test/route) [MESH_BACKEND_WITHOUT_PORT]',
    ],
    [
      'a Service whose ports nobody knows',
      Host.service('reviews', { namespace: 'bookinfo' }),
      "'rules[0].backends[0].port' must be given, as nothing here knows the ports of Service reviews; " +
        'write BackendRef.of(…, { port }) (at test/route) [MESH_BACKEND_WITHOUT_PORT]',
    ],
    [
      'a host outside the cluster without a port',
      Host.external('api.example.com'),
      "'rules[0].backends[0].port' must be given, as nothing here knows the ports of api.example.com; " +
        'write BackendRef.of(…, { port }) (at test/route) [MESH_BACKEND_WITHOUT_PORT]',
    ],
    [
      'a Service by its parts without a port',
      BackendRef.object({ group: '', kind: 'Service', name: 'reviews' }),
      "'rules[0].backends[0].port' must be given, as nothing here knows the ports of Service reviews; " +
        'write BackendRef.of(…, { port }) (at test/route) [MESH_BACKEND_WITHOUT_PORT]',
    ],
    [
      'every host',
      BackendRef.of(Host.ANY, { port: 443 }),
      "'rules[0].backends[0]' must be the name of a service, got '*'; say which host (at test/route) [MESH_INVALID_DESTINATION]",
    ],
    [
      'an IP address',
      BackendRef.of(Host.external('10.0.0.1'), { port: 443 }),
      "'rules[0].backends[0]' must be the name of a service, got '10.0.0.1'; give the address a name with a ServiceEntry " +
        '(at test/route) [MESH_INVALID_DESTINATION]',
    ],
    [
      'an external host without a domain',
      BackendRef.of(Host.external('api'), { port: 443 }),
      "'rules[0].backends[0]' must be a whole DNS name, since one without a dot means a Service beside the rule, got 'api'; " +
        'give the domain too, or use Host.service for a Service (at test/route) [MESH_SHORT_HOST]',
    ],
    [
      'a Service without a namespace',
      serviceIn(undefined, { port: 9080 }),
      "'rules[0].backends[0]' must have a namespace to be named from namespace 'bookinfo', got 'reviews'; " +
        'give the Service or its chart a namespace (at test/route) [MESH_HOST_WITHOUT_NAMESPACE]',
    ],
    [
      'an object without a kind',
      BackendRef.object({ group: 'example.com', kind: '1', name: 'a' }),
      "'rules[0].backends[0].kind' must be a kind: at most 63 letters, digits and dashes, got '1' (at test/route) [MESH_INVALID_NAME]",
    ],
    [
      'a weight that is none',
      { backend: pool, weight: 1_000_001 },
      "'rules[0].backends[0].weight' must be an integer from 0 to 1000000, got 1000001 (at test/route) [MESH_OUT_OF_RANGE]",
    ],
    [
      'a weight of 0 alone',
      { backend: pool, weight: 0 },
      "'rules[0].backends[].weight' must not all be 0, got [0]; give at least one backend a positive weight " +
        '(at test/route) [MESH_WEIGHTS_ALL_ZERO]',
    ],
  ])('fail for %s', (_, backend, message) => {
    expect(failure(backend)).toBe(message);
  });

  test('fail for none, and for more than 16', () => {
    expect(failure()).toBe(
      "'rules[0].backends' must have at least one entry, got []; name at least one backend (at test/route) [MESH_EMPTY]",
    );
    expect(failure(...Array(17).fill(pool))).toBe(
      "'rules[0].backends' must have at most 16 entries, got 17 (at test/route) [MESH_TOO_MANY]",
    );
  });

  test('fail for a subset', () => {
    const canary = Destination.of(reviews, { subset: 'v2' }) as unknown as Host;
    expect(failure(canary)).toBe(
      "'backend' must be a Service, not a subset of one, got 'v2'; give each version a Service of its own [MESH_SUBSET_BACKEND]",
    );
  });

  test('fail for a port that is none', () => {
    expect(messageOf(() => BackendRef.of(reviews, { port: 0 }))).toBe(
      "'port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    );
  });
});

describe('ports of a Service, when the app is synthesized', () => {
  test('fail where the Service does not have the port', () => {
    expect(synthFailure(BackendRef.of(reviews, { port: 80 }))).toContain(
      "[test/route] 'rules[0].backends[0].port' must be a port of Service reviews, which has 9080, got 80 [MESH_UNKNOWN_PORT]",
    );
  });

  test('fail where the Service has none', () => {
    expect(synthFailure(serviceIn('bookinfo'))).toContain(
      "[test/route] 'rules[0].backends[0].port' must name a port of Service reviews, which has none; " +
        'write BackendRef.of(service, { port }) [MESH_BACKEND_WITHOUT_PORT]',
    );
  });

  test('fail where a second one was bound after the rule was added', () => {
    const service = serviceIn('bookinfo', { port: 80, name: 'http' });
    const route = () => {
      const app = new App({ outdir: Testing.app().outdir });
      const chart = new Chart(app, 'test', { namespace: 'bookinfo' });
      new HTTPRoute(chart, 'route', { parents, rules: [{ backends: [service] }] });
      service.bind(9090, { name: 'metrics' });
      app.synth();
    };
    expect(messageOf(route)).toContain('must name a port of Service reviews, which has 80, 9090');
  });

  test('fail without validation, too', () => {
    expect(failure(serviceIn('bookinfo'))).toContain('must name a port of Service reviews, which has none');
  });
});
