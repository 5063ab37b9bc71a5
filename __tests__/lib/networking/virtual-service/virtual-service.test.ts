import { describe, expect, test } from '@jest/globals';
import { Chart, Testing, Yaml } from 'cdk8s';
import {
  type GatewayRef,
  Host,
  type HostRef,
  type HttpMatch,
  StringMatch,
  VirtualService,
  type VirtualServiceProps,
} from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../../support/render';
import { gateway, payments, ratings, reviews, v1, v2, virtualService } from '../../../support/virtual-service';

const http = [{ to: v1 }];
const error = (props: VirtualServiceProps, namespace?: string) =>
  messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', props), namespace));

describe('a VirtualService', () => {
  test('routes requests to a host', () => {
    const manifest = virtualService({ host: reviews }, (routes) => {
      routes.addHttpRoute({ match: [{ headers: { 'end-user': StringMatch.exact('jason') } }], to: v2 });
      routes.addHttpRoute({ to: v1 });
    });
    expect(manifest.spec.http[0].route[0].destination.subset).toBe('v2');
    expect(manifest.spec.http[1].route[0].destination.subset).toBe('v1');
    expect(Yaml.stringify(manifest)).toMatchInlineSnapshot(`
"apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: test-routes
  namespace: bookinfo
spec:
  hosts:
    - reviews
  http:
    - match:
        - headers:
            end-user:
              exact: jason
      route:
        - destination:
            host: reviews
            subset: v2
    - route:
        - destination:
            host: reviews
            subset: v1
"
`);
  });

  test('renders nothing but what was given', () => {
    expect(virtualService({ host: reviews, http }).spec).toEqual({
      hosts: ['reviews'],
      http: [{ route: [{ destination: { host: 'reviews', subset: 'v1' } }] }],
    });
  });

  test('takes routes in its props and afterwards, in this order, of all kinds', () => {
    const match = (name: string) => [{ name, uri: StringMatch.exact(`/${name}`) }];
    const { spec } = virtualService({ host: reviews, http: [{ match: match('a'), to: v1 }] }, (routes) => {
      routes.addHttpRoute({ match: match('b'), to: v1 });
      routes.addTcpRoute({ match: [{ port: 1 }], to: v1 });
      routes.addTlsRoute({ match: [{ sniHosts: [reviews] }], to: v1 });
      routes.addTcpRoute({ to: v1 });
    });
    expect(spec.http.map((route: { match: HttpMatch[] }) => route.match[0]?.name)).toEqual(['a', 'b']);
    expect(spec.tcp).toHaveLength(2);
    expect(spec.tls).toHaveLength(1);
  });

  test('fails without routes, when the app is synthesized', () => {
    expect(error({ host: reviews })).toContain(
      "[test/routes] 'http' must have at least one route; call addHttpRoute, addTlsRoute or addTcpRoute [MESH_NO_ROUTE]",
    );
  });
});

describe('the hosts of a VirtualService', () => {
  test('are Services by short or whole name, external names, wildcards and addresses', () => {
    const hosts = [
      reviews,
      payments,
      ...['api.example.com', '*.example.org', '10.1.2.3', '2001:db8::1'].map(Host.external),
    ];
    expect(virtualService({ hosts, http }).spec.hosts).toEqual([
      'reviews',
      'payments.shop.svc.cluster.local',
      'api.example.com',
      '*.example.org',
      '10.1.2.3',
      '2001:db8::1',
    ]);
  });

  test('are whole names in a chart without a namespace', () => {
    const chart = new Chart(Testing.app(), 'test');
    new VirtualService(chart, 'routes', { host: reviews, http });
    expect(Testing.synth(chart)[0].spec.hosts).toEqual(['reviews.bookinfo.svc.cluster.local']);
  });

  test('are all hosts where only gateways follow the rules', () => {
    expect(virtualService({ host: Host.ANY, gateways: [gateway], http }).spec).toMatchObject({
      hosts: ['*'],
      gateways: ['istio-system/public'],
    });
  });

  test.each<[readonly GatewayRef[] | undefined]>([[undefined], [[]], [['mesh']], [[gateway, 'mesh']]])(
    'fail to be all hosts for sidecars: gateways %j',
    (gateways) => {
      expect(error({ host: Host.ANY, http, ...(gateways ? { gateways } : {}) })).toBe(
        `'hosts' must not be '*' for the sidecars of the mesh, got ["*"]; name the gateways, or the hosts (at test/routes) [MESH_WILDCARD_IN_MESH]`,
      );
    },
  );

  test('fail to be none', () => {
    expect(error({ hosts: [] })).toBe(
      "'hosts' must have at least one entry, got []; name a host, or say delegated: true for rules that others delegate to (at test/routes) [MESH_EMPTY]",
    );
    expect(error({} as VirtualServiceProps)).toContain('[MESH_EMPTY]');
  });

  test.each<[HostRef[], string]>([
    [[reviews, ratings, reviews], 'reviews.bookinfo.svc.cluster.local'],
    [[reviews, Host.external('reviews.bookinfo.svc.cluster.local')], 'reviews.bookinfo.svc.cluster.local'],
    [[Host.external('*.example.com'), Host.external('api.example.com')], '*.example.com'],
    [[Host.external('api.example.com'), Host.external('*.com')], 'api.example.com'],
    [[Host.external('*.com'), Host.external('*.example.com')], '*.com'],
  ])('fail where one includes another (%#)', (hosts, name) => {
    const names = hosts.map((host) => Host.of(host).nameFrom('bookinfo'));
    expect(error({ hosts, http })).toBe(
      `'hosts' must mean different names, got ${JSON.stringify(names)}; another host includes '${name}'; keep one of them (at test/routes) [MESH_OVERLAPPING_HOSTS]`,
    );
  });

  test('fail for an external name without a dot', () => {
    expect(error({ host: Host.external('localhost'), http })).toContain("'hosts' must be a whole DNS name");
  });
});

describe('the gateways of a VirtualService', () => {
  const gateways = (...refs: GatewayRef[]) => virtualService({ host: reviews, gateways: refs, http }).spec.gateways;

  test('are all sidecars where none are named', () => {
    expect(virtualService({ host: reviews, http }).spec).not.toHaveProperty('gateways');
    expect(gateways()).toEqual([]);
  });

  test('have their namespace where it is another', () => {
    expect(gateways('mesh', gateway, { name: 'own', namespace: 'bookinfo' })).toEqual([
      'mesh',
      'istio-system/public',
      'own',
    ]);
  });

  test('are not the sidecars where one is called mesh', () => {
    expect(gateways({ name: 'mesh', namespace: 'bookinfo' })).toEqual(['bookinfo/mesh']);
  });

  test('fail without a namespace in a rule that has one', () => {
    expect(error({ host: reviews, http, gateways: ['mesh', { name: 'public', namespace: undefined }] })).toBe(
      "'gateways[1]' must have a namespace to be named from namespace 'bookinfo', got 'public'; give the object or its chart a namespace (at test/routes) [MESH_REF_WITHOUT_NAMESPACE]",
    );
  });

  test.each([
    ['a/b', 'c', 'a/b'],
    ['public.istio-system', 'bookinfo', 'public.istio-system'],
    ['public', 'Istio', 'Istio'],
    ['', 'istio-system', ''],
  ])('fail for the name %j in %j', (name, namespace, value) => {
    expect(error({ host: reviews, http, gateways: [{ name, namespace }] })).toBe(
      `'gateways[0]' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got '${value}' (at test/routes) [MESH_INVALID_NAME]`,
    );
  });
});

describe('routes that nothing reaches', () => {
  const catchAll: (readonly HttpMatch[] | undefined)[] = [
    undefined,
    [],
    [{}],
    [{ name: 'all', statPrefix: 'all', ignoreUriCase: true }],
    [{ uri: StringMatch.prefix('/') }],
    [{ uri: StringMatch.regex('.*') }],
    [{ headers: {}, queryParams: {} }],
    [{ uri: StringMatch.exact('/a') }, { uri: StringMatch.prefix('/') }],
  ];

  test.each(catchAll.map((match) => [match]))('fail behind the match %j', (match) => {
    const routes = [
      { to: v2, ...(match ? { match } : {}) },
      { match: [{ uri: StringMatch.exact('/b') }], to: v1 },
    ];
    expect(error({ host: reviews, http: routes })).toBe(
      "'http[1]' must come before http[0], which takes every request; add the route that takes every request last (at test/routes) [MESH_UNREACHABLE_ROUTE]",
    );
  });

  const narrow: HttpMatch[] = [
    { uri: StringMatch.prefix('/a') },
    { uri: StringMatch.exact('/') },
    { uri: StringMatch.prefix('/'), method: 'GET' },
    { authority: StringMatch.prefix('/') },
    { port: 80 },
    { sourceNamespace: 'shop' },
    { gateways: ['mesh'] },
    { headers: { 'x-a': StringMatch.exact('') } },
  ];

  test.each(narrow.map((match) => [match]))('do not stand behind the match %j', (match) => {
    expect(virtualService({ host: reviews, http: [{ match: [match], to: v2 }, { to: v1 }] }).spec.http).toHaveLength(2);
  });

  test('do not exist where the route for the rest is the last', () => {
    const { spec } = virtualService({ host: reviews, http }, (routes) => {
      expect(() => routes.addHttpRoute({ to: v2 })).toThrow('MESH_UNREACHABLE_ROUTE');
    });
    expect(spec.http).toHaveLength(1);
  });
});
