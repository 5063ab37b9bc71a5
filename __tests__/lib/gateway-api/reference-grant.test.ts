import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { gatewayApi, ServicePort, VersionedService } from 'cdk8s-mesh';
import { ConfigMap, Secret, Service } from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const {
  BackendRef,
  Gateway,
  GRPCRoute,
  HTTPRoute,
  Listener,
  ListenerSet,
  ReferenceGrant,
  TCPRoute,
  TLSRoute,
  UDPRoute,
} = gatewayApi;

const from: readonly gatewayApi.GrantFrom[] = [{ kind: 'HTTPRoute', namespace: 'shop' }];
const to: readonly gatewayApi.GrantTo[] = [{ kind: 'Service' }];
const grantOf = (props: Partial<gatewayApi.ReferenceGrantProps>) =>
  renderOne((chart) => {
    new ReferenceGrant(chart, 'grant', { from, to, ...props });
  });
const failure = (props: Partial<gatewayApi.ReferenceGrantProps>) => messageOf(() => grantOf(props));

const chartOf = (namespace: string | undefined) =>
  new Chart(Testing.app(), 'shop', { disableResourceNameHashes: true, ...(namespace ? { namespace } : {}) });
const backends = [BackendRef.object({ group: 'example.com', kind: 'Pool', name: 'pool' })];
const parents = [{ name: 'gateway' }];
const routeIn = (namespace: string | undefined, id = 'route') =>
  new HTTPRoute(chartOf(namespace), id, { parents, rules: [{ backends }] });

describe('a ReferenceGrant', () => {
  test('lets the routes of a namespace refer to a Service, and a Gateway to a Secret', () => {
    const shop = chartOf('shop');
    const gateway = new Gateway(shop, 'gateway', {
      className: 'istio',
      listeners: [Listener.http({ name: 'http', port: 80 })],
    });
    const manifests = render((chart) => {
      new ReferenceGrant(chart, 'grant', {
        from: [routeIn('shop'), gateway],
        to: [new Service(chart, 'ratings', { ports: [{ port: 9080 }] }), new Secret(chart, 'cert')],
      });
    });
    const grant = find(manifests, 'ReferenceGrant');
    expect([grant.apiVersion, grant.metadata]).toEqual([
      'gateway.networking.k8s.io/v1',
      { name: 'test-grant', namespace: 'bookinfo' },
    ]);
    expect(specYaml(grant)).toMatchInlineSnapshot(`
"from:
  - group: gateway.networking.k8s.io
    kind: HTTPRoute
    namespace: shop
  - group: gateway.networking.k8s.io
    kind: Gateway
    namespace: shop
to:
  - group: ""
    kind: Service
    name: test-ratings
  - group: ""
    kind: Secret
    name: test-cert"
`);
    expect(violations(grant)).toEqual([]);
  });

  test('takes routes of every kind, and ListenerSets', () => {
    const chart = chartOf('shop');
    const objects = [
      new GRPCRoute(chart, 'grpc', { parents, rules: [{ backends }] }),
      new TCPRoute(chart, 'tcp', { parents, backends }),
      new TLSRoute(chart, 'tls', { parents, backends, hostnames: ['a.example.com'] }),
      new UDPRoute(chart, 'udp', { parents, backends }),
      new ListenerSet(chart, 'set', { parent: { name: 'gateway' } }),
    ];
    expect(grantOf({ from: objects }).spec.from).toEqual(
      ['GRPCRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute', 'ListenerSet'].map((kind) => ({
        group: 'gateway.networking.k8s.io',
        kind,
        namespace: 'shop',
      })),
    );
  });

  test('names two routes of one kind and namespace once', () => {
    expect(grantOf({ from: [routeIn('shop'), routeIn('shop', 'other'), ...from, routeIn('cart')] }).spec.from).toEqual([
      { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' },
      { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'cart' },
    ]);
  });

  test('grants single objects, or all of a kind', () => {
    const versioned = new VersionedService(chartOf('bookinfo'), 'ratings', {
      port: ServicePort.http(9080),
      versions: { v1: { image: 'ratings:1' } },
    });
    const entries = [
      versioned,
      new ConfigMap(chartOf('bookinfo'), 'ca'),
      { kind: 'Service' as const },
      { kind: 'Secret' as const, name: 'cert' },
      { group: 'example.com', kind: 'Pool' },
    ];
    expect(grantOf({ to: entries }).spec.to).toEqual([
      { group: '', kind: 'Service', name: 'ratings' },
      { group: '', kind: 'ConfigMap', name: 'shop-ca' },
      { group: '', kind: 'Service' },
      { group: '', kind: 'Secret', name: 'cert' },
      { group: 'example.com', kind: 'Pool' },
    ]);
  });

  test('takes kinds of other groups', () => {
    const entry = { group: 'example.com', kind: 'FooRoute', namespace: 'shop' };
    expect(grantOf({ from: [entry] }).spec.from).toEqual([entry]);
  });

  test('is a resource that roles can name', () => {
    const grant = new ReferenceGrant(new Chart(Testing.app(), 'test'), 'grant', { from, to });
    expect([grant.resourceType, grant.apiGroup]).toEqual(['referencegrants', 'gateway.networking.k8s.io']);
  });

  const many = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);
  test.each([
    ['nobody', { from: [] }, "'from' must have at least one entry, got [] (at test/grant) [MESH_EMPTY]"],
    ['nothing', { to: [] }, "'to' must have at least one entry, got [] (at test/grant) [MESH_EMPTY]"],
    [
      'more than 16 kinds',
      { from: many(17).map((namespace) => ({ kind: 'HTTPRoute' as const, namespace })) },
      "'from' must have at most 16 entries, got 17 (at test/grant) [MESH_TOO_MANY]",
    ],
    [
      'more than 16 objects',
      { to: many(17).map((name) => ({ kind: 'Service' as const, name })) },
      "'to' must have at most 16 entries, got 17 (at test/grant) [MESH_TOO_MANY]",
    ],
    [
      'a route without a namespace',
      { from: [routeIn(undefined)] },
      "'from[0]' must have a namespace, which is what is granted something, got 'shop-route'; " +
        'give the object or its chart a namespace (at test/grant) [MESH_REF_WITHOUT_NAMESPACE]',
    ],
    [
      'an object of another namespace',
      { to: [new Service(chartOf('shop'), 'service')] },
      "'to[0]' must live in the namespace of the ReferenceGrant, got 'Service shop/shop-service' " +
        '(at test/grant) [MESH_OTHER_NAMESPACE]',
    ],
    [
      'what is no namespace',
      { from: [{ kind: 'HTTPRoute' as const, namespace: 'Shop' }] },
      "'from[0].namespace' must be a DNS label: at most 63 lower-case letters, digits and dashes, " +
        "with no dash at either end, got 'Shop' (at test/grant) [MESH_INVALID_NAME]",
    ],
    [
      'what is no kind',
      { to: [{ group: '', kind: '' }] },
      "'to[0].kind' must be a kind: at most 63 letters, digits and dashes, got '' (at test/grant) [MESH_INVALID_NAME]",
    ],
    [
      'an empty name',
      { to: [{ kind: 'Service' as const, name: '' }] },
      "'to[0].name' must have 1 to 253 characters, got '' (at test/grant) [MESH_INVALID_NAME]",
    ],
  ])('fails for %s', (_, props, message) => {
    expect(failure(props)).toBe(message);
  });
});
