import { describe, expect, test } from '@jest/globals';
import { App, Chart, Testing } from 'cdk8s';
import { gatewayApi } from 'cdk8s-mesh';
import { ConfigMap, LabelExpression, Namespace, Namespaces, Secret, Service, ServiceType } from 'cdk8s-plus-28';
import { messageOf, render, renderOne, specYaml } from '../../support/render';

const { FromNamespaces, Gateway, GatewayAddress, GatewayClass, Listener } = gatewayApi;

const http = Listener.http({ name: 'http', port: 80 });

/** The Gateway that the props make, with a listener and a class where they name none. */
const gateway = (props: Partial<gatewayApi.GatewayProps>, namespace?: string) =>
  renderOne((chart) => {
    new Gateway(chart, 'gateway', { className: 'istio', listeners: [http], ...props });
  }, namespace);

const failure = (props: Partial<gatewayApi.GatewayProps>) => messageOf(() => gateway(props));

describe('a Gateway', () => {
  test('has its class and its listeners, and nothing that was not said', () => {
    expect(gateway({ className: GatewayClass.ISTIO })).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'test-gateway', namespace: 'bookinfo' },
      spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
    });
  });

  test('asks for the type of its Service with an annotation', () => {
    expect(gateway({ serviceType: ServiceType.CLUSTER_IP, metadata: { annotations: { a: 'b' } } }).metadata).toEqual({
      name: 'test-gateway',
      namespace: 'bookinfo',
      annotations: { a: 'b', 'networking.istio.io/service-type': 'ClusterIP' },
    });
  });

  test('keeps the order of its listeners, those of addListener last', () => {
    const manifest = renderOne((chart) => {
      const one = new Gateway(chart, 'gateway', { className: 'istio', listeners: [http] });
      one.addListener(Listener.tcp({ name: 'db', port: 3306 }));
    });
    expect(manifest.spec.listeners.map(({ name }: { name: string }) => name)).toEqual(['http', 'db']);
  });

  test('says which namespaces may add listeners', () => {
    expect(gateway({ allowedListeners: FromNamespaces.NONE }).spec.allowedListeners).toEqual({
      namespaces: { from: 'None' },
    });
  });

  test('is a resource that roles can name', () => {
    const chart = new Chart(Testing.app(), 'test');
    const one = new Gateway(chart, 'gateway', { className: 'istio', listeners: [http] });
    expect([one.resourceType, one.apiGroup, one.className]).toEqual(['gateways', 'gateway.networking.k8s.io', 'istio']);
  });

  test('fails without a listener when the app is synthesized', () => {
    const app = new App({ outdir: Testing.app().outdir });
    new Gateway(new Chart(app, 'test'), 'gateway', { className: 'istio' });
    expect(messageOf(() => app.synth())).toContain(
      "[test/gateway] 'listeners' must have at least one entry; call addListener [MESH_NO_LISTENER]",
    );
  });

  test('fails for more than 64 listeners', () => {
    const listeners = Array.from({ length: 65 }, (_, index) => Listener.tcp({ name: `l${index}`, port: 1000 + index }));
    expect(failure({ listeners })).toBe(
      "'listeners' must have at most 64 entries, got 65 (at test/gateway) [MESH_TOO_MANY]",
    );
  });

  test('fails for a class without a name', () => {
    expect(failure({ className: '' })).toBe(
      "'className' must have 1 to 253 characters, got '' (at test/gateway) [MESH_INVALID_NAME]",
    );
  });

  test.each([
    [
      { serviceType: ServiceType.EXTERNAL_NAME as ServiceType.CLUSTER_IP },
      "'serviceType' must be the type of a Service with pods, got 'ExternalName' (at test/gateway) [MESH_SERVICE_TYPE]",
    ],
    [
      { serviceType: ServiceType.NODE_PORT as const, addresses: [GatewayAddress.hostname('ingress')] },
      "'serviceType' must not stand beside a hostname in addresses, got 'NodePort'; " +
        'Istio makes no Service for a Gateway that names one (at test/gateway) [MESH_SERVICE_TYPE]',
    ],
  ])('fails for a service type that no gateway can have %#', (props, message) => {
    expect(failure(props)).toBe(message);
  });
});

describe('references to a Gateway', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'ingress', disableResourceNameHashes: true });
  const one = new Gateway(chart, 'gateway', { className: 'istio', listeners: [http] });

  test('name the whole Gateway', () => {
    expect(one.parentRef).toEqual({ name: 'test-gateway', namespace: 'ingress' });
  });

  test('name one listener', () => {
    expect(one.listener('http')).toEqual({ name: 'test-gateway', namespace: 'ingress', sectionName: 'http' });
  });

  test('come from addListener', () => {
    expect(one.addListener(Listener.http({ name: 'alt', port: 8080 }))).toEqual({
      name: 'test-gateway',
      namespace: 'ingress',
      sectionName: 'alt',
    });
  });

  test('fail for a listener that is not there', () => {
    const untyped: gatewayApi.Gateway = one;
    expect(messageOf(() => untyped.listener('https'))).toBe(
      "'listener' must be a listener of Gateway test-gateway, which has http, alt, got 'https' " +
        '(at test/gateway) [MESH_UNKNOWN_LISTENER]',
    );
  });
});

describe('addresses', () => {
  test('are of any type, with or without an address', () => {
    const addresses = [
      GatewayAddress.ip('10.0.0.1'),
      GatewayAddress.ip('2001:db8::1'),
      GatewayAddress.ip(),
      GatewayAddress.hostname('gateway.example.com'),
      GatewayAddress.hostname(),
      GatewayAddress.named('blue'),
      GatewayAddress.of('example.com/pool', 'green'),
    ];
    expect(gateway({ addresses }).spec.addresses).toEqual([
      { type: 'IPAddress', value: '10.0.0.1' },
      { type: 'IPAddress', value: '2001:db8::1' },
      { type: 'IPAddress' },
      { type: 'Hostname', value: 'gateway.example.com' },
      { type: 'Hostname' },
      { type: 'NamedAddress', value: 'blue' },
      { type: 'example.com/pool', value: 'green' },
    ]);
  });

  test('name a Service by its short name only in its own namespace', () => {
    const services = new Chart(Testing.app(), 'services', { namespace: 'istio-ingress' });
    const ingress = new Service(services, 'ingress', { metadata: { name: 'ingress' } });
    const addresses = [GatewayAddress.service(ingress)];
    expect(gateway({ addresses }, 'istio-ingress').spec.addresses).toEqual([{ type: 'Hostname', value: 'ingress' }]);
    expect(gateway({ addresses }).spec.addresses).toEqual([
      { type: 'Hostname', value: 'ingress.istio-ingress.svc.cluster.local' },
    ]);
  });

  test.each([
    [
      'what is no IP address',
      [GatewayAddress.ip('10.0.0')],
      "'addresses[0]' must be an IP address, got '10.0.0' (at test/gateway) [MESH_INVALID_ADDRESS]",
    ],
    [
      'what is no hostname',
      [GatewayAddress.hostname('Gateway')],
      "'addresses[0]' must be a DNS name in lower case, or a wildcard such as *.example.com, got 'Gateway'; " +
        "write 'gateway' (at test/gateway) [MESH_INVALID_HOST]",
    ],
    [
      'an address twice',
      [GatewayAddress.ip('10.0.0.1'), GatewayAddress.ip(), GatewayAddress.ip(), GatewayAddress.ip('10.0.0.1')],
      "'addresses[3]' must be another address than the others, got '10.0.0.1' (at test/gateway) [MESH_DUPLICATE]",
    ],
    [
      'a long address',
      [GatewayAddress.named('a'.repeat(254))],
      "'addresses[0]' must have at most 253 characters, got '254 characters' (at test/gateway) [MESH_TOO_LONG]",
    ],
    [
      'more than 16 addresses',
      Array.from({ length: 17 }, () => GatewayAddress.ip()),
      "'addresses' must have at most 16 entries, got 17 (at test/gateway) [MESH_TOO_MANY]",
    ],
  ])('fails for %s', (_, addresses, message) => {
    expect(failure({ addresses })).toBe(message);
  });

  test('fails for a type without a domain', () => {
    expect(messageOf(() => GatewayAddress.of('Pool', 'blue'))).toBe(
      "'type' must be a type with a domain in front, such as example.com/pool, got 'Pool' [MESH_INVALID_ADDRESS_TYPE]",
    );
  });
});

describe('infrastructure', () => {
  test('has labels, annotations and a ConfigMap of the same namespace', () => {
    const manifests = render((chart) => {
      new Gateway(chart, 'gateway', {
        className: 'istio',
        listeners: [http],
        infrastructure: {
          labels: { 'example.com/team': 'shop', empty: '' },
          annotations: { 'example.com/cost': 'low, or so' },
          parametersRef: new ConfigMap(chart, 'settings'),
        },
      });
    });
    expect(manifests.find(({ kind }) => kind === 'Gateway').spec.infrastructure).toEqual({
      labels: { 'example.com/team': 'shop', empty: '' },
      annotations: { 'example.com/cost': 'low, or so' },
      parametersRef: { group: '', kind: 'ConfigMap', name: 'test-settings' },
    });
  });

  test('may be empty', () => {
    expect(gateway({ infrastructure: { labels: {} } }).spec.infrastructure).toEqual({ labels: {} });
  });

  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, '']));
  const elsewhere = new Chart(Testing.app(), 'elsewhere', { namespace: 'elsewhere', disableResourceNameHashes: true });
  test.each([
    [
      'more than 8 labels',
      { labels: many(9) },
      "'infrastructure.labels' must have at most 8 entries, got 9 (at test/gateway) [MESH_TOO_MANY]",
    ],
    [
      'more than 16 annotations',
      { annotations: many(17) },
      "'infrastructure.annotations' must have at most 16 entries, got 17 (at test/gateway) [MESH_TOO_MANY]",
    ],
    [
      'what is no key',
      { annotations: { 'Example.com/a': '' } },
      "'infrastructure.annotations' must have keys such as example.com/name, with a name of at most 63 characters, " +
        "got 'Example.com/a' (at test/gateway) [MESH_INVALID_NAME]",
    ],
    [
      'a long prefix of a key',
      { labels: { [`${'a'.repeat(253)}/a`]: '' } },
      "'infrastructure.labels' must have keys such as example.com/name, with a name of at most 63 characters, " +
        `got '${'a'.repeat(116)}... (at test/gateway) [MESH_INVALID_NAME]`,
    ],
    [
      'what is no label',
      { labels: { team: 'the shop' } },
      "'infrastructure.labels.team' must be a label of at most 63 letters, digits, dashes, underscores and dots, " +
        "got 'the shop' (at test/gateway) [MESH_INVALID_LABEL]",
    ],
    [
      'parameters of another namespace',
      { parametersRef: new ConfigMap(elsewhere, 'settings') },
      "'infrastructure.parametersRef' must live in the namespace of the Gateway, got 'ConfigMap elsewhere/elsewhere-settings' " +
        '(at test/gateway) [MESH_OTHER_NAMESPACE]',
    ],
    [
      'parameters without a kind',
      { parametersRef: { group: 'example.com', kind: '', name: 'a' } },
      "'infrastructure.parametersRef.kind' must be a kind: at most 63 letters, digits and dashes, got '' " +
        '(at test/gateway) [MESH_INVALID_NAME]',
    ],
  ])('fails for %s', (_, infrastructure, message) => {
    expect(failure({ infrastructure })).toBe(message);
  });
});

describe('certificates of clients and backends', () => {
  test('are references to ConfigMaps, Secrets and other objects', () => {
    const manifests = render((chart) => {
      new Gateway(chart, 'gateway', {
        className: 'istio',
        listeners: [http],
        tls: {
          backend: { clientCertificate: new Secret(chart, 'client') },
          frontend: {
            default: {},
            perPort: [
              {
                port: 8443,
                validation: {
                  caCertificates: [
                    new ConfigMap(chart, 'ca'),
                    { group: '', kind: 'Secret', name: 'ca', namespace: 'certs' },
                  ],
                  mode: gatewayApi.FrontendValidationMode.ALLOW_INSECURE_FALLBACK,
                },
              },
              { port: 9443 },
            ],
          },
        },
      });
    });
    expect(specYaml(manifests.find(({ kind }) => kind === 'Gateway'))).toMatchInlineSnapshot(`
"gatewayClassName: istio
listeners:
  - name: http
    port: 80
    protocol: HTTP
tls:
  backend:
    clientCertificateRef:
      name: test-client
  frontend:
    default: {}
    perPort:
      - port: 8443
        tls:
          validation:
            caCertificateRefs:
              - group: ""
                kind: ConfigMap
                name: test-ca
              - group: ""
                kind: Secret
                name: ca
                namespace: certs
            mode: AllowInsecureFallback
      - port: 9443
        tls: {}"
`);
  });

  const caCertificates = [{ group: '', kind: 'ConfigMap', name: 'ca' }];
  test.each([
    [
      'no authority',
      { frontend: { default: { validation: { caCertificates: [] } } } },
      "'tls.frontend.default.validation.caCertificates' must have at least one entry, got [] " +
        '(at test/gateway) [MESH_EMPTY]',
    ],
    [
      'more than 16 authorities',
      { frontend: { default: { validation: { caCertificates: Array(17).fill(caCertificates[0]) } } } },
      "'tls.frontend.default.validation.caCertificates' must have at most 16 entries, got 17 " +
        '(at test/gateway) [MESH_TOO_MANY]',
    ],
    [
      'a port twice',
      { frontend: { default: {}, perPort: [{ port: 443 }, { port: 443 }] } },
      "'tls.frontend.perPort[1].port' must be another port than the others, got 443 (at test/gateway) [MESH_DUPLICATE]",
    ],
    [
      'what is no port',
      { frontend: { default: {}, perPort: [{ port: 0 }] } },
      "'tls.frontend.perPort[0].port' must be an integer from 1 to 65535, got 0 (at test/gateway) [MESH_OUT_OF_RANGE]",
    ],
    [
      'what is no namespace',
      { backend: { clientCertificate: { name: 'a', namespace: 'A' } } },
      "'tls.backend.clientCertificate.namespace' must be a DNS label: at most 63 lower-case letters, digits and dashes, " +
        "with no dash at either end, got 'A' (at test/gateway) [MESH_INVALID_NAME]",
    ],
  ])('fail for %s', (_, tls, message) => {
    expect(failure({ tls })).toBe(message);
  });
});

describe('sets of namespaces', () => {
  const chart = new Chart(Testing.app(), 'test');
  const expressions = [LabelExpression.exists('shared')];
  test.each([
    ['labels', { labels: { team: 'shop' } }, { matchLabels: { team: 'shop' } }],
    ['conditions', { expressions }, { matchExpressions: [{ key: 'shared', operator: 'Exists' }] }],
    ['one name', { names: ['shop'] }, { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } }],
    [
      'several names',
      { names: ['shop', 'cart'] },
      { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop', 'cart'] }] },
    ],
    [
      'a Namespace',
      new Namespace(chart, 'shop', { metadata: { name: 'shop' } }),
      { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } },
    ],
    [
      'Namespaces of cdk8s-plus',
      Namespaces.select(chart, 'some', { labels: { team: 'shop' }, expressions }),
      { matchLabels: { team: 'shop' }, matchExpressions: [{ key: 'shared', operator: 'Exists' }] },
    ],
    ['nothing, which is every namespace', {}, {}],
  ])('are found by %s', (_, namespaces, expected) => {
    const allowedListeners = FromNamespaces.selector(namespaces);
    expect(gateway({ allowedListeners }).spec.allowedListeners).toEqual({
      namespaces: { from: 'Selector', selector: expected },
    });
  });
});
