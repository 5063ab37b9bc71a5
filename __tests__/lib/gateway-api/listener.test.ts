import { describe, expect, test } from '@jest/globals';
import { Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { ConfigMap, type ISecret, Secret } from 'cdk8s-plus-28';
import { messageOf, renderOne } from '../../support/render';

const { AllowedRoutes, FromNamespaces, Gateway, Listener, ListenerTls, RouteGroupKind } = gatewayApi;

const listenersOf = (...listeners: gatewayApi.Listener[]) =>
  renderOne((chart) => {
    new Gateway(chart, 'gateway', { className: 'istio', listeners });
  }).spec.listeners;
const failure = (...listeners: gatewayApi.Listener[]) => messageOf(() => listenersOf(...listeners));

const terminate = ListenerTls.terminate({ certificates: [{ name: 'cert' }] });
const certs = new Chart(Testing.app(), 'certs', { namespace: 'certs', disableResourceNameHashes: true });

describe('listeners', () => {
  test('speak the protocols of the Gateway API', () => {
    expect(
      listenersOf(
        Listener.http({ name: 'http', port: 80, hostname: '*.example.com' }),
        Listener.https({ name: 'https', port: 443, tls: terminate }),
        Listener.tls({ name: 'tls', port: 8443, hostname: 'db.example.com', tls: ListenerTls.passthrough() }),
        Listener.tcp({ name: 'tcp', port: 9000 }),
        Listener.udp({ name: 'udp', port: 9000 }),
        Listener.of('HBONE', { name: 'mesh', port: 15008, tls: ListenerTls.ISTIO_MUTUAL }),
        Listener.of('example.com/bar', { name: 'bar', port: 9001 }),
      ),
    ).toEqual([
      { name: 'http', port: 80, protocol: 'HTTP', hostname: '*.example.com' },
      { name: 'https', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate', certificateRefs: [{ name: 'cert' }] } },
      { name: 'tls', port: 8443, protocol: 'TLS', hostname: 'db.example.com', tls: { mode: 'Passthrough' } },
      { name: 'tcp', port: 9000, protocol: 'TCP' },
      { name: 'udp', port: 9000, protocol: 'UDP' },
      {
        name: 'mesh',
        port: 15008,
        protocol: 'HBONE',
        tls: { mode: 'Terminate', options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' } },
      },
      { name: 'bar', port: 9001, protocol: 'example.com/bar' },
    ]);
  });

  test('say which routes they take', () => {
    const take = (allowedRoutes: gatewayApi.AllowedRoutes) =>
      listenersOf(Listener.http({ name: 'http', port: 80, allowedRoutes }))[0].allowedRoutes;
    expect(take(AllowedRoutes.SAME_NAMESPACE)).toEqual({ namespaces: { from: 'Same' } });
    expect(take(AllowedRoutes.ALL_NAMESPACES)).toEqual({ namespaces: { from: 'All' } });
    expect(take(AllowedRoutes.of({ kinds: [RouteGroupKind.HTTP_ROUTE, RouteGroupKind.of('a.b', 'C')] }))).toEqual({
      kinds: [{ kind: 'HTTPRoute' }, { group: 'a.b', kind: 'C' }],
    });
    expect(take(AllowedRoutes.of({ namespaces: FromNamespaces.selector({ labels: { a: 'b' } }), kinds: [] }))).toEqual({
      namespaces: { from: 'Selector', selector: { matchLabels: { a: 'b' } } },
      kinds: [],
    });
  });

  test('may share a port where the host or the protocol tells them apart', () => {
    expect(
      listenersOf(
        Listener.http({ name: 'any', port: 80 }),
        Listener.http({ name: 'one', port: 80, hostname: 'one.example.com' }),
        Listener.http({ name: 'two', port: 80, hostname: 'two.example.com' }),
        Listener.udp({ name: 'dns-udp', port: 53 }),
        Listener.tcp({ name: 'dns-tcp', port: 53 }),
      ),
    ).toHaveLength(5);
  });

  test.each([
    [
      'a name twice',
      [Listener.http({ name: 'a', port: 80 }), Listener.http({ name: 'a', port: 81 })],
      "'listeners[1].name' must be another than those of the other listeners, got 'a' (at test/gateway) [MESH_DUPLICATE_LISTENER]",
    ],
    [
      'the same port and protocol twice',
      [Listener.http({ name: 'a', port: 80 }), Listener.http({ name: 'b', port: 80 })],
      "'listeners[1]' must differ from listener 'a' in its port, its protocol or its hostname, " +
        "got 'HTTP on port 80' (at test/gateway) [MESH_DUPLICATE_LISTENER]",
    ],
    [
      'the same host twice',
      [
        Listener.http({ name: 'a', port: 80, hostname: 'a.example.com' }),
        Listener.http({ name: 'b', port: 80, hostname: 'a.example.com' }),
      ],
      "'listeners[1]' must differ from listener 'a' in its port, its protocol or its hostname, " +
        "got 'HTTP on port 80 for a.example.com' (at test/gateway) [MESH_DUPLICATE_LISTENER]",
    ],
    [
      'TCP on a port of HTTP',
      [Listener.http({ name: 'a', port: 80 }), Listener.tcp({ name: 'b', port: 80 })],
      "'listeners[1]' must differ from listener 'a' in its port, its protocol or its hostname, got 'TCP on port 80'; " +
        'TCP shares its port with no protocol but UDP (at test/gateway) [MESH_DUPLICATE_LISTENER]',
    ],
    [
      'what is no name',
      [Listener.http({ name: 'HTTP', port: 80 })],
      "'listeners[0].name' must be a DNS subdomain: at most 253 lower-case letters, digits, dashes and dots, " +
        "got 'HTTP' (at test/gateway) [MESH_INVALID_NAME]",
    ],
    [
      'what is no port',
      [Listener.http({ name: 'http', port: 65536 })],
      "'listeners[0].port' must be an integer from 1 to 65535, got 65536 (at test/gateway) [MESH_OUT_OF_RANGE]",
    ],
    [
      'every host by an asterisk',
      [Listener.http({ name: 'http', port: 80, hostname: '*' })],
      "'listeners[0].hostname' must be a DNS name in lower case, or a wildcard such as *.example.com, got '*'; " +
        'every host is meant where it is left out (at test/gateway) [MESH_INVALID_HOST]',
    ],
    [
      'an IP address as host',
      [Listener.http({ name: 'http', port: 80, hostname: '10.0.0.1' })],
      "'listeners[0].hostname' must be a DNS name in lower case, or a wildcard such as *.example.com, " +
        "got '10.0.0.1' (at test/gateway) [MESH_INVALID_HOST]",
    ],
    [
      'more than 8 kinds of routes',
      [
        Listener.http({
          name: 'http',
          port: 80,
          allowedRoutes: AllowedRoutes.of({ kinds: Array(9).fill(RouteGroupKind.TCP_ROUTE) }),
        }),
      ],
      "'listeners[0].allowedRoutes.kinds' must have at most 8 entries, got 9 (at test/gateway) [MESH_TOO_MANY]",
    ],
  ])('fail for %s', (_, listeners, message) => {
    expect(failure(...listeners)).toBe(message);
  });

  test.each([
    ['http', '; write Listener.http(…)'],
    ['TLS', '; write Listener.tls(…)'],
    ['example.com', ''],
    ['', ''],
  ])('fail for the protocol %j', (protocol, fix) => {
    expect(messageOf(() => Listener.of(protocol, { name: 'a', port: 1 }))).toBe(
      "'protocol' must be a protocol that the Gateway API does not name, such as example.com/bar, " +
        `got '${protocol}'${fix} [MESH_LISTENER_PROTOCOL]`,
    );
  });
});

describe('certificates of a listener', () => {
  const tlsOf = (tls: gatewayApi.ListenerTls<'Terminate'>) =>
    listenersOf(Listener.https({ name: 'https', port: 443, tls }))[0].tls;

  test('are Secrets, with their namespace where it is not the one of the Gateway', () => {
    const certificates = [
      new Secret(certs, 'cert'),
      Secret.fromSecretName(certs, 'imported', 'imported-cert'),
      { name: 'near', namespace: 'bookinfo' },
      { name: 'far', namespace: 'certs' },
      { group: 'example.com', kind: 'Vault', name: 'vault' },
    ];
    expect(tlsOf(ListenerTls.terminate({ certificates })).certificateRefs).toEqual([
      { name: 'certs-cert', namespace: 'certs' },
      { name: 'imported-cert' },
      { name: 'near' },
      { name: 'far', namespace: 'certs' },
      { group: 'example.com', kind: 'Vault', name: 'vault' },
    ]);
  });

  test('are of the kind that they are, whatever the types were told', () => {
    const certificates = [new ConfigMap(certs, 'config') as unknown as ISecret];
    expect(tlsOf(ListenerTls.terminate({ certificates })).certificateRefs).toEqual([
      { group: '', kind: 'ConfigMap', name: 'certs-config', namespace: 'certs' },
    ]);
  });

  test('fail for a Secret without a namespace', () => {
    const secret = new Secret(new Chart(Testing.app(), 'nowhere'), 'cert', { metadata: { name: 'cert' } });
    expect(messageOf(() => tlsOf(ListenerTls.terminate({ certificates: [secret] })))).toBe(
      "'listeners[0].tls.certificates[0]' must have a namespace to be named from namespace 'bookinfo', got 'cert'; " +
        'give the object or its chart a namespace (at test/gateway) [MESH_REF_WITHOUT_NAMESPACE]',
    );
  });

  test('can be left to Istio', () => {
    expect(tlsOf(ListenerTls.ISTIO_SIMPLE)).toEqual({
      mode: 'Terminate',
      options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_SIMPLE' },
    });
  });

  test('can be joined by options, and options go with passthrough too', () => {
    const options = { 'example.com/minimum': '1.3' };
    expect(tlsOf(ListenerTls.terminate({ certificates: [{ name: 'a' }], options }))).toEqual({
      mode: 'Terminate',
      certificateRefs: [{ name: 'a' }],
      options,
    });
    const tls = ListenerTls.passthrough({ options });
    expect(listenersOf(Listener.tls({ name: 'tls', port: 443, tls }))[0].tls).toEqual({ mode: 'Passthrough', options });
  });

  test.each([
    [
      'no certificate',
      { certificates: [] },
      "'listeners[0].tls' must have certificates, or options that say where they come from (at test/gateway) [MESH_TLS_WITHOUT_CERTIFICATE]",
    ],
    [
      'more than 64 certificates',
      { certificates: Array(65).fill({ name: 'a' }) },
      "'listeners[0].tls.certificates' must have at most 64 entries, got 65 (at test/gateway) [MESH_TOO_MANY]",
    ],
    [
      'a certificate without a name',
      { certificates: [{ name: '' }] },
      "'listeners[0].tls.certificates[0].name' must have 1 to 253 characters, got '' (at test/gateway) [MESH_INVALID_NAME]",
    ],
    [
      'what is no API group',
      { certificates: [{ group: 'A', kind: 'B', name: 'c' }] },
      "'listeners[0].tls.certificates[0].group' must be an API group such as networking.istio.io, or '' for the core group, " +
        "got 'A' (at test/gateway) [MESH_INVALID_NAME]",
    ],
    [
      'more than 16 options',
      { options: Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`o${index}`, ''])) },
      "'listeners[0].tls.options' must have at most 16 entries, got 17 (at test/gateway) [MESH_TOO_MANY]",
    ],
    [
      'a long option',
      { options: { a: 'a'.repeat(4097) } },
      "'listeners[0].tls.options.a' must have at most 4096 characters, got '4097 characters' (at test/gateway) [MESH_TOO_LONG]",
    ],
  ])('fail for %s', (_, tls, message) => {
    expect(messageOf(() => tlsOf(ListenerTls.terminate(tls)))).toBe(message);
  });
});
