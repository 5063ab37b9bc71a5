import { describe, expect, test } from '@jest/globals';
import { Duration } from 'cdk8s';
import {
  CaptureMode,
  DefaultEndpoint,
  Destination,
  EgressHost,
  Host,
  OutboundTrafficMode,
  Protocol,
  Sidecar,
  type SidecarEgress,
  type SidecarIngress,
  type SidecarProps,
  SidecarTls,
  TlsVersion,
  UnixSocket,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, messageOf, render, renderOne, specYaml } from '../../../support/render';
import { violations } from '../../../support/schema';

const hosts = [EgressHost.sameNamespace()];
const files = { serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' };

function manifestOf(props: SidecarProps) {
  const manifest = renderOne((chart) => {
    new Sidecar(chart, 'sidecar', props);
  });
  expect(violations(manifest)).toEqual([]);
  return manifest;
}

const fails = (props: object) => messageOf(() => manifestOf(props as SidecarProps));
const ingressOf = (ingress: SidecarIngress) => manifestOf({ ingress: [ingress] }).spec.ingress[0];
const egressOf = (egress: SidecarEgress) => manifestOf({ egress: [egress] }).spec.egress[0];

describe('a Sidecar', () => {
  test('renders nothing that was not said', () => {
    const manifest = manifestOf({ egress: [{ hosts }] });
    expect(manifest.apiVersion).toBe('networking.istio.io/v1');
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"egress:
  - hosts:
      - ./*"
`);
  });

  test('selects a workload', () => {
    const manifests = render((chart) => {
      const workloadSelector = new kplus.Deployment(chart, 'reviews', { containers: [{ image: 'reviews' }] });
      new Sidecar(chart, 'sidecar', { workloadSelector, egress: [{ hosts }] });
    });
    expect(find(manifests, 'Sidecar').spec.workloadSelector).toEqual({
      labels: find(manifests, 'Deployment').spec.selector.matchLabels,
    });
  });

  test('limits what goes on to the workload', () => {
    const inboundConnectionPool = { tcp: { maxConnections: 10, connectTimeout: Duration.seconds(1) } };
    expect(manifestOf({ inboundConnectionPool }).spec).toEqual({
      inboundConnectionPool: { tcp: { maxConnections: 10, connectTimeout: '1s' } },
    });
  });

  test('fails without anything to say, when the app is synthesized', () => {
    expect(fails({})).toContain(
      "'egress' must have at least one entry where ingress, inboundConnectionPool and outboundTrafficPolicy say " +
        'nothing; call addEgress [MESH_EMPTY_SIDECAR]',
    );
    expect(fails({ egress: [], ingress: [] })).toContain('[MESH_EMPTY_SIDECAR]');
  });
});

describe('outboundTrafficPolicy', () => {
  const proxy = Destination.of(Host.service('egress', { namespace: 'bookinfo' }), { port: 80, subset: 'v1' });
  const policyOf = (outboundTrafficPolicy: SidecarProps['outboundTrafficPolicy']) =>
    manifestOf({ outboundTrafficPolicy }).spec.outboundTrafficPolicy;

  test('says what happens to unknown places', () => {
    expect(policyOf({ mode: OutboundTrafficMode.REGISTRY_ONLY })).toEqual({ mode: 'REGISTRY_ONLY' });
    expect(policyOf({ mode: OutboundTrafficMode.ALLOW_ANY })).toEqual({ mode: 'ALLOW_ANY' });
  });

  test('names an egress proxy by its whole name', () => {
    expect(policyOf({ mode: OutboundTrafficMode.ALLOW_ANY, egressProxy: proxy })).toEqual({
      mode: 'ALLOW_ANY',
      egressProxy: { host: 'egress.bookinfo.svc.cluster.local', port: { number: 80 }, subset: 'v1' },
    });
  });

  test('fails for an egress proxy without a port', () => {
    const egressProxy = Destination.of(Host.external('proxy.example.com'));
    expect(fails({ outboundTrafficPolicy: { mode: OutboundTrafficMode.ALLOW_ANY, egressProxy } })).toBe(
      "'outboundTrafficPolicy.egressProxy' must have a port; add withPort(…) to the destination (at test/sidecar) " +
        '[MESH_EGRESS_PROXY]',
    );
  });

  test('fails for an egress proxy where nothing is sent on, where types were lost', () => {
    const outboundTrafficPolicy = { mode: OutboundTrafficMode.REGISTRY_ONLY, egressProxy: proxy };
    expect(fails({ outboundTrafficPolicy })).toBe(
      "'outboundTrafficPolicy.egressProxy' must not be set unless the mode is ALLOW_ANY (at test/sidecar) " +
        '[MESH_EGRESS_PROXY]',
    );
  });
});

describe('ingress of a Sidecar', () => {
  test('has a port alone, or more', () => {
    expect(ingressOf({ port: 9080 })).toEqual({ port: { number: 9080 } });
    expect(
      ingressOf({
        port: 9080,
        portName: 'web',
        protocol: Protocol.HTTP,
        bind: '10.0.0.1',
        captureMode: CaptureMode.NONE,
        defaultEndpoint: DefaultEndpoint.loopback(8080),
        connectionPool: { http: { http2MaxRequests: 5 } },
      }),
    ).toEqual({
      port: { number: 9080, name: 'web', protocol: 'HTTP' },
      bind: '10.0.0.1',
      captureMode: 'NONE',
      defaultEndpoint: '127.0.0.1:8080',
      connectionPool: { http: { http2MaxRequests: 5 } },
    });
  });

  test.each([
    ['127.0.0.1:80', DefaultEndpoint.loopback(80)],
    ['[::1]:80', DefaultEndpoint.loopbackIpv6(80)],
    ['0.0.0.0:80', DefaultEndpoint.instance(80)],
    ['[::]:80', DefaultEndpoint.instanceIpv6(80)],
    ['unix:///a', DefaultEndpoint.socket(UnixSocket.path('/a'))],
  ])('goes on to %s', (text, defaultEndpoint) => {
    expect(ingressOf({ port: 9080, defaultEndpoint }).defaultEndpoint).toBe(text);
  });

  test.each([
    ['SIMPLE', SidecarTls.simple(files), files],
    [
      'MUTUAL',
      SidecarTls.mutual({ ...files, caCertificates: '/ca', caCrl: '/crl' }),
      { ...files, caCertificates: '/ca', caCrl: '/crl' },
    ],
    [
      'OPTIONAL_MUTUAL',
      SidecarTls.optionalMutual({ ...files, caCertificates: '/ca' }),
      { ...files, caCertificates: '/ca' },
    ],
    [
      'SIMPLE',
      SidecarTls.simple({ ...files, minProtocolVersion: TlsVersion.TLSV1_3 }),
      { ...files, minProtocolVersion: 'TLSV1_3' },
    ],
  ])('ends TLS in mode %s', (mode, tls, json) => {
    expect(ingressOf({ port: 443, protocol: Protocol.HTTPS, tls }).tls).toEqual({ mode, ...json });
  });

  test('fails for a port that another listener has', () => {
    expect(fails({ ingress: [{ port: 80 }, { port: 80 }] })).toBe(
      "'ingress[1].port' must be the port of one listener only, got 80 (at test/sidecar) [MESH_DUPLICATE_PORT]",
    );
  });

  test.each([
    [{ port: 0 }, "'ingress[0].port' must be an integer from 1 to 65535, got 0 (at test/sidecar) [MESH_OUT_OF_RANGE]"],
    [
      { port: 80, bind: 'unix:///a' },
      "'ingress[0].bind' must be an IP address, got 'unix:///a'; write a socket as UnixSocket.path(…) " +
        '(at test/sidecar) [MESH_INVALID_ADDRESS]',
    ],
    [
      { port: 80, protocol: Protocol.TCP, connectionPool: { http: {} } },
      "'ingress[0].connectionPool.http' must not be set for TCP, on which a sidecar passes over it; set tcp only " +
        '(at test/sidecar) [MESH_HTTP_SETTINGS]',
    ],
    [
      { port: 80, connectionPool: { http: {} } },
      "'ingress[0].connectionPool.http' must not be set for a guessed protocol, on which a sidecar passes over it; say " +
        'the protocol (at test/sidecar) [MESH_HTTP_SETTINGS]',
    ],
    [
      { port: 80, protocol: Protocol.HTTP, tls: SidecarTls.simple(files) },
      "'ingress[0].tls' must be set for HTTPS and TLS only (at test/sidecar) [MESH_SERVER_TLS]",
    ],
  ])('fails for %j', (ingress, message) => {
    expect(fails({ ingress: [ingress] })).toBe(message);
  });

  test('fails for an endpoint without a port, and for TLS without its files', () => {
    expect(messageOf(() => DefaultEndpoint.loopback(0))).toBe(
      "'defaultEndpoint' must be an integer from 1 to 65535, got 0 [MESH_OUT_OF_RANGE]",
    );
    expect(messageOf(() => SidecarTls.simple({ serverCertificate: '/a', privateKey: '' }))).toBe(
      "'tls.privateKey' must be the path of a file, got '' [MESH_TLS_CERTIFICATE]",
    );
    expect(messageOf(() => SidecarTls.mutual({ ...files, caCertificates: '' }))).toBe(
      "'tls.caCertificates' must be the path of a file, got '' [MESH_TLS_CERTIFICATE]",
    );
  });
});

describe('egress of a Sidecar', () => {
  test('has a port, a socket, or neither', () => {
    expect(egressOf({ hosts, captureMode: CaptureMode.IPTABLES })).toEqual({ hosts: ['./*'], captureMode: 'IPTABLES' });
    expect(egressOf({ hosts, port: 3306, portName: 'mysql', protocol: Protocol.MYSQL, bind: '127.0.0.1' })).toEqual({
      hosts: ['./*'],
      port: { number: 3306, name: 'mysql', protocol: 'MYSQL' },
      bind: '127.0.0.1',
    });
    const bind = UnixSocket.path('/var/run/mysql.sock');
    expect(egressOf({ hosts, bind, protocol: Protocol.MYSQL, captureMode: CaptureMode.NONE })).toEqual({
      hosts: ['./*'],
      port: { number: 0, protocol: 'MYSQL' },
      bind: 'unix:///var/run/mysql.sock',
      captureMode: 'NONE',
    });
  });

  test('is added in order, the listener without a port last', () => {
    const manifest = renderOne((chart) => {
      const sidecar = new Sidecar(chart, 'sidecar', { egress: [{ hosts, port: 80 }] });
      sidecar.addIngress({ port: 9080 });
      sidecar.addEgress({ hosts, bind: UnixSocket.path('/a') });
      sidecar.addEgress({ hosts, bind: UnixSocket.path('/b') });
      sidecar.addEgress({ hosts });
    });
    expect(manifest.spec.ingress).toHaveLength(1);
    expect(manifest.spec.egress).toHaveLength(4);
    expect(violations(manifest)).toEqual([]);
  });

  test.each([
    [
      [{ hosts }, { hosts, port: 80 }],
      "'egress[1]' must come before egress[0], which has no port and takes the rest; add the listener without a port " +
        'last (at test/sidecar) [MESH_EGRESS_ORDER]',
    ],
    [
      [
        { hosts, port: 80 },
        { hosts, port: 80 },
      ],
      "'egress[1].port' must be the port of one listener only, got 80 (at test/sidecar) [MESH_DUPLICATE_PORT]",
    ],
    [
      [
        { hosts, bind: UnixSocket.path('/a') },
        { hosts, bind: UnixSocket.path('/a') },
      ],
      "'egress[1].bind' must be the bind of one listener only, got 'unix:///a' (at test/sidecar) [MESH_DUPLICATE_PORT]",
    ],
    [
      [{ hosts: [] }],
      "'egress[0].hosts' must have at least one entry, got []; name services, or EgressHost.NONE (at test/sidecar) " +
        '[MESH_EMPTY]',
    ],
    [
      [{ hosts, bind: UnixSocket.path('/a'), port: 80 }],
      "'egress[0].port' must not be set for a Unix domain socket, got 80; drop the port, or the socket " +
        '(at test/sidecar) [MESH_SOCKET_WITH_PORT]',
    ],
    [
      [{ hosts, bind: UnixSocket.path('/a'), captureMode: CaptureMode.IPTABLES }],
      "'egress[0].captureMode' must be DEFAULT or NONE for a Unix domain socket, got 'IPTABLES' (at test/sidecar) " +
        '[MESH_CAPTURE_MODE]',
    ],
    [
      [{ hosts, bind: '127.0.0.1' }],
      "'egress[0].bind' must stand beside a port, got '127.0.0.1'; name the port (at test/sidecar) " +
        '[MESH_EGRESS_WITHOUT_PORT]',
    ],
    [
      [{ hosts, protocol: Protocol.HTTP }],
      "'egress[0].protocol' must stand beside a port, got 'HTTP'; name the port (at test/sidecar) " +
        '[MESH_EGRESS_WITHOUT_PORT]',
    ],
  ])('fails for %j', (egress, message) => {
    expect(fails({ egress })).toBe(message);
  });
});
