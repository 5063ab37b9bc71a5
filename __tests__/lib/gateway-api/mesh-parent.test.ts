import { describe, expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import {
  gatewayApi,
  Host,
  Resolution,
  ServiceEntry,
  ServiceEntryPort,
  ServicePort,
  VersionedService,
} from 'cdk8s-mesh';
import { Service } from 'cdk8s-plus-28';
import { messageOf, renderOne } from '../../support/render';
import { violations } from '../../support/schema';

const { BackendRef, GRPCRoute, HTTPRoute, MeshParent, TCPRoute, TLSRoute } = gatewayApi;

const backends = [BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' })];
const routeOf = (parents: readonly gatewayApi.RouteParent[], hostnames?: readonly string[]) =>
  renderOne((chart) => {
    new HTTPRoute(chart, 'route', { parents, rules: [{ backends }], ...(hostnames ? { hostnames } : {}) });
  });
const parentRefsOf = (...parents: gatewayApi.RouteParent[]) => routeOf(parents).spec.parentRefs;

const chartOf = (namespace: string | undefined) =>
  new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true, ...(namespace ? { namespace } : {}) });
const serviceIn = (namespace: string | undefined) =>
  new Service(chartOf(namespace), 'reviews', { metadata: { name: 'reviews' }, ports: [{ port: 9080, name: 'http' }] });
const entryIn = (namespace: string) =>
  new ServiceEntry(chartOf(namespace), 'api', {
    metadata: { name: 'api' },
    host: Host.external('api.example.com'),
    ports: [ServiceEntryPort.https(443)],
    resolution: Resolution.DNS,
  });

/** What `app.synth()` complains of for a route of the parent. */
const synthFailure = (parent: gatewayApi.RouteParent) => {
  const app = new App({ outdir: Testing.app().outdir });
  new HTTPRoute(new Chart(app, 'test', { namespace: 'bookinfo' }), 'route', {
    parents: [parent],
    rules: [{ backends }],
  });
  return messageOf(() => app.synth());
};

describe('services as parents', () => {
  test('are Services and constructs that have one', () => {
    const versioned = new VersionedService(chartOf('bookinfo'), 'ratings', {
      port: ServicePort.http(9080),
      versions: { v1: { image: 'ratings:1' } },
    });
    const manifest = routeOf([serviceIn('bookinfo'), versioned]);
    expect(manifest.spec.parentRefs).toEqual([
      { group: '', kind: 'Service', name: 'reviews' },
      { group: '', kind: 'Service', name: 'ratings' },
    ]);
    expect(violations(manifest)).toEqual([]);
  });

  test('have their namespace where the route is one of a consumer', () => {
    expect(parentRefsOf(serviceIn('shop'), Host.service('ratings', { namespace: 'shop' }))).toEqual([
      { group: '', kind: 'Service', name: 'reviews', namespace: 'shop' },
      { group: '', kind: 'Service', name: 'ratings', namespace: 'shop' },
    ]);
  });

  test('are ServiceEntries by their names', () => {
    expect(parentRefsOf(entryIn('bookinfo'))).toEqual([
      { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api' },
    ]);
    expect(parentRefsOf(MeshParent.of(entryIn('egress'), { port: 443 }))).toEqual([
      { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api', namespace: 'egress', port: 443 },
    ]);
  });

  test('may be narrowed down to a port, or to several by their names', () => {
    const reviews = serviceIn('bookinfo');
    expect(parentRefsOf(MeshParent.of(reviews, { port: 9080 }))).toEqual([
      { group: '', kind: 'Service', name: 'reviews', port: 9080 },
    ]);
    reviews.bind(9090, { name: 'metrics' });
    const both = routeOf([
      MeshParent.of(reviews, { port: 9080, sectionName: 'http' }),
      MeshParent.of(reviews, { port: 9090, sectionName: 'metrics' }),
    ]);
    expect(both.spec.parentRefs).toEqual([
      { group: '', kind: 'Service', name: 'reviews', sectionName: 'http', port: 9080 },
      { group: '', kind: 'Service', name: 'reviews', sectionName: 'metrics', port: 9090 },
    ]);
    expect(violations(both)).toEqual([]);
  });

  test('stand beside Gateways', () => {
    expect(parentRefsOf({ name: 'gateway' }, serviceIn('bookinfo'))).toHaveLength(2);
  });

  test('are parents of gRPC, TCP and TLS, too', () => {
    const parents = [serviceIn('bookinfo')];
    const kinds = [
      (chart: Chart) => new GRPCRoute(chart, 'route', { parents, rules: [{ backends }] }),
      (chart: Chart) => new TCPRoute(chart, 'route', { parents, backends }),
      (chart: Chart) => new TLSRoute(chart, 'route', { parents, backends, hostnames: ['reviews.example.com'] }),
    ];
    for (const kind of kinds) {
      const manifest = renderOne((chart) => {
        kind(chart);
      });
      expect(manifest.spec.parentRefs).toEqual([{ group: '', kind: 'Service', name: 'reviews' }]);
      expect(violations(manifest)).toEqual([]);
    }
  });

  test.each([
    [
      'a service twice',
      () => parentRefsOf(serviceIn('bookinfo'), serviceIn('bookinfo')),
      "'parents[1]' must name another port than the other parents of this name, got 'reviews'; " +
        'name the service once, or one port each with MeshParent.of(service, { port, sectionName }) ' +
        '(at test/route) [MESH_DUPLICATE_PARENT]',
    ],
    [
      'two ports that only their numbers tell apart',
      () =>
        parentRefsOf(
          MeshParent.of(serviceIn('bookinfo'), { port: 80 }),
          MeshParent.of(serviceIn('bookinfo'), { port: 81 }),
        ),
      "'parents[1]' must name another port than the other parents of this name, got 'reviews'; " +
        'name the service once, or one port each with MeshParent.of(service, { port, sectionName }) ' +
        '(at test/route) [MESH_DUPLICATE_PARENT]',
    ],
    [
      'a Service without a namespace',
      () => parentRefsOf(serviceIn(undefined)),
      "'parents[0]' must have a namespace to be named from namespace 'bookinfo', got 'reviews'; " +
        'give the object or its chart a namespace (at test/route) [MESH_REF_WITHOUT_NAMESPACE]',
    ],
    [
      'an external host',
      () => parentRefsOf(Host.external('api.example.com')),
      "'parent' must be a Service or a ServiceEntry, got 'api.example.com'; give the ServiceEntry that defines the host " +
        '[MESH_INVALID_PARENT]',
    ],
    [
      'what is no port',
      () => MeshParent.of(serviceIn('bookinfo'), { port: 0 }),
      "'port' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    ],
    [
      'what is no name of a port',
      () => MeshParent.of(serviceIn('bookinfo'), { sectionName: 'HTTP' }),
      "'sectionName' must be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots, got 'HTTP' " +
        '[MESH_INVALID_NAME]',
    ],
  ])('fail for %s', (_, run, message) => {
    expect(messageOf(run)).toBe(message);
  });
});

describe('ports of parents, when the app is synthesized', () => {
  test.each([
    [
      'a port that a Service does not have',
      () => MeshParent.of(serviceIn('bookinfo'), { port: 80 }),
      "[test/route] 'parents[0].port' must be a port of Service reviews, which has 9080, got 80 [MESH_UNKNOWN_PORT]",
    ],
    [
      'a name that no port has',
      () => MeshParent.of(serviceIn('bookinfo'), { sectionName: 'grpc' }),
      "[test/route] 'parents[0].sectionName' must be the name of a port of Service reviews, which has http, got 'grpc' " +
        '[MESH_UNKNOWN_PORT]',
    ],
    [
      'a port that a ServiceEntry does not have',
      () => MeshParent.of(entryIn('bookinfo'), { port: 80 }),
      "[test/route] 'parents[0].port' must be a port of ServiceEntry api, which has 443, got 80 [MESH_UNKNOWN_PORT]",
    ],
  ])('fail for %s', (_, parent, message) => {
    expect(synthFailure(parent())).toContain(message);
  });
});

describe('hostnames', () => {
  test('fail where every parent is a service', () => {
    const named = { group: 'networking.istio.io', kind: 'ServiceEntry', name: 'api' };
    expect(messageOf(() => routeOf([serviceIn('bookinfo'), named], ['reviews.example.com']))).toBe(
      '\'hostnames\' must be left out where every parent is a service, got ["reviews.example.com"]; ' +
        'the hosts of the services are what counts in the mesh (at test/route) [MESH_HOSTNAMES_IN_MESH]',
    );
    expect(routeOf([serviceIn('bookinfo')], []).spec.hostnames).toEqual([]);
  });

  test('may stand beside a service for the Gateways among the parents', () => {
    const { spec } = routeOf([{ name: 'gateway' }, serviceIn('bookinfo')], ['reviews.example.com']);
    expect(spec.hostnames).toEqual(['reviews.example.com']);
  });
});
