import { describe, expect, test } from '@jest/globals';
import { Chart, Cron, Duration, Size, Testing } from 'cdk8s';
import {
  ClientTls,
  DestinationRule,
  InnoDBCluster,
  type InnoDBClusterProps,
  type LogCollector,
  OperatorMesh,
  type ReadReplica,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { find, type Manifest, messageOf, render, renderOne, specYaml } from '../../support/render';
import { violations } from '../../support/schema';

const NO_SIDECAR = { 'sidecar.istio.io/inject': 'false' };

/** A cluster with the Secret that the sample app has, and what `more` says. */
function cluster(chart: Chart, more: object = {}): InnoDBCluster {
  const secret = kplus.Secret.fromSecretName(chart, 'passwords', 'mypwds');
  return new InnoDBCluster(chart, 'mycluster', { secret, tlsUseSelfSigned: true, ...more } as InnoDBClusterProps);
}

function spec(more?: object): Manifest {
  const manifest = renderOne((chart) => cluster(chart, more));
  expect(violations(manifest)).toEqual([]);
  return manifest.spec;
}

const errorOf = (more: object) => messageOf(() => renderOne((chart) => cluster(chart, more)));

/** As `errorOf`, for what needs a Secret, a claim and the like. */
const errorOfThose = (more: (secret: kplus.ISecret) => object) =>
  messageOf(() => renderOne((chart) => cluster(chart, more(kplus.Secret.fromSecretName(chart, 's', 'secret')))));

describe('InnoDBCluster', () => {
  test('is the cluster of the sample app, and keeps sidecars away', () => {
    const manifest = renderOne((chart) => cluster(chart, { instances: 3, router: { instances: 1 } }));
    expect(violations(manifest)).toEqual([]);
    expect(manifest).toMatchObject({
      apiVersion: 'mysql.oracle.com/v2',
      kind: 'InnoDBCluster',
      metadata: { name: 'test-mycluster', namespace: 'bookinfo' },
    });
    expect(specYaml(manifest)).toMatchInlineSnapshot(`
"instances: 3
podLabels:
  sidecar.istio.io/inject: "false"
router:
  instances: 1
  podLabels:
    sidecar.istio.io/inject: "false"
secretName: mypwds
tlsUseSelfSigned: true"
`);
  });

  test('says nothing else that nobody asked for', () => {
    const secret = (chart: Chart) => kplus.Secret.fromSecretName(chart, 's', 'mypwds');
    const { spec } = renderOne(
      (chart) => new InnoDBCluster(chart, 'mycluster', { secret: secret(chart), mesh: OperatorMesh.AS_NAMESPACE }),
    );
    expect(spec).toEqual({ secretName: 'mypwds' });
  });

  test('keeps what is zero, false or empty', () => {
    expect(
      spec({
        mesh: OperatorMesh.AS_NAMESPACE,
        router: { instances: 0, options: [], routingOptions: { statsUpdatesFrequency: Duration.seconds(0) } },
        datadirPermissions: { setRightsUsingInitContainer: false },
        service: {},
        logs: { slowQuery: { enabled: false, longQueryTime: Duration.millis(0) } },
      }),
    ).toEqual({
      secretName: 'mypwds',
      tlsUseSelfSigned: true,
      router: { instances: 0, options: [], routingOptions: { stats_updates_frequency: 0 } },
      datadirPermissions: { setRightsUsingInitContainer: false },
      service: {},
      logs: { slowQuery: { enabled: false, longQueryTime: 0 } },
    });
  });

  describe('root account', () => {
    test('is a Secret that is made, before the cluster', () => {
      const manifests = render((chart) => {
        const rootCredentials = { user: 'admin', host: '10.%', password: 'sakila', secretName: 'mypwds' };
        new InnoDBCluster(chart, 'mycluster', { rootCredentials });
      });
      expect(manifests.map(({ kind }) => kind)).toEqual(['Secret', 'InnoDBCluster']);
      expect(find(manifests, 'Secret')).toMatchObject({
        metadata: { name: 'mypwds', namespace: 'bookinfo' },
        stringData: { rootUser: 'admin', rootHost: '10.%', rootPassword: 'sakila' },
      });
      expect(find(manifests, 'InnoDBCluster').spec.secretName).toBe('mypwds');
    });

    test('has the defaults of the operator, under a name of its own', () => {
      const manifests = render((chart) => {
        const metadata = { name: 'mycluster' };
        new InnoDBCluster(chart, 'mycluster', { metadata, rootCredentials: { password: 'sakila' } });
      });
      expect(find(manifests, 'Secret', 'mycluster-root').stringData).toEqual({ rootPassword: 'sakila' });
      expect(find(manifests, 'InnoDBCluster').spec.secretName).toBe('mycluster-root');
    });

    test('goes into the environment of a container', () => {
      render((chart) => {
        const mysql = new InnoDBCluster(chart, 'a', { rootCredentials: { password: 'sakila', secretName: 'root' } });
        expect(mysql.secret.envValue('rootPassword').valueFrom).toMatchObject({
          secretKeyRef: { name: 'root', key: 'rootPassword' },
        });
      });
    });

    test('takes a Secret that gets its password later', () => {
      const manifests = render((chart) => {
        const secret = new kplus.Secret(chart, 'secret', { metadata: { name: 'mypwds' } });
        new InnoDBCluster(chart, 'mycluster', { secret });
        secret.addStringData('rootPassword', 'sakila');
      });
      expect(find(manifests, 'InnoDBCluster').spec.secretName).toBe('mypwds');
    });

    test('fails for a Secret without a password, when the app is synthesized', () => {
      const run = () =>
        render((chart) => {
          new InnoDBCluster(chart, 'mycluster', { secret: new kplus.Secret(chart, 'secret') });
        });
      expect(messageOf(run)).toContain(
        "'secret' must have the key rootPassword, got 'test-secret' (at test/secret) [MESH_NO_PASSWORD]",
      );
    });

    test('fails for an empty password', () => {
      const run = () => render((chart) => new InnoDBCluster(chart, 'a', { rootCredentials: { password: '' } }));
      expect(messageOf(run)).toBe("'rootCredentials.password' must not be empty (at test/a) [MESH_EMPTY]");
    });

    test('fails for a Secret of another namespace', () => {
      const run = () =>
        render((chart) => {
          const secret = new kplus.Secret(new Chart(Testing.app(), 'x', { namespace: 'shop' }), 'secret', {
            metadata: { name: 'mypwds' },
          });
          new InnoDBCluster(chart, 'mycluster', { secret });
        });
      expect(messageOf(run)).toBe(
        "'secret' must live in the namespace of the InnoDBCluster, got 'Secret shop/mypwds' (at test/mycluster) [MESH_OTHER_NAMESPACE]",
      );
    });
  });

  describe('in the mesh', () => {
    test('keeps sidecars away from every kind of pod that the operator makes', () => {
      const { podLabels, router, readReplicas, backupProfiles, backupSchedules } = spec({
        podLabels: { team: 'a' },
        podAnnotations: { note: 'b' },
        readReplicas: [{ name: 'readers', baseServerId: 500 }],
        backupProfiles: [{ name: 'daily', dumpInstance: { storage: bucket } }],
        backupSchedules: [
          { name: 'daily', schedule: Cron.daily(), backupProfileName: 'daily' },
          { name: 'weekly', schedule: Cron.weekly(), backupProfile: { dumpInstance: { storage: bucket } } },
        ],
      });
      expect(podLabels).toEqual({ team: 'a', ...NO_SIDECAR });
      expect(router).toEqual({ podLabels: NO_SIDECAR });
      expect(readReplicas[0].podLabels).toEqual(NO_SIDECAR);
      expect(backupProfiles[0].podLabels).toEqual(NO_SIDECAR);
      expect(backupSchedules[0]).not.toHaveProperty('backupProfile');
      expect(backupSchedules[1].backupProfile.podLabels).toEqual(NO_SIDECAR);
    });

    test('leaves it to the namespace where that is said', () => {
      const rendered = spec({
        mesh: OperatorMesh.AS_NAMESPACE,
        podLabels: { team: 'a' },
        router: { version: '9.1.0' },
      });
      expect(rendered.podLabels).toEqual({ team: 'a' });
      expect(rendered.router).toEqual({ version: '9.1.0' });
    });

    test('takes the label that it would set itself', () => {
      expect(spec({ podLabels: NO_SIDECAR }).podLabels).toEqual(NO_SIDECAR);
    });

    test('fails for a label that contradicts it', () => {
      const podLabels = { 'sidecar.istio.io/inject': 'true' };
      expect(errorOf({ router: { podLabels } })).toBe(
        `'router.podLabels' must not contradict mesh, which sets 'false', got {"sidecar.istio.io/inject":"true"}; set mesh: OperatorMesh.AS_NAMESPACE and say everything here (at test/mycluster) [MESH_INJECTION_CONFLICT]`,
      );
    });

    test('has the hosts and ports of the Services that the operator makes', () => {
      render((chart) => {
        const mysql = cluster(chart, { metadata: { name: 'mycluster' } });
        expect(mysql.host.fullName).toBe('mycluster.bookinfo.svc.cluster.local');
        expect(mysql.instancesHost.fullName).toBe('mycluster-instances.bookinfo.svc.cluster.local');
        expect(mysql.ports).toEqual({
          mysql: 3306,
          mysqlx: 33060,
          readWrite: 6446,
          readOnly: 6447,
          xReadWrite: 6448,
          xReadOnly: 6449,
          readWriteSplit: 6450,
          rest: 8443,
        });
        expect(mysql.instancePorts).toEqual({ mysql: 3306, mysqlx: 33060, groupReplication: 33061, metrics: 9104 });
      });
    });

    test('is the host of rules', () => {
      const manifests = render((chart) => {
        const trafficPolicy = { tls: ClientTls.disable() };
        new DestinationRule(chart, 'plain', { host: cluster(chart, { metadata: { name: 'db' } }), trafficPolicy });
      });
      expect(find(manifests, 'DestinationRule').spec).toEqual({
        host: 'db',
        trafficPolicy: { tls: { mode: 'DISABLE' } },
      });
    });

    test('fails for the host of a cluster without a namespace', () => {
      expect(messageOf(() => render((chart) => cluster(chart).host, ''))).toBe(
        "'host' must be that of a cluster with a namespace, got 'test-mycluster'; give the cluster or its chart a namespace (at test/mycluster) [MESH_HOST_WITHOUT_NAMESPACE]",
      );
    });
  });

  test('claims volumes, and leaves out what is not said of them', () => {
    const storageClass = 'fast';
    const accessModes = [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE];
    const volumeMode = kplus.PersistentVolumeMode.FILE_SYSTEM;
    const size = Size.gibibytes(50);
    expect(
      spec({ datadirVolumeClaimTemplate: { size, storageClass, accessModes, volumeMode } }).datadirVolumeClaimTemplate,
    ).toEqual({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '50Gi' } },
      storageClassName: 'fast',
      volumeMode: 'Filesystem',
    });
    expect(spec({ datadirVolumeClaimTemplate: { size } }).datadirVolumeClaimTemplate).toEqual({
      resources: { requests: { storage: '50Gi' } },
    });
  });

  test('names certificates from Secrets', () => {
    const rendered = renderOne((chart) => {
      const tls = kplus.Secret.fromSecretName(chart, 'tls', 'tls');
      const ca = kplus.Secret.fromSecretName(chart, 'ca', 'ca');
      new InnoDBCluster(chart, 'a', { secret: tls, tlsSecret: tls, tlsCaSecret: ca, router: { tlsSecret: tls } });
    }).spec;
    expect(rendered).toMatchObject({ tlsSecretName: 'tls', tlsCASecretName: 'ca', router: { tlsSecretName: 'tls' } });
    expect(rendered).not.toHaveProperty('tlsUseSelfSigned');
  });

  test.each(['tlsSecret', 'tlsCaSecret'])('fails for %s beside certificates that the servers make', (property) => {
    expect(errorOfThose((secret) => ({ [property]: secret }))).toBe(
      `'${property}' must not stand beside tlsUseSelfSigned; leave tlsUseSelfSigned out for certificates from Secrets (at test/mycluster) [MESH_TLS_CONFLICT]`,
    );
  });

  test('fails for a certificate of the routers beside those that the servers make', () => {
    expect(errorOfThose((tlsSecret) => ({ router: { tlsSecret } }))).toContain(
      "'router.tlsSecret' must not stand beside tlsUseSelfSigned",
    );
  });

  test('accepts the longest name that the operator does, and no longer one', () => {
    const named = (name: string) => errorOf({ metadata: { name } });
    expect(renderOne((chart) => cluster(chart, { metadata: { name: 'a'.repeat(28) } })).metadata.name).toHaveLength(28);
    expect(named('a'.repeat(29))).toBe(
      `'metadata.name' must be at most 28 lower-case letters, digits and dashes, a letter first and no dash last, got '${'a'.repeat(29)}'; the operator calls Services and labels after it (at test/mycluster) [MESH_INVALID_NAME]`,
    );
    for (const name of ['1a', 'a-', 'a.b']) expect(named(name)).toMatch(/\[MESH_INVALID_NAME\]$/);
  });

  test.each([
    [{ instances: 0 }, "'instances' must be an integer from 1 to 9, got 0"],
    [{ instances: 10 }, "'instances' must be an integer from 1 to 9, got 10"],
    [{ baseServerId: 0 }, "'baseServerId' must be an integer from 1 to 4000000000, got 0"],
    [{ baseServerId: 4000000001 }, "'baseServerId' must be an integer from 1 to 4000000000, got 4000000001"],
    [{ router: { instances: -1 } }, "'router.instances' must be an integer of at least 0, got -1"],
    [
      { readReplicas: [{ name: 'a', baseServerId: 1, instances: 1000 }] },
      "'readReplicas[0].instances' must be an integer from 1 to 999, got 1000",
    ],
    [{ logs: { error: { verbosity: 4 } } }, "'logs.error.verbosity' must be an integer from 1 to 3, got 4"],
  ])('fails outside of the bounds: %j', (more, message) => {
    expect(errorOf(more)).toBe(`${message} (at test/mycluster) [MESH_OUT_OF_RANGE]`);
  });

  test('accepts the bounds', () => {
    const readReplicas: ReadReplica[] = [{ name: 'readers', baseServerId: 4000000000, instances: 999 }];
    expect(spec({ instances: 9, baseServerId: 1, readReplicas })).toMatchObject({ instances: 9, baseServerId: 1 });
  });

  test.each(['9', '9.1', 'v9.1.0'])('fails for the version %s', (version) => {
    expect(errorOf({ version })).toBe(
      `'version' must be three numbers with dots, such as 9.1.0, got '${version}' (at test/mycluster) [MESH_INVALID_VERSION]`,
    );
  });

  test('fails for servers that would have one id', () => {
    const readReplicas = [
      { name: 'a', baseServerId: 500, instances: 3 },
      { name: 'b', baseServerId: 502 },
    ];
    expect(errorOf({ readReplicas })).toBe(
      "'readReplicas[1].baseServerId' must be a number whose servers get other ids than those of readReplicas[0].baseServerId, which has 500 to 502, got 502 (at test/mycluster) [MESH_SERVER_IDS]",
    );
    expect(errorOf({ instances: 3, readReplicas: [{ name: 'a', baseServerId: 1002 }] })).toContain(
      'those of baseServerId, which has 1000 to 1002',
    );
    expect(spec({ instances: 3, readReplicas: [{ name: 'a', baseServerId: 1003 }] }).readReplicas).toHaveLength(1);
  });

  test('fails for two groups of replicas of one name', () => {
    const readReplicas = [
      { name: 'a', baseServerId: 1 },
      { name: 'a', baseServerId: 2 },
    ];
    expect(errorOf({ readReplicas })).toBe(
      "'readReplicas' must have another name for each entry, got 'a' (at test/mycluster) [MESH_DUPLICATE]",
    );
  });

  describe('backups', () => {
    test('run at the times of a schedule, by a profile', () => {
      const { backupSchedules } = spec({
        backupProfiles: [{ name: 'dump', dumpInstance: { storage: bucket, dumpOptions: { threads: 4 } } }],
        backupSchedules: [
          {
            name: 'nightly',
            schedule: Cron.schedule({ hour: '3', minute: '0' }),
            timeZone: 'Europe/Madrid',
            backupProfileName: 'dump',
          },
        ],
      });
      expect(backupSchedules).toEqual([
        { name: 'nightly', schedule: '0 3 * * *', timeZone: 'Europe/Madrid', backupProfileName: 'dump' },
      ]);
    });

    test('fail for a profile that is not there', () => {
      const backupSchedules = [{ name: 'nightly', schedule: Cron.daily(), backupProfileName: 'dump' }];
      expect(errorOf({ backupSchedules })).toBe(
        "'backupSchedules[0].backupProfileName' must be one of backupProfiles, and there are none, got 'dump' (at test/mycluster) [MESH_UNKNOWN_BACKUP_PROFILE]",
      );
      const backupProfiles = [{ name: 'other', dumpInstance: { storage: bucket } }];
      expect(errorOf({ backupProfiles, backupSchedules })).toContain('must be one of other,');
    });

    test('fail for a time zone that is none', () => {
      const schedule = {
        name: 'nightly',
        schedule: Cron.daily(),
        backupProfile: { dumpInstance: { storage: bucket } },
      };
      for (const timeZone of ['Madrid', '+01:00']) {
        expect(errorOf({ backupSchedules: [{ ...schedule, timeZone }] })).toBe(
          `'backupSchedules[0].timeZone' must be a name of the time zone database, such as UTC or Europe/Madrid, got '${timeZone}' (at test/mycluster) [MESH_INVALID_TIME_ZONE]`,
        );
      }
    });

    test.each([
      [{}, '[]'],
      [{ s3: {}, azure: {} }, '["s3","azure"]'],
    ])('fail for a storage that is not one thing: %j', (storage, got) => {
      expect(errorOf({ backupProfiles: [{ name: 'a', dumpInstance: { storage } }] })).toBe(
        `'backupProfiles[0].dumpInstance.storage' must have exactly one of ociObjectStorage, s3, azure, persistentVolumeClaim, got ${got} (at test/mycluster) [MESH_ONE_OF]`,
      );
    });
  });

  test('begins with the data of another cluster, or with a dump', () => {
    expect(
      renderOne((chart) => {
        const secret = kplus.Secret.fromSecretName(chart, 'secret', 'donor');
        cluster(chart, { initDb: { clone: { donorUrl: 'root@other:3306', secret } } });
      }).spec.initDB,
    ).toEqual({ clone: { donorUrl: 'root@other:3306', secretKeyRef: { name: 'donor' } } });
    expect(
      renderOne((chart) => {
        const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'dumps');
        cluster(chart, { initDb: { dump: { path: '/first', storage: { persistentVolumeClaim: { claim } } } } });
      }).spec.initDB,
    ).toEqual({ dump: { path: '/first', storage: { persistentVolumeClaim: { claimName: 'dumps' } } } });
    expect(errorOf({ initDb: {} })).toContain("'initDb' must have exactly one of clone, dump, got []");
  });

  test('keeps keys in a vault whose identifiers are checked', () => {
    const oci = (more: object) =>
      errorOfThose((keySecret) => ({
        keyring: {
          oci: {
            user: 'ocid1.user.oc1..a',
            tenancy: 'ocid1.tenancy.oc1..a',
            keySecret,
            keyFingerprint: Array(16).fill('0a').join(':'),
            ...more,
          },
        },
      }));
    expect(oci({ virtualVault: 'vault' })).toBe(
      "'keyring.oci.virtualVault' must begin with ocid1.vault., got 'vault' (at test/mycluster) [MESH_INVALID_KEYRING]",
    );
    expect(oci({ keyFingerprint: '0a:0b' })).toBe(
      "'keyring.oci.keyFingerprint' must be sixteen pairs of hexadecimal digits with colons, got '0a:0b' (at test/mycluster) [MESH_INVALID_KEYRING]",
    );
    expect(errorOf({ keyring: {} })).toContain("'keyring' must have exactly one of file, encryptedFile, oci, got []");
  });

  describe('logs', () => {
    const collector: LogCollector = {
      image: 'fluentd',
      envVariables: {
        POD: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_NAME),
        CPUS: kplus.EnvValue.fromResource(kplus.ResourceFieldPaths.CPU_LIMIT, { divisor: '1m' }),
      },
      fluentd: { sinks: [{ name: 'out', rawConfig: '@type stdout' }] },
    };

    test('are collected with what the environment of the collector says', () => {
      expect(spec({ logs: { error: { collect: true }, collector } }).logs.collector.env).toEqual([
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'CPUS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
      ]);
    });

    test('fail where nobody collects them, or they go nowhere', () => {
      expect(errorOf({ logs: { slowQuery: { collect: true } } })).toBe(
        "'logs.slowQuery.collect' must come with a collector, got true; say logs.collector (at test/mycluster) [MESH_LOGS_WITHOUT_COLLECTOR]",
      );
      expect(errorOf({ logs: { collector: { ...collector, fluentd: { sinks: [] } } } })).toBe(
        "'logs.collector.fluentd.sinks' must have at least one entry, got [] (at test/mycluster) [MESH_EMPTY]",
      );
    });
  });

  test('fails for labels that Kubernetes does not take', () => {
    expect(errorOf({ podLabels: { a: 'b c' } })).toMatch(/^'podLabels' must be a label.*\[MESH_INVALID_LABEL\]$/);
    expect(errorOf({ service: { labels: { a: 'b c' } } })).toMatch(/^'service.labels' must be a label/);
  });
});

const bucket = {
  s3: { bucketName: 'backups', config: { name: 's3-config' } },
};
