import { describe, expect, test } from '@jest/globals';
import { Gateway, Host, Protocol, Server, ServerHost, ServerTls, UnixSocket } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { messageOf, render, renderOne } from '../../../support/render';
import { violations } from '../../../support/schema';

const hosts = [Host.external('a.example.com')];
const tls = ServerTls.simple({ credentialName: 'cert' });

function serverOf(server: Server, namespace?: string) {
  const manifest = renderOne((chart) => {
    new Gateway(chart, 'gateway', { servers: [server] });
  }, namespace);
  expect(violations(manifest)).toEqual([]);
  return manifest.spec.servers[0];
}

describe('a Server', () => {
  test.each([
    ['HTTP', 80, Server.http({ hosts })],
    ['HTTP2', 80, Server.http2({ hosts })],
    ['GRPC', 80, Server.grpc({ hosts })],
    ['GRPC-WEB', 80, Server.grpcWeb({ hosts })],
    ['HTTPS', 443, Server.https({ hosts, tls })],
    ['TLS', 443, Server.tls({ hosts, tls })],
    ['TCP', 9000, Server.tcp({ hosts, port: 9000 })],
    ['MONGO', 27017, Server.mongo({ hosts })],
    ['MYSQL', 3306, Server.mysql({ hosts })],
    ['REDIS', 6379, Server.redis({ hosts })],
    ['TCP', 1, Server.of({ hosts, port: 1, protocol: Protocol.TCP })],
    ['HTTPS', 8443, Server.of({ hosts, port: 8443, protocol: Protocol.HTTPS, tls })],
  ])('of %s is on port %i', (protocol, number, server) => {
    expect(serverOf(server).port).toEqual({ name: protocol.toLowerCase(), number, protocol });
    expect(server.protocol).toBe(protocol);
    expect(server.port).toBe(number);
  });

  test('of HTTP redirects to HTTPS where it is told so', () => {
    expect(serverOf(Server.httpsRedirect({ hosts })).tls).toEqual({ httpsRedirect: true });
    expect(serverOf(Server.http({ hosts })).tls).toBeUndefined();
  });

  test('takes port, names and address as they are given', () => {
    expect(serverOf(Server.http({ hosts, port: 8080, name: 'edge', portName: 'web', bind: '127.0.0.1' }))).toEqual({
      hosts: ['a.example.com'],
      name: 'edge',
      bind: '127.0.0.1',
      port: { name: 'web', number: 8080, protocol: 'HTTP' },
    });
  });

  test('has port 0 on a socket', () => {
    const server = Server.http({ hosts, bind: UnixSocket.abstract('edge') });
    expect(serverOf(server)).toMatchObject({ bind: 'unix://@edge', port: { number: 0 } });
    expect(server.port).toBeUndefined();
  });

  test('keeps what it was made of', () => {
    const mine = [...hosts];
    const server = Server.http({ hosts: mine });
    mine.push(Host.external('b.example.com'));
    expect(serverOf(server).hosts).toEqual(['a.example.com']);
  });

  test('fails without hosts', () => {
    expect(messageOf(() => serverOf(Server.http({ hosts: [] })))).toBe(
      "'servers[0].hosts' must have at least one entry, got []; name a host, or Host.ANY for all (at test/gateway) " +
        '[MESH_EMPTY]',
    );
  });

  test('fails for a number that is no port', () => {
    expect(messageOf(() => serverOf(Server.tcp({ hosts, port: 0 })))).toBe(
      "'servers[0].port' must be an integer from 1 to 65535, got 0 (at test/gateway) [MESH_OUT_OF_RANGE]",
    );
  });

  test('fails for a port name that is no DNS label', () => {
    expect(messageOf(() => serverOf(Server.http({ hosts, portName: 'HTTP' })))).toContain(
      "'servers[0].portName' must be a DNS label",
    );
  });

  test.each([
    ['unix:///a', 'write a socket as UnixSocket.path(…)'],
    ['10.0.0.1:80', 'leave out the port'],
  ])('fails for the address %s', (bind, fix) => {
    expect(messageOf(() => serverOf(Server.http({ hosts, bind })))).toBe(
      `'servers[0].bind' must be an IP address, got '${bind}'; ${fix} (at test/gateway) [MESH_INVALID_ADDRESS]`,
    );
  });

  test('fails for a port beside a socket, where types were lost', () => {
    const options = { hosts, port: 80, bind: UnixSocket.path('/a') } as unknown as { hosts: Host[]; port: number };
    expect(messageOf(() => serverOf(Server.http(options)))).toBe(
      "'servers[0].port' must not be set for a Unix domain socket, got 80; drop the port, or the socket " +
        '(at test/gateway) [MESH_SOCKET_WITH_PORT]',
    );
  });

  test('fails for TLS without its settings and the other way round, where types were lost', () => {
    const https = { hosts, port: 443, protocol: Protocol.HTTPS } as unknown as Parameters<typeof Server.of>[0];
    expect(messageOf(() => serverOf(Server.of(https)))).toBe(
      "'servers[0].tls' must be set for HTTPS (at test/gateway) [MESH_SERVER_TLS]",
    );
    const http = { hosts, port: 80, protocol: Protocol.HTTP, tls } as unknown as Parameters<typeof Server.of>[0];
    expect(messageOf(() => serverOf(Server.of(http)))).toBe(
      "'servers[0].tls' must not be set for HTTP (at test/gateway) [MESH_SERVER_TLS]",
    );
  });
});

describe('hosts of a Server', () => {
  const hostsOf = (...refs: Parameters<typeof Server.http>[0]['hosts']) => serverOf(Server.http({ hosts: refs })).hosts;
  const example = Host.external('*.example.com');

  test('stand as they are', () => {
    expect(hostsOf(Host.ANY, example, Host.external('10.0.0.1'))).toEqual(['*', '*.example.com', '10.0.0.1']);
  });

  test('have their whole name, in their own namespace too', () => {
    expect(hostsOf(Host.service('reviews', { namespace: 'bookinfo' }))).toEqual(['reviews.bookinfo.svc.cluster.local']);
  });

  test('carry the namespaces whose VirtualServices they are for', () => {
    expect(
      hostsOf(
        ServerHost.sameNamespace(),
        ServerHost.sameNamespace(example),
        ServerHost.namespace('shop'),
        ServerHost.namespace('shop', example),
        ServerHost.anyNamespace(),
        ServerHost.anyNamespace(example),
      ),
    ).toEqual(['./*', './*.example.com', 'shop/*', 'shop/*.example.com', '*/*', '*/*.example.com']);
  });

  test('carry the namespace of an object', () => {
    const manifests = render((chart) => {
      const namespace = new kplus.Namespace(chart, 'shop');
      new Gateway(chart, 'gateway', { servers: [Server.http({ hosts: [ServerHost.namespace(namespace)] })] });
    });
    expect(manifests[1].spec.servers[0].hosts).toEqual(['test-shop/*']);
  });

  test('fails for a namespace that is no name', () => {
    expect(messageOf(() => ServerHost.namespace('a/b'))).toContain("'namespace' must be a DNS label");
  });

  test('fails for a name without a dot', () => {
    expect(messageOf(() => hostsOf(Host.external('localhost')))).toBe(
      "'servers[0].hosts[0]' must be a whole DNS name, with a dot in it, got 'localhost'; name a Service by " +
        'Host.of(service) or Host.service(name, { namespace }) (at test/gateway) [MESH_SHORT_HOST]',
    );
  });

  test('fails for a Service without a namespace', () => {
    const build = () =>
      render((chart) => {
        const service = new kplus.Service(chart, 'reviews', { metadata: { name: 'reviews' }, ports: [{ port: 80 }] });
        new Gateway(chart, 'gateway', { servers: [Server.http({ hosts: [ServerHost.sameNamespace(service)] })] });
      }, '');
    expect(messageOf(build)).toBe(
      "'servers[0].hosts[0]' must have a namespace to be named here, got 'reviews'; give the Service or its chart a " +
        'namespace (at test/gateway) [MESH_HOST_WITHOUT_NAMESPACE]',
    );
  });
});
