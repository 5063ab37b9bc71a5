import { describe, expect, test } from '@jest/globals';
import { type Chart, Duration, Size } from 'cdk8s';
import { OperatorMesh, RabbitmqCluster, type RabbitmqClusterProps, TolerationOperator } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { type Manifest, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const BYPASS = {
  'traffic.sidecar.istio.io/excludeInboundPorts': '4369,25672',
  'traffic.sidecar.istio.io/excludeOutboundPorts': '4369,25672',
};

const cluster = (chart: Chart, props?: object) => new RabbitmqCluster(chart, 'sample', props as RabbitmqClusterProps);

function spec(props?: object): Manifest {
  const manifest = renderOne((chart) => cluster(chart, props));
  expect(violations(manifest)).toEqual([]);
  return manifest.spec;
}

const errorOf = (props: object) => messageOf(() => renderOne((chart) => cluster(chart, props)));

/** What `look` finds in a cluster that has a Secret. */
function see<T>(props: (secret: kplus.ISecret) => object, look: (cluster: RabbitmqCluster) => T): T {
  let seen: { readonly what: T } | undefined;
  render((chart) => {
    const secret = kplus.Secret.fromSecretName(chart, 'secret', 'tls');
    seen = { what: look(cluster(chart, { metadata: { name: 'sample' }, ...props(secret) })) };
  });
  return (seen as { readonly what: T }).what;
}

describe('RabbitmqCluster', () => {
  test('is the cluster of the sample app, and says nothing that nobody asked for', () => {
    const manifest = renderOne((chart) =>
      cluster(chart, { metadata: { name: 'rabbitmqcluster-sample' }, replicas: 3 }),
    );
    expect(manifest).toEqual({
      apiVersion: 'rabbitmq.com/v1beta1',
      kind: 'RabbitmqCluster',
      metadata: { name: 'rabbitmqcluster-sample', namespace: 'bookinfo' },
      spec: { replicas: 3 },
    });
    expect(spec()).toEqual({});
  });

  test('keeps what is zero, false or empty', () => {
    const props = {
      replicas: 0,
      skipPostDeploySteps: false,
      delayStart: Duration.seconds(0),
      terminationGracePeriod: Duration.seconds(0),
      rabbitmq: { additionalPlugins: [], additionalConfig: '' },
      persistence: { emptyDir: {} },
      tolerations: [],
      override: {},
    };
    expect(spec(props)).toEqual({
      replicas: 0,
      skipPostDeploySteps: false,
      delayStartSeconds: 0,
      terminationGracePeriodSeconds: 0,
      rabbitmq: { additionalPlugins: [], additionalConfig: '' },
      persistence: { emptyDir: {} },
      tolerations: [],
      override: {},
    });
  });

  describe('in the mesh', () => {
    test('leads what nodes say to each other around the sidecars', () => {
      expect(specYaml({ spec: spec({ mesh: OperatorMesh.BYPASS_BETWEEN_NODES }) })).toMatchInlineSnapshot(`
"override:
  statefulSet:
    spec:
      template:
        metadata:
          annotations:
            traffic.sidecar.istio.io/excludeInboundPorts: 4369,25672
            traffic.sidecar.istio.io/excludeOutboundPorts: 4369,25672"
`);
    });

    test('keeps sidecars away', () => {
      expect(spec({ mesh: OperatorMesh.NO_SIDECARS }).override.statefulSet.spec.template.metadata).toEqual({
        labels: { 'sidecar.istio.io/inject': 'false' },
      });
    });

    test('adds to an override and changes nothing of it', () => {
      const container = { name: 'rabbitmq', resources: { limits: { cpu: 1, memory: '2Gi' } } };
      const override = {
        service: { spec: { ports: [{ name: 'extra', port: 12345 }] } },
        statefulSet: {
          metadata: { labels: { a: 'b' } },
          spec: {
            minReadySeconds: 5,
            template: { metadata: { labels: { c: 'd' }, annotations: { e: 'f' } }, spec: { containers: [container] } },
          },
        },
      };
      const before = structuredClone(override);
      expect(spec({ mesh: OperatorMesh.BYPASS_BETWEEN_NODES, override }).override).toEqual({
        service: { spec: { ports: [{ name: 'extra', port: 12345 }] } },
        statefulSet: {
          metadata: { labels: { a: 'b' } },
          spec: {
            minReadySeconds: 5,
            template: {
              metadata: { labels: { c: 'd' }, annotations: { e: 'f', ...BYPASS } },
              spec: { containers: [container] },
            },
          },
        },
      });
      expect(override).toEqual(before);
    });

    test('fails for an override that contradicts it', () => {
      const metadata = { annotations: { 'traffic.sidecar.istio.io/excludeInboundPorts': '15692' } };
      const override = { statefulSet: { spec: { template: { metadata } } } };
      expect(errorOf({ mesh: OperatorMesh.BYPASS_BETWEEN_NODES, override })).toBe(
        `'override.statefulSet.spec.template.metadata.annotations' must not contradict mesh, which sets '4369,25672', got {"traffic.sidecar.istio.io/excludeInboundPorts":"15692"}; set mesh: OperatorMesh.AS_NAMESPACE and say everything here (at test/sample) [MESH_INJECTION_CONFLICT]`,
      );
      expect(spec({ override }).override).toEqual(override);
    });

    test('has the hosts of the Services that the operator makes', () => {
      const hosts = see(
        () => ({}),
        ({ host, nodesHost, nodePorts }) => [host.fullName, nodesHost.fullName, nodePorts],
      );
      expect(hosts).toEqual([
        'sample.bookinfo.svc.cluster.local',
        'sample-nodes.bookinfo.svc.cluster.local',
        { epmd: 4369, distribution: 25672 },
      ]);
    });

    test('fails for the host of a cluster without a namespace', () => {
      expect(messageOf(() => render((chart) => cluster(chart).host, ''))).toBe(
        "'host' must be that of a cluster with a namespace, got 'test-sample'; give the cluster or its chart a namespace (at test/sample) [MESH_HOST_WITHOUT_NAMESPACE]",
      );
    });
  });

  describe('ports', () => {
    const plain = { amqp: 5672, management: 15672 };
    const tls = { amqps: 5671, managementTls: 15671, prometheusTls: 15691 };
    const plugins = ['mqtt', 'web_mqtt', 'stomp', 'web_stomp', 'stream'].map((name) => `rabbitmq_${name}`);
    const vault = { tls: { pkiIssuerPath: 'pki/issue/a' } };

    test.each<[string, (secret: kplus.ISecret) => object, object]>([
      ['of plain text', () => ({}), { ...plain, prometheus: 15692 }],
      ['of both', (secret) => ({ tls: { secret } }), { ...plain, ...tls }],
      ['of TLS', (secret) => ({ tls: { secret, disableNonTlsListeners: true } }), tls],
      ['of certificates from Vault', () => ({ secretBackend: { vault } }), { ...plain, ...tls }],
      [
        'of plugins',
        () => ({ rabbitmq: { additionalPlugins: plugins } }),
        { ...plain, prometheus: 15692, stream: 5552, mqtt: 1883, webMqtt: 15675, stomp: 61613, webStomp: 15674 },
      ],
      [
        'of plugins inside TLS',
        (secret) => ({
          rabbitmq: { additionalPlugins: plugins },
          tls: { secret, caSecret: secret, disableNonTlsListeners: true },
        }),
        { ...tls, streams: 5551, mqtts: 8883, webMqttTls: 15676, stomps: 61614, webStompTls: 15673 },
      ],
      [
        'of WebSockets, which need certificates of clients inside TLS',
        (secret) => ({
          rabbitmq: { additionalPlugins: ['rabbitmq_web_mqtt', 'rabbitmq_multi_dc_replication'] },
          tls: { secret },
        }),
        { ...plain, ...tls, stream: 5552, streams: 5551, webMqtt: 15675 },
      ],
    ])('are those %s', (_, props, expected) => {
      expect(see(props, ({ ports }) => ports)).toEqual(expected);
    });
  });

  describe('first user', () => {
    test('is in the Secret that the operator makes', () => {
      const [name, env] = see(
        () => ({}),
        (rabbitmq) => [rabbitmq.secret.name, rabbitmq.credential('connection_string').valueFrom],
      );
      expect(name).toBe('sample-default-user');
      expect(env).toMatchObject({ secretKeyRef: { name: 'sample-default-user', key: 'connection_string' } });
    });

    test('is in an external Secret', () => {
      const name = see(
        (externalSecret) => ({ secretBackend: { externalSecret } }),
        ({ secret }) => secret.name,
      );
      expect(name).toBe('tls');
    });

    test('fails where it is in Vault', () => {
      const secretBackend = { vault: { role: 'rabbitmq', defaultUserPath: 'secret/data/a' } };
      expect(messageOf(() => render((chart) => cluster(chart, { secretBackend }).credential('password')))).toBe(
        "'secret' must not be asked for where the first user comes from Vault; read it from Vault (at test/sample) [MESH_NO_SECRET]",
      );
    });
  });

  test('renders resources in the units of Kubernetes', () => {
    const cpu = { request: kplus.Cpu.millis(500), limit: kplus.Cpu.units(2) };
    const memory = { limit: Size.mebibytes(1536) };
    expect(spec({ resources: { cpu, memory, requests: { 'example.com/card': '1' } } }).resources).toEqual({
      requests: { cpu: '500m', 'example.com/card': '1' },
      limits: { cpu: '2', memory: '1536Mi' },
    });
    expect(spec({ resources: {} }).resources).toEqual({});
  });

  test('renders the names of certificates from Vault as one text', () => {
    const tls = { pkiIssuerPath: 'pki/issue/a', altNames: ['a', 'b'], ipSans: ['10.0.0.1'] };
    expect(spec({ secretBackend: { vault: { tls } } }).secretBackend.vault.tls).toEqual({
      pkiIssuerPath: 'pki/issue/a',
      altNames: 'a,b',
      ipSans: '10.0.0.1',
    });
  });

  test('puts up with taints', () => {
    const tolerations = [
      { key: 'a', effect: kplus.TaintEffect.NO_EXECUTE, tolerationSeconds: Duration.minutes(5) },
      { operator: TolerationOperator.EXISTS },
    ];
    expect(spec({ tolerations }).tolerations).toEqual([
      { key: 'a', effect: 'NoExecute', tolerationSeconds: 300 },
      { operator: 'Exists' },
    ]);
  });

  test.each([
    [
      { operator: TolerationOperator.EXISTS, value: 'b' },
      "'tolerations[0].value' must not stand beside operator EXISTS, got 'b'",
    ],
    [
      { key: 'a', tolerationSeconds: Duration.seconds(1) },
      "'tolerations[0].tolerationSeconds' must come with effect NO_EXECUTE",
    ],
  ])('fails for a toleration that cannot be: %j', (toleration, message) => {
    expect(errorOf({ tolerations: [toleration] })).toBe(`${message} (at test/sample) [MESH_TOLERATION]`);
  });

  test('fails for clients that need TLS where there is none', () => {
    expect(errorOf({ tls: { disableNonTlsListeners: true } })).toBe(
      "'tls.disableNonTlsListeners' must come with certificates, got true; say tls.secret or secretBackend.vault.tls (at test/sample) [MESH_TLS_CONFLICT]",
    );
    const vault = { tls: { pkiIssuerPath: 'pki/issue/a' } };
    expect(spec({ tls: { disableNonTlsListeners: true }, secretBackend: { vault } }).tls).toEqual({
      disableNonTLSListeners: true,
    });
  });

  test('fails for a volume beside a folder that goes away', () => {
    const persistence = { emptyDir: {}, storage: Size.gibibytes(1) };
    expect(errorOf({ persistence })).toBe(
      "'persistence.storage' must not stand beside emptyDir (at test/sample) [MESH_ONE_OF]",
    );
  });

  test.each([
    [
      { additionalPlugins: ['rabbitmq-stream'] },
      "'rabbitmq.additionalPlugins[0]' must be at most 100 letters, digits and underscores, got 'rabbitmq-stream' (at test/sample) [MESH_INVALID_NAME]",
    ],
    [
      { additionalPlugins: Array(101).fill('a') },
      "'rabbitmq.additionalPlugins' must have at most 100 entries, got 101 (at test/sample) [MESH_TOO_MANY]",
    ],
    [
      { erlangInetConfig: 'a'.repeat(2001) },
      "'rabbitmq.erlangInetConfig' must have at most 2000 characters, got '2001 characters' (at test/sample) [MESH_TOO_LONG]",
    ],
    [
      { envConfig: 'A=$(hostname)' },
      "'rabbitmq.envConfig' must have no back quote and no $(, got 'A=$(hostname)' (at test/sample) [MESH_SHELL_COMMAND]",
    ],
  ])('fails for settings that the API refuses: %#', (rabbitmq, message) => {
    expect(errorOf({ rabbitmq })).toBe(message);
  });

  test.each([
    [{ replicas: -1 }, "'replicas' must be an integer of at least 0, got -1 (at test/sample) [MESH_OUT_OF_RANGE]"],
    [
      { delayStart: Duration.millis(500) },
      "'delayStart' must be whole seconds, 0 s or more, got '0.5 s' (at test/sample) [MESH_INVALID_DURATION]",
    ],
    [
      { persistence: { storage: Size.gibibytes(0) } },
      "'persistence.storage' must be a whole number of bytes, 1 or more, got '0 bytes' (at test/sample) [MESH_INVALID_QUANTITY]",
    ],
  ])('fails outside of the bounds: %#', (props, message) => {
    expect(errorOf(props)).toBe(message);
  });

  test('accepts the longest name after which Kubernetes can label pods, and no longer one', () => {
    const name = 'a'.repeat(45);
    expect(renderOne((chart) => cluster(chart, { metadata: { name } })).metadata.name).toBe(name);
    expect(errorOf({ metadata: { name: `${name}a` } })).toMatch(
      /^'metadata.name' must be at most 45 .* \[MESH_INVALID_NAME\]$/,
    );
  });
});
