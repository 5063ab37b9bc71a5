import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { Destination, Host, type L4Match, type TcpRoute, VirtualService } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../../support/render';
import { gateway, reviews, v1, v2, virtualService } from '../../../support/virtual-service';

const render = (...routes: TcpRoute[]) =>
  virtualService({ host: reviews }, (rules) => {
    for (const route of routes) rules.addTcpRoute(route);
  }).spec.tcp;
const error = (...routes: TcpRoute[]) =>
  messageOf(() =>
    renderOne((chart) => {
      const rules = new VirtualService(chart, 'routes', { host: reviews });
      for (const route of routes) rules.addTcpRoute(route);
    }),
  );

describe('a TCP route', () => {
  test('sends connections on', () => {
    expect(render({ to: Destination.of(reviews, { port: 3306 }) })).toEqual([
      { route: [{ destination: { host: 'reviews', port: { number: 3306 } } }] },
    ]);
  });

  test('shares connections by weights', () => {
    const tcp = render({
      match: [{ port: 3306 }],
      to: [
        { destination: v1, weight: 80 },
        { destination: v2, weight: 20 },
      ],
    });
    expect(tcp[0].route.map(({ weight }: { weight: number }) => weight)).toEqual([80, 20]);
    expect(Yaml.stringify(tcp)).toMatchInlineSnapshot(`
"- match:
    - port: 3306
  route:
    - destination:
        host: reviews
        subset: v1
      weight: 80
    - destination:
        host: reviews
        subset: v2
      weight: 20
"
`);
  });

  test.each<[L4Match, object]>([
    [{ destinationSubnets: ['10.0.0.0/8', '2001:db8::1'] }, { destinationSubnets: ['10.0.0.0/8', '2001:db8::1'] }],
    [{ port: 443 }, { port: 443 }],
    [{ source: { matchLabels: { app: 'web' } } }, { sourceLabels: { app: 'web' } }],
    [{ sourceNamespace: 'shop' }, { sourceNamespace: 'shop' }],
    [{ gateways: [gateway, 'mesh'] }, { gateways: ['istio-system/public', 'mesh'] }],
    [{}, {}],
  ])('matches %j', (match, rendered) => {
    expect(render({ match: [match], to: v1 })[0].match).toEqual([rendered]);
  });

  test('comes in the order in which it was added, the one for the rest last', () => {
    const tcp = render({ match: [{ port: 1 }], to: v1 }, { match: [{ port: 2 }, { port: 3 }], to: v1 }, { to: v2 });
    expect(tcp.map(({ match = [] }: TcpRoute) => match.length)).toEqual([1, 2, 0]);
  });
});

describe('a TCP route fails', () => {
  test('behind one that takes every connection', () => {
    expect(error({ match: [{}], to: v1 }, { to: v2 })).toBe(
      "'tcp[1]' must come before tcp[0], which takes every connection; add the route that takes every connection last (at test/routes) [MESH_UNREACHABLE_ROUTE]",
    );
  });

  test.each<[L4Match, string]>([
    [
      { destinationSubnets: ['10.0.0.0/8', '10.0.0.0/64'] },
      "destinationSubnets[1]' must be an IP address or a CIDR range such as 10.0.0.0/8, got '10.0.0.0/64' (at test/routes) [MESH_INVALID_ADDRESS]",
    ],
    [{ port: 0 }, "port' must be an integer from 1 to 65535, got 0 (at test/routes) [MESH_OUT_OF_RANGE]"],
    [
      { source: { podLabels: { app: 'a b' } } },
      `source.podLabels' must be a label of Kubernetes: letters, digits, dashes, dots and underscores, at most 63, got {"app":"a b"} (at test/routes) [MESH_INVALID_LABEL]`,
    ],
    [
      { sourceNamespace: 'a.b' },
      "sourceNamespace' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got 'a.b' (at test/routes) [MESH_INVALID_NAME]",
    ],
    [
      { gateways: [{ name: 'a.b', namespace: 'c' }] },
      "gateways[0]' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either end, got 'a.b' (at test/routes) [MESH_INVALID_NAME]",
    ],
  ])('for the match %j', (match, message) => {
    expect(error({ match: [match], to: v1 })).toBe(`'tcp[0].match[0].${message}`);
  });

  test('for weights and destinations that cannot be', () => {
    expect(error({ to: [] })).toContain("'tcp[0].to' must have at least one entry");
    expect(error({ to: [{ destination: v1 }, { destination: v2 }] })).toContain('[MESH_WEIGHTS_ALL_ZERO]');
    expect(error({ to: Host.ANY })).toContain("'tcp[0].to.host' must be the name of a service");
  });
});
