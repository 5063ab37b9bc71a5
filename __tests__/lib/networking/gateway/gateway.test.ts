import { describe, expect, test } from '@jest/globals';
import { Gateway, Host, Protocol, Server, ServerTls, UnixSocket, VirtualService } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../../support/render';
import { violations } from '../../../support/schema';

const host = Host.external('bookinfo.example.com');
const shop = Host.external('shop.example.com');
const tls = ServerTls.simple({ credentialName: 'cert' });

function gatewayOf(...servers: Server[]) {
  return renderOne((chart) => {
    new Gateway(chart, 'gateway', { servers });
  });
}

const portNames = (...servers: Server[]) =>
  gatewayOf(...servers).spec.servers.map(({ port }: { port: { name: string } }) => port.name);

describe('a Gateway', () => {
  test('renders nothing that was not said', () => {
    const manifest = gatewayOf(Server.http({ hosts: [host] }));
    expect(manifest.apiVersion).toBe('networking.istio.io/v1');
    expect(manifest.metadata).toEqual({ name: 'test-gateway', namespace: 'bookinfo' });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"servers:
  - hosts:
      - bookinfo.example.com
    port:
      name: http
      number: 80
      protocol: HTTP"
`);
    expect(violations(manifest)).toEqual([]);
  });

  test.each([
    ['istioctl’s ingress gateway', Gateway.INGRESS, { istio: 'ingressgateway' }],
    ['istioctl’s egress gateway', Gateway.EGRESS, { istio: 'egressgateway' }],
    ['Helm’s ingress gateway', Gateway.HELM_INGRESS, { istio: 'ingress' }],
    ['labels', { matchLabels: { app: 'edge' } }, { app: 'edge' }],
    ['a construct with pod labels', { podLabels: { app: 'edge' } }, { app: 'edge' }],
  ])('selects the pods of %s', (_, selector, expected) => {
    const manifest = renderOne((chart) => {
      new Gateway(chart, 'gateway', { selector, servers: [Server.http({ hosts: [host] })] });
    });
    expect(manifest.spec.selector).toEqual(expected);
  });

  test('selects the pods of a workload', () => {
    const manifests = render((chart) => {
      const selector = new kplus.Deployment(chart, 'edge', { containers: [{ image: 'edge' }] });
      new Gateway(chart, 'gateway', { selector, servers: [Server.http({ hosts: [host] })] });
    });
    expect(find(manifests, 'Gateway').spec.selector).toEqual(find(manifests, 'Deployment').spec.selector.matchLabels);
  });

  test('takes servers later, in their order', () => {
    const manifest = renderOne((chart) => {
      const gateway = new Gateway(chart, 'gateway', { servers: [Server.httpsRedirect({ hosts: [host] })] });
      gateway.addServer(Server.https({ hosts: [host], tls }));
    });
    expect(manifest.spec.servers.map(({ port }: { port: { protocol: string } }) => port.protocol)).toEqual([
      'HTTP',
      'HTTPS',
    ]);
  });

  test('is what a VirtualService names, with its namespace where that is another', () => {
    const manifests = render((chart) => {
      const gateway = new Gateway(chart, 'edge', {
        metadata: { namespace: 'istio-ingress', name: 'edge' },
        servers: [Server.http({ hosts: [host] })],
      });
      new VirtualService(chart, 'routes', { host, gateways: [gateway], http: [{ to: shop }] });
    });
    expect(find(manifests, 'VirtualService').spec.gateways).toEqual(['istio-ingress/edge']);
  });

  test('fails for a name that is no DNS label', () => {
    const build = () => render((chart) => new Gateway(chart, 'gateway', { metadata: { name: 'edge.gateway' } }));
    expect(messageOf(build)).toBe(
      "'metadata.name' must be a DNS label: at most 63 lower-case letters, digits and dashes, with no dash at either " +
        "end, got 'edge.gateway' (at test/gateway) [MESH_INVALID_NAME]",
    );
  });

  test('fails without servers, when the app is synthesized', () => {
    expect(messageOf(() => gatewayOf())).toContain(
      "'servers' must have at least one entry; call addServer [MESH_NO_SERVER]",
    );
  });
});

describe('names of ports', () => {
  test('are the protocol, and count from the second server of one protocol', () => {
    expect(
      portNames(
        Server.http({ hosts: [host] }),
        Server.http({ hosts: [host], port: 8080 }),
        Server.https({ hosts: [host], tls }),
        Server.https({ hosts: [shop], tls }),
        Server.grpcWeb({ hosts: [host], port: 8081 }),
      ),
    ).toEqual(['http', 'http-2', 'https', 'https-2', 'grpc-web']);
  });

  test('can be given, and are passed over when names are derived', () => {
    expect(
      portNames(
        Server.http({ hosts: [host], portName: 'web' }),
        Server.http({ hosts: [host], port: 81, portName: 'http-2' }),
        Server.http({ hosts: [host], port: 82 }),
        Server.http({ hosts: [host], port: 83 }),
      ),
    ).toEqual(['web', 'http-2', 'http', 'http-3']);
  });

  test('fails for a name that is taken', () => {
    const twice = () =>
      gatewayOf(
        Server.http({ hosts: [host], portName: 'web' }),
        Server.http({ hosts: [host], port: 81, portName: 'web' }),
      );
    expect(messageOf(twice)).toBe(
      "'servers[1].portName' must be the name of one server only, got 'web' (at test/gateway) [MESH_DUPLICATE_NAME]",
    );
  });

  test('fails for a server name that is taken', () => {
    const twice = () =>
      gatewayOf(Server.http({ hosts: [host], name: 'edge' }), Server.http({ hosts: [host], port: 81, name: 'edge' }));
    expect(messageOf(twice)).toBe(
      "'servers[1].name' must be the name of one server only, got 'edge' (at test/gateway) [MESH_DUPLICATE_NAME]",
    );
  });
});

describe('servers share a port', () => {
  const server = (protocol: Protocol.HTTP | Protocol.GRPC | Protocol.TCP, options = {}) =>
    Server.of({ hosts: [host], port: 8080, protocol, ...options });

  test.each([
    ['HTTP and gRPC', [server(Protocol.HTTP), server(Protocol.GRPC)]],
    ['two hosts with TLS', [Server.https({ hosts: [host], tls }), Server.https({ hosts: [shop], tls })]],
    [
      'one host with TLS on two addresses',
      [{ bind: '10.0.0.1' }, { bind: '10.0.0.2' }].map((bind) => Server.tls({ hosts: [host], tls, ...bind })),
    ],
    ['HTTP for one host, on two servers', [server(Protocol.HTTP), server(Protocol.HTTP)]],
    ['two sockets', ['/a', '/b'].map((path) => Server.http({ hosts: [host], bind: UnixSocket.path(path) }))],
  ])('%s', (_, servers) => {
    expect(violations(gatewayOf(...servers))).toEqual([]);
  });

  const fails = (...servers: Server[]) => messageOf(() => gatewayOf(...servers));

  test('fails for TCP beside HTTP', () => {
    expect(fails(server(Protocol.HTTP), server(Protocol.TCP))).toBe(
      "'servers[1].port' must not be that of servers[0], which speaks HTTP: only HTTP shares with HTTP, and TLS with " +
        "TLS, got 'TCP on 8080'; give one of them another port (at test/gateway) [MESH_SERVER_CONFLICT]",
    );
  });

  test('fails for TCP beside TCP', () => {
    expect(fails(server(Protocol.TCP), server(Protocol.TCP))).toContain('which speaks TCP');
  });

  test('fails for TLS beside HTTP', () => {
    expect(fails(server(Protocol.HTTP), Server.https({ hosts: [shop], tls, port: 8080 }))).toContain(
      "which speaks HTTP: only HTTP shares with HTTP, and TLS with TLS, got 'HTTPS on 8080'",
    );
  });

  test('fails for one host on two servers with TLS', () => {
    expect(
      fails(Server.https({ hosts: [host], tls }), Server.tls({ hosts: [shop, host], tls: ServerTls.passthrough() })),
    ).toBe(
      "'servers[1].port' must not be that of servers[0], which serves 'bookinfo.example.com' too, got 'TLS on 443'; " +
        'serve each host once (at test/gateway) [MESH_SERVER_CONFLICT]',
    );
  });

  test('fails for one socket with two protocols', () => {
    const bind = UnixSocket.path('/a');
    expect(fails(Server.http({ hosts: [host], bind }), Server.tcp({ hosts: [host], bind }))).toContain(
      "got 'TCP on unix:///a'",
    );
  });
});
