import { describe, expect, test } from '@jest/globals';
import { find, type Manifest } from '../support/render';
import { exercisesOf, snapshot, system } from '../support/systems';

const base = () => system('bookinfo');
const services = ['productpage', 'reviews', 'ratings', 'details'];
const istio = ({ apiVersion }: Manifest) => apiVersion.startsWith('networking.istio.io/');
const jason = [{ headers: { 'end-user': { exact: 'jason' } } }];
const to = (host: string, subset: string) => [{ destination: { host, subset } }];

describe('Bookinfo', () => {
  test.each(['bookinfo', ...exercisesOf('bookinfo')])('%s renders what dist/ has', (name) => {
    const { rendered, committed } = snapshot(name);
    expect(rendered).toBe(committed);
  });

  test('lives in an injected namespace, which comes first', () => {
    expect(base()[0]).toMatchObject({
      kind: 'Namespace',
      metadata: { name: 'bookinfo', labels: { 'istio-injection': 'enabled' } },
    });
  });

  test('has a Service on 9080 and a ServiceAccount per service', () => {
    for (const name of services) {
      expect(find(base(), 'Service', name).spec).toMatchObject({
        selector: { app: name },
        ports: [{ name: 'http', port: 9080, targetPort: 9080 }],
      });
      find(base(), 'ServiceAccount', `bookinfo-${name}`);
    }
  });

  test('runs version 1 of every service, and reviews in three versions', () => {
    const deployments = base().filter(({ kind }) => kind === 'Deployment');
    expect(deployments.map(({ metadata }) => metadata.name).sort()).toEqual([
      'details-v1',
      'productpage-v1',
      'ratings-v1',
      'reviews-v1',
      'reviews-v2',
      'reviews-v3',
    ]);
    for (const { metadata, spec } of deployments) {
      const { app, version } = metadata.labels;
      expect(spec.template.metadata.labels).toMatchObject({ app, version });
      expect(spec.template.spec.serviceAccountName).toBe(`bookinfo-${app}`);
      expect(spec.template.spec.containers[0].image).toBe(`docker.io/istio/examples-bookinfo-${app}-${version}:1.20.3`);
    }
  });

  test('declares the patience of the code: 3 s and one retry for reviews, 10 s for ratings', () => {
    const callsOf = (name: string) =>
      JSON.parse(find(base(), 'Deployment', name).metadata.annotations?.['cdk8s-mesh/calls'] ?? '[]');
    expect(callsOf('productpage-v1')).toContainEqual({ to: 'reviews', timeout: '3s', retries: 1 });
    expect(callsOf('reviews-v1')).toEqual([]);
    expect(callsOf('reviews-v2')).toEqual([{ to: 'ratings', timeout: '10s' }]);
    expect(callsOf('reviews-v3')).toEqual([{ to: 'ratings', timeout: '10s' }]);
  });

  test('defines the subsets of every service', () => {
    const subsetsOf = (name: string) => find(base(), 'DestinationRule', name).spec.subsets;
    expect(subsetsOf('reviews')).toEqual(['v1', 'v2', 'v3'].map((version) => ({ name: version, labels: { version } })));
    for (const name of ['productpage', 'ratings', 'details']) {
      expect(subsetsOf(name)).toEqual([{ name: 'v1', labels: { version: 'v1' } }]);
    }
  });

  test('routes every service to its version 1', () => {
    for (const name of services) {
      expect(find(base(), 'VirtualService', name).spec).toEqual({ hosts: [name], http: [{ route: to(name, 'v1') }] });
    }
  });

  test('is entered by a Gateway of the Gateway API behind a ClusterIP Service', () => {
    const gateway = find(
      base().filter((manifest) => !istio(manifest)),
      'Gateway',
      'bookinfo-gateway',
    );
    expect(gateway.apiVersion).toBe('gateway.networking.k8s.io/v1');
    expect(gateway.metadata.annotations).toEqual({ 'networking.istio.io/service-type': 'ClusterIP' });
    expect(gateway.spec).toEqual({
      gatewayClassName: 'istio',
      listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'Same' } } }],
    });
    const route = find(base(), 'HTTPRoute', 'bookinfo');
    expect(route.spec.parentRefs).toMatchObject([{ name: 'bookinfo-gateway' }]);
    const [rule] = route.spec.rules;
    expect(rule.matches.map(({ path }: Manifest) => `${path.type} ${path.value}`)).toEqual([
      'Exact /productpage',
      'Exact /login',
      'Exact /logout',
      'PathPrefix /static',
      'PathPrefix /api/v1/products',
    ]);
    expect(rule.backendRefs).toMatchObject([{ name: 'productpage', port: 9080 }]);
  });

  test("is entered by Istio's own Gateway too, with the same paths", () => {
    const gateway = find(base().filter(istio), 'Gateway', 'bookinfo-gateway');
    expect(gateway.spec).toEqual({
      selector: { istio: 'ingressgateway' },
      servers: [{ hosts: ['bookinfo.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } }],
    });
    const { gateways, hosts, http } = find(base(), 'VirtualService', 'bookinfo').spec;
    expect({ gateways, hosts }).toEqual({ gateways: ['bookinfo-gateway'], hosts: ['bookinfo.example.com'] });
    expect(http[0].match.map(({ uri }: Manifest) => uri)).toEqual([
      { exact: '/productpage' },
      { exact: '/login' },
      { exact: '/logout' },
      { prefix: '/static' },
      { prefix: '/api/v1/products' },
    ]);
    expect(http[0].route).toEqual([{ destination: { host: 'productpage' } }]);
  });
});

describe('The exercises of Bookinfo', () => {
  test('carry the names of what they replace, or names that the base does not have', () => {
    const names = (manifests: readonly Manifest[]) => manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    const inBase = names(base().filter(istio));
    const replacing = exercisesOf('bookinfo').filter((name) => !/httpbin|egress/.test(name));
    expect(replacing).toHaveLength(6);
    for (const name of replacing) {
      for (const object of names(system(name))) expect(inBase).toContain(object);
    }
    for (const name of ['bookinfo-07-httpbin', 'bookinfo-08-egress-gateway']) {
      for (const object of names(system(name))) expect(inBase).not.toContain(object);
    }
  });

  test('01 sends jason to version 2 of reviews and everyone else to version 1', () => {
    const { http } = find(system('bookinfo-01-reviews-test-v2'), 'VirtualService', 'reviews').spec;
    expect(http).toEqual([{ match: jason, route: to('reviews', 'v2') }, { route: to('reviews', 'v1') }]);
  });

  test('02 holds every request of jason to ratings for 7 s', () => {
    const { http } = find(system('bookinfo-02-ratings-test-delay'), 'VirtualService', 'ratings').spec;
    expect(http[0]).toEqual({
      match: jason,
      fault: { delay: { fixedDelay: '7s', percentage: { value: 100 } } },
      route: to('ratings', 'v1'),
    });
    expect(http[1]).toEqual({ route: to('ratings', 'v1') });
  });

  test('02 lets jason reach the version of reviews that asks ratings', () => {
    const { http } = find(system('bookinfo-02-ratings-test-delay'), 'VirtualService', 'reviews').spec;
    expect(http[0]).toEqual({ match: jason, route: to('reviews', 'v2') });
  });

  test('03 splits reviews in halves between versions 1 and 3', () => {
    const { http } = find(system('bookinfo-03-reviews-50-v3'), 'VirtualService', 'reviews').spec;
    expect(http[0].route).toEqual([
      { destination: { host: 'reviews', subset: 'v1' }, weight: 50 },
      { destination: { host: 'reviews', subset: 'v3' }, weight: 50 },
    ]);
  });

  test('04 sends everyone to version 3 of reviews', () => {
    const { http } = find(system('bookinfo-04-reviews-v3'), 'VirtualService', 'reviews').spec;
    expect(http).toEqual([{ route: to('reviews', 'v3') }]);
  });

  test('05 breaks the circuit after one error, for three minutes and all pods, and lets one request wait', () => {
    const { trafficPolicy } = find(system('bookinfo-05-reviews-circuit-breaker'), 'DestinationRule', 'reviews').spec;
    expect(trafficPolicy.connectionPool.http).toEqual({ http1MaxPendingRequests: 1, maxRequestsPerConnection: 1 });
    expect(trafficPolicy.outlierDetection).toEqual({
      consecutive5xxErrors: 1,
      interval: '1s',
      baseEjectionTime: '3m',
      maxEjectionPercent: 100,
    });
  });

  test('05 keeps the subsets that the routes of the base need', () => {
    const subsets = (name: string) => find(system(name), 'DestinationRule', 'reviews').spec.subsets;
    expect(subsets('bookinfo-05-reviews-circuit-breaker')).toEqual(subsets('bookinfo'));
  });

  test('06 mirrors half of the requests to version 2 and answers all of them from version 1', () => {
    const { http } = find(system('bookinfo-06-reviews-mirroring'), 'VirtualService', 'reviews').spec;
    expect(http).toEqual([
      {
        route: to('reviews', 'v1'),
        mirror: { host: 'reviews', subset: 'v2' },
        mirrorPercentage: { value: 50 },
      },
    ]);
  });

  test('07 opens port 80 for httpbin.example.com', () => {
    const httpbin = system('bookinfo-07-httpbin');
    expect(find(httpbin, 'Gateway', 'httpbin-gateway').spec.servers).toEqual([
      { hosts: ['httpbin.example.com'], port: { number: 80, name: 'http', protocol: 'HTTP' } },
    ]);
    expect(find(httpbin, 'VirtualService', 'httpbin').spec).toMatchObject({
      hosts: ['httpbin.example.com'],
      gateways: ['httpbin-gateway'],
      http: [{ route: [{ destination: { host: 'httpbin' } }] }],
    });
    find(httpbin, 'Deployment', 'httpbin');
    find(httpbin, 'Service', 'httpbin');
  });

  test('08 sends sidecars to the egress gateway, and the egress gateway outside', () => {
    const egress = system('bookinfo-08-egress-gateway');
    expect(find(egress, 'ServiceEntry').spec).toMatchObject({ hosts: ['www.example.com'], resolution: 'DNS' });
    expect(find(egress, 'Gateway').spec.selector).toEqual({ istio: 'egressgateway' });
    const { gateways, http } = find(egress, 'VirtualService').spec;
    expect(gateways).toEqual(['istio-egressgateway', 'mesh']);
    expect(http).toEqual([
      {
        match: [{ gateways: ['mesh'], port: 80 }],
        route: [{ destination: { host: 'istio-egressgateway.istio-system.svc.cluster.local', port: { number: 80 } } }],
      },
      {
        match: [{ gateways: ['istio-egressgateway'], port: 80 }],
        route: [{ destination: { host: 'www.example.com', port: { number: 80 } } }],
      },
    ]);
  });
});
