import { expect, test } from '@jest/globals';
import type { Chart } from 'cdk8s';
import { Duration, Size } from 'cdk8s';
import {
  type BackupSchedule,
  type DumpStorage,
  InnoDBCluster,
  type Keyring,
  OperatorMesh,
  RabbitmqCluster,
  type RabbitmqStatefulSetOverride,
  type Toleration,
  TolerationOperator,
} from 'cdk8s-mesh';
import { type ISecret, ServiceType, TaintEffect } from 'cdk8s-plus-28';

/** What stands in these functions is for the compiler: it has to refuse each line under a comment. */
const refused: Record<string, (chart: Chart, secret: ISecret) => unknown> = {
  'a root account from two places, or from none': (chart, secret) => {
    // @ts-expect-error one Secret
    new InnoDBCluster(chart, 'a', { secret, rootCredentials: { password: 'a' } });
    // @ts-expect-error the operator needs an account
    new InnoDBCluster(chart, 'b', { instances: 3 });
    // @ts-expect-error a Secret is an object
    return new InnoDBCluster(chart, 'c', { secret: 'mypwds' });
  },

  'certificates beside those that servers make': (chart, secret) =>
    // @ts-expect-error one or the other
    new InnoDBCluster(chart, 'a', { secret, tlsUseSelfSigned: true, tlsSecret: secret }),

  'a way into the mesh that is not known to work': (chart, secret) =>
    // @ts-expect-error for RabbitMQ
    new InnoDBCluster(chart, 'a', { secret, mesh: OperatorMesh.BYPASS_BETWEEN_NODES }),

  'a Service without pods': (chart, secret) => {
    // @ts-expect-error an external name selects no pods
    new InnoDBCluster(chart, 'a', { secret, service: { type: ServiceType.EXTERNAL_NAME } });
    // @ts-expect-error nor here
    return new RabbitmqCluster(chart, 'b', { service: { type: ServiceType.EXTERNAL_NAME } });
  },

  'several of what there is one of': (_, secret) => {
    const s3 = { bucketName: 'b', config: secret };
    // @ts-expect-error one storage
    const storage: DumpStorage = { s3, azure: { containerName: 'c', config: secret } };
    // @ts-expect-error one keyring
    const keyring: Keyring = { file: { storage: {} }, encryptedFile: { storage: {}, password: secret } };
    // @ts-expect-error one profile
    const schedule: BackupSchedule = { name: 'a', backupProfile: {}, backupProfileName: 'b' };
    return [storage, keyring, schedule];
  },

  'a dump whose path is not where its storage has it': (chart, secret) => {
    const s3 = { bucketName: 'b', prefix: 'p', config: secret };
    // @ts-expect-error the prefix is the path
    new InnoDBCluster(chart, 'a', { secret, initDb: { dump: { path: '/a', storage: { s3 } } } });
    const whole = { bucketName: 'b', config: secret };
    // @ts-expect-error what is loaded is named
    return new InnoDBCluster(chart, 'b', { secret, initDb: { dump: { storage: { s3: whole } } } });
  },

  'fields that pods do not have': (chart, secret) => {
    // @ts-expect-error a misspelt field
    new InnoDBCluster(chart, 'a', { secret, podSpec: { nodeSelektor: {} } });
    // @ts-expect-error as YAML has it
    const override: RabbitmqStatefulSetOverride = { spec: { template: { spec: { containers: [], hostIpc: true } } } };
    return override;
  },

  'sizes and times as text': (chart) => {
    // @ts-expect-error a size
    new RabbitmqCluster(chart, 'a', { persistence: { storage: '10Gi' } });
    // @ts-expect-error a duration
    return new RabbitmqCluster(chart, 'b', { delayStart: 30 });
  },

  'a volume beside a folder that goes away': (chart) =>
    // @ts-expect-error one or the other
    new RabbitmqCluster(chart, 'a', { persistence: { emptyDir: {}, storage: Size.gibibytes(1) } }),

  'certificates of clients without one of the servers': (chart, secret) =>
    // @ts-expect-error both
    new RabbitmqCluster(chart, 'a', { tls: { caSecret: secret } }),

  'tolerations that cannot be': () => {
    // @ts-expect-error whatever its text
    const text: Toleration = { operator: TolerationOperator.EXISTS, value: 'a' };
    // @ts-expect-error pods are only sent away by NO_EXECUTE
    const stay: Toleration = { key: 'a', effect: TaintEffect.NO_SCHEDULE, tolerationSeconds: Duration.seconds(1) };
    return [text, stay];
  },

  'a key that the Secret does not have': (chart) =>
    // @ts-expect-error user_name
    new RabbitmqCluster(chart, 'a').credential('user_name'),
};

test.each(Object.keys(refused))('the compiler refuses %s', (name) => {
  expect(refused[name]).toBeInstanceOf(Function);
});

test('the compiler takes what stands in YAML', () => {
  const run = (chart: Chart, secret: ISecret) => [
    new InnoDBCluster(chart, 'a', {
      secret,
      podSpec: {
        terminationGracePeriodSeconds: 60,
        hostAliases: [{ ip: '10.0.0.1', hostnames: ['a'] }],
        containers: [{ name: 'mysql', resources: { limits: { memory: '2Gi', cpu: 2 } } }],
      },
    }),
    new RabbitmqCluster(chart, 'b', {
      override: { service: { spec: { clusterIP: 'None', ports: [{ name: 'a', port: 1, targetPort: 'a' }] } } },
    }),
  ];
  expect(run).toBeInstanceOf(Function);
});
