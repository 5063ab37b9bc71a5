import { describe, expect, test } from '@jest/globals';
import { Yaml } from 'cdk8s';
import { Host, type HostRef, type TlsRoute, VirtualService, type VirtualServiceProps } from 'cdk8s-mesh';
import { messageOf, renderOne } from '../../../support/render';
import { gateway, ratings, reviews, v1, v2, virtualService } from '../../../support/virtual-service';

const api = Host.external('api.example.com');
const example = Host.external('*.example.com');
const passThrough = { gateways: [gateway] };

const render = (route: TlsRoute, props: VirtualServiceProps = { hosts: [api] }) =>
  virtualService(props, (rules) => rules.addTlsRoute(route)).spec.tls[0];
const error = (route: TlsRoute, props: VirtualServiceProps = { hosts: [api] }) =>
  messageOf(() => renderOne((chart) => new VirtualService(chart, 'routes', props).addTlsRoute(route)));

describe('a TLS route', () => {
  test('sends connections on by the server name of the handshake', () => {
    const tls = render({ match: [{ port: 443, sniHosts: [api] }], to: api });
    expect(tls.match[0].sniHosts).toEqual(['api.example.com']);
    expect(Yaml.stringify(tls)).toMatchInlineSnapshot(`
"match:
  - port: 443
    sniHosts:
      - api.example.com
route:
  - destination:
      host: api.example.com
"
`);
  });

  test('shares connections by weights', () => {
    const to = [
      { destination: v1, weight: 1 },
      { destination: v2, weight: 2 },
    ];
    expect(render({ match: [{ sniHosts: [api] }], to }).route).toEqual([
      { destination: { host: 'reviews', subset: 'v1' }, weight: 1 },
      { destination: { host: 'reviews', subset: 'v2' }, weight: 2 },
    ]);
  });

  test('matches everything that a TCP route does, too', () => {
    const match = {
      sniHosts: [api],
      port: 443,
      destinationSubnets: ['192.0.2.0/24'],
      source: { matchLabels: { app: 'web' } },
      sourceNamespace: 'shop',
      gateways: [gateway],
    };
    expect(render({ match: [match], to: api }).match).toEqual([
      {
        sniHosts: ['api.example.com'],
        port: 443,
        destinationSubnets: ['192.0.2.0/24'],
        sourceLabels: { app: 'web' },
        sourceNamespace: 'shop',
        gateways: ['istio-system/public'],
      },
    ]);
  });

  test.each<[string, HostRef[], HostRef]>([
    ['itself', [api], api],
    ['a wildcard over it', [example], api],
    ['a wildcard over a wildcard', [example], Host.external('*.v1.example.com')],
    ['one of several', [reviews, api], api],
    ['a Service', [reviews], reviews],
  ])('takes a name that the hosts include: %s', (_, hosts, sni) => {
    expect(render({ match: [{ sniHosts: [sni] }], to: v1 }, { hosts }).match[0].sniHosts).toHaveLength(1);
  });

  test('takes every name where the gateways do', () => {
    const { sniHosts } = render({ match: [{ sniHosts: [Host.ANY] }], to: v1 }, { host: Host.ANY, ...passThrough })
      .match[0];
    expect(sniHosts).toEqual(['*']);
  });
});

describe('a TLS route fails', () => {
  test.each<[HostRef[], HostRef, string, string]>([
    [[api], Host.external('www.example.com'), 'www.example.com', 'api.example.com'],
    [[api, reviews], ratings, 'ratings', 'api.example.com, reviews'],
    [[api], example, '*.example.com', 'api.example.com'],
    [[example], Host.external('example.com'), 'example.com', '*.example.com'],
  ])('for a name outside of the hosts (%#)', (hosts, sni, name, among) => {
    const sniHosts = [...hosts.slice(0, 1), sni];
    expect(error({ match: [{ sniHosts: hosts.slice(0, 1) }, { sniHosts }], to: v1 }, { hosts })).toBe(
      `'tls[0].match[1].sniHosts' must be among the hosts of the VirtualService, which are ${among}, got '${name}' (at test/routes) [MESH_SNI_OUTSIDE_HOSTS]`,
    );
  });

  test('without a match, and without a name', () => {
    expect(error({ match: [], to: api })).toBe(
      "'tls[0].match' must have at least one entry, got []; match on sniHosts (at test/routes) [MESH_EMPTY]",
    );
    expect(error({ match: [{ sniHosts: [] }], to: api })).toBe(
      "'tls[0].match[0].sniHosts' must have at least one entry, got [] (at test/routes) [MESH_EMPTY]",
    );
  });

  test('without a destination', () => {
    expect(error({ match: [{ sniHosts: [api] }], to: [] })).toContain("'tls[0].to' must have at least one entry");
  });
});
