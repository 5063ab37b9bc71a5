import { expect, test } from '@jest/globals';
import { type Chart, Cron, Duration, Size } from 'cdk8s';
import {
  type DumpStorage,
  InnoDBCluster,
  type InnoDBClusterProps,
  InnoDBEdition,
  InnoDBPort,
  InvalidatedClusterPolicy,
  OperatorMesh,
  ReadOnlyTargets,
} from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { expectComplete } from '../../support/coverage';
import { render } from '../../support/render';
import { violations } from '../../support/schema';

test('an InnoDBCluster can say everything that its CRD can', () => {
  const manifests = render((chart) => {
    for (const [name, props] of Object.entries(clusters(chart))) new InnoDBCluster(chart, name, props);
  });

  for (const manifest of manifests) expect(violations(manifest)).toEqual([]);
  expectComplete('mysql.oracle.com/InnoDBCluster', manifests);
});

function clusters(chart: Chart): Record<string, InnoDBClusterProps> {
  const secret = kplus.Secret.fromSecretName(chart, 'secret', 'secret');
  const claim = kplus.PersistentVolumeClaim.fromClaimName(chart, 'claim', 'dumps');
  const storage = storages(secret, claim);
  const pods = { podAnnotations: { a: 'b' }, podLabels: { c: 'd' } };
  const base = { secret, tlsUseSelfSigned: true } as const;
  const node = { fieldName: 'node', fieldPath: 'spec.nodeName' };
  return {
    whole: {
      secret,
      tlsSecret: secret,
      tlsCaSecret: secret,
      version: '9.1.0',
      edition: InnoDBEdition.ENTERPRISE,
      imageRepository: 'registry.example.com/mysql',
      imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
      imagePullSecrets: [secret],
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'identity', 'identity'),
      baseServerId: 100,
      datadirVolumeClaimTemplate: { size: Size.gibibytes(20) },
      datadirPermissions: {
        setRightsUsingInitContainer: false,
        fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH,
      },
      mycnf: '[mysqld]\nmax_connections=162',
      instances: 3,
      podSpec: { containers: [{ name: 'mysql', resources: { requests: { memory: '2Gi' } } }] },
      ...pods,
      keyring: { file: { fileName: 'keys', readOnly: true, storage: { emptyDir: {} } } },
      initDb: { clone: { donorUrl: 'root@other:3306', rootUser: 'root', secret } },
      router: {
        instances: 2,
        tlsSecret: secret,
        version: '9.1.0',
        podSpec: { nodeSelector: { disk: 'ssd' } },
        ...pods,
        bootstrapOptions: ['--conf-use-gr-notifications'],
        options: ['--extra'],
        routingOptions: {
          invalidatedClusterPolicy: InvalidatedClusterPolicy.DROP_ALL,
          statsUpdatesFrequency: Duration.seconds(5),
          readOnlyTargets: ReadOnlyTargets.ALL,
        },
      },
      service: {
        type: kplus.ServiceType.LOAD_BALANCER,
        annotations: { a: 'b' },
        labels: { c: 'd' },
        defaultPort: InnoDBPort.READ_WRITE_SPLIT,
      },
      metrics: {
        enable: true,
        image: 'mysqld-exporter',
        options: ['--no-collect'],
        webConfig: kplus.ConfigMap.fromConfigMapName(chart, 'web', 'web'),
        tlsSecret: secret,
        monitor: true,
        monitorSpec: { interval: '30s' },
      },
      backupProfiles: storage.flatMap((each, index) => [
        { name: `dump-${index}`, ...pods, dumpInstance: { dumpOptions: { threads: 4 }, storage: each } },
        { name: `snapshot-${index}`, snapshot: { storage: each } },
      ]),
      backupSchedules: [
        {
          name: 'nightly',
          schedule: Cron.daily(),
          timeZone: 'Europe/Madrid',
          enabled: false,
          deleteBackupData: true,
          backupProfileName: 'dump-0',
        },
        ...storage.map((each, index) => ({
          name: `dump-${index}`,
          schedule: Cron.weekly(),
          backupProfile: { ...pods, dumpInstance: { dumpOptions: { threads: 4 }, storage: each } },
        })),
        ...storage.map((each, index) => ({
          name: `snapshot-${index}`,
          schedule: Cron.weekly(),
          backupProfile: { snapshot: { storage: each } },
        })),
      ],
      logs: {
        general: { enabled: true, collect: true },
        error: { collect: true, verbosity: 2 },
        slowQuery: { enabled: true, collect: true, longQueryTime: Duration.millis(2500) },
        collector: {
          image: 'fluentd',
          containerName: 'fluentd',
          envVariables: { LEVEL: kplus.EnvValue.fromValue('info') },
          fluentd: {
            generalLog: { tag: 'general', options: { a: 1 } },
            errorLog: { tag: 'error', options: { a: 1 } },
            slowQueryLog: { tag: 'slow', options: { a: 1 } },
            recordAugmentation: {
              enabled: true,
              labels: [{ fieldName: 'app', labelName: 'app' }],
              annotations: [{ fieldName: 'note', annotationName: 'note' }],
              staticFields: [{ fieldName: 'env', fieldValue: 'test' }],
              podFields: [node],
              resourceFields: [{ fieldName: 'cpu', containerName: 'mysql', resource: 'limits.cpu' }],
            },
            additionalFilterConfiguration: '<filter **></filter>',
            sinks: [{ name: 'out', rawConfig: '@type stdout' }],
          },
        },
      },
      readReplicas: [
        {
          name: 'readers',
          version: '9.1.0',
          baseServerId: 500,
          datadirVolumeClaimTemplate: { size: Size.gibibytes(20) },
          mycnf: '[mysqld]',
          instances: 2,
          podSpec: { terminationGracePeriodSeconds: 60 },
          ...pods,
        },
      ],
      serviceFqdnTemplate: '{service}.{namespace}.svc.{domain}',
    },
    'self-signed': {
      ...base,
      mesh: OperatorMesh.AS_NAMESPACE,
      edition: InnoDBEdition.COMMUNITY,
      keyring: { encryptedFile: { fileName: 'keys', readOnly: true, password: secret, storage: { emptyDir: {} } } },
      initDb: {
        dump: {
          name: 'first',
          path: '/first',
          options: { threads: 4 },
          storage: { persistentVolumeClaim: { claim, readOnly: true } },
        },
      },
      router: {
        routingOptions: {
          invalidatedClusterPolicy: InvalidatedClusterPolicy.ACCEPT_RO,
          readOnlyTargets: ReadOnlyTargets.READ_REPLICAS,
        },
      },
      service: { type: kplus.ServiceType.NODE_PORT, defaultPort: InnoDBPort.READ_ONLY },
    },
    oci: {
      ...base,
      keyring: {
        oci: {
          user: 'ocid1.user.oc1..a',
          keySecret: secret,
          keyFingerprint: Array(16).fill('0a').join(':'),
          tenancy: 'ocid1.tenancy.oc1..a',
          compartment: 'ocid1.compartment.oc1..a',
          virtualVault: 'ocid1.vault.oc1..a',
          masterKey: 'ocid1.key.oc1..a',
          endpoints: { encryption: 'e', management: 'm', vaults: 'v', secrets: 's' },
          caCertificate: secret,
        },
      },
      initDb: { dump: { storage: { ociObjectStorage: { bucketName: 'b', prefix: 'p', credentials: secret } } } },
      router: { routingOptions: { readOnlyTargets: ReadOnlyTargets.SECONDARIES } },
      service: { type: kplus.ServiceType.CLUSTER_IP, defaultPort: InnoDBPort.READ_WRITE },
    },
    s3: {
      ...base,
      initDb: {
        dump: {
          storage: { s3: { bucketName: 'b', prefix: 'p', config: secret, profile: 'main', endpoint: 'https://s3' } },
        },
      },
    },
    azure: {
      ...base,
      initDb: { dump: { storage: { azure: { containerName: 'c', prefix: 'p', config: secret } } } },
    },
  };
}

function storages(secret: kplus.ISecret, claim: kplus.IPersistentVolumeClaim): DumpStorage[] {
  return [
    { ociObjectStorage: { bucketName: 'b', prefix: 'p', credentials: secret } },
    { s3: { bucketName: 'b', prefix: 'p', config: secret, profile: 'main', endpoint: 'https://s3' } },
    { azure: { containerName: 'c', prefix: 'p', config: secret } },
    { persistentVolumeClaim: { claim } },
  ];
}
