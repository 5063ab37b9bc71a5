import { describe, expect, test } from '@jest/globals';
import { Cron } from 'cdk8s';
import type { LogCollector } from 'cdk8s-mesh';
import * as kplus from 'cdk8s-plus-28';
import { renderOne } from '../../support/render';
import { bucket, cluster, errorOf, errorOfThose, spec } from './innodb';

describe('InnoDBCluster and its data', () => {
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
});
