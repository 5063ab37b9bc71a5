import type { Cron } from 'cdk8s';
import type { InnoDbClusterSpecBackupProfiles, InnoDbClusterSpecBackupSchedules } from '../../imports/mysql.oracle.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type DumpStorage, renderDumpStorage } from './dump-storage';
import type { JsonObject } from './json';
import type { OneOf } from './one-of';
import { checkOneOf, checkUniqueNames } from './operator-checks';
import type { OperatorMesh } from './operator-mesh';
import { type OperatorPodMetadata, renderPodMetadata } from './operator-pods';

/** A backup by `util.dumpInstance()` of MySQL Shell. */
export interface DumpInstance {
  /**
   * Options of `util.dumpInstance()`.
   * @default - those of MySQL Shell
   * @see https://dev.mysql.com/doc/mysql-shell/en/mysql-shell-utilities-dump-instance-schema.html
   */
  readonly dumpOptions?: JsonObject;
  /** Where the dump is written to. */
  readonly storage: DumpStorage;
}

/** A backup by a snapshot. */
export interface BackupSnapshot {
  /** Where the snapshot is written to. */
  readonly storage: DumpStorage;
}

/**
 * How a backup is made.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export type BackupProfile = OperatorPodMetadata &
  OneOf<{
    /** By a dump of MySQL Shell. */
    readonly dumpInstance: DumpInstance;
    /** By a snapshot. */
    readonly snapshot: BackupSnapshot;
  }>;

/** How a backup is made, under a name that schedules and backups refer to. */
export type NamedBackupProfile = BackupProfile & {
  /** Name of the profile. */
  readonly name: string;
};

/**
 * When backups are made.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export type BackupSchedule = {
  /** Name of the schedule. */
  readonly name: string;
  /** The times. */
  readonly schedule: Cron;
  /**
   * The time zone of the times: `Europe/Madrid`.
   * @default - that of the cluster's control plane
   */
  readonly timeZone?: string;
  /**
   * Whether backups are made.
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Whether the data of a backup goes away with its object.
   * @default false
   */
  readonly deleteBackupData?: boolean;
} & OneOf<{
  /** How the backups are made. */
  readonly backupProfile: BackupProfile;
  /** The name of one of the cluster's `backupProfiles`. */
  readonly backupProfileName: string;
}>;

/** What of a cluster backups need. */
export interface BackupPlace {
  readonly mesh: OperatorMesh;
  readonly at: MeshResource<unknown>;
}

/** The profiles in their wire form. */
export function renderBackupProfiles(
  profiles: readonly NamedBackupProfile[] | undefined,
  place: BackupPlace,
): Wire<InnoDbClusterSpecBackupProfiles>[] | undefined {
  checkUniqueNames(profiles, { property: 'backupProfiles', at: place.at });
  return profiles?.map((profile, index) => ({
    name: profile.name,
    ...renderProfile(profile, place, `backupProfiles[${index}]`),
  }));
}

/** The schedules in their wire form. */
export function renderBackupSchedules(
  schedules: readonly BackupSchedule[] | undefined,
  profiles: readonly NamedBackupProfile[] = [],
  place: BackupPlace,
): Wire<InnoDbClusterSpecBackupSchedules>[] | undefined {
  checkUniqueNames(schedules, { property: 'backupSchedules', at: place.at });
  return schedules?.map((schedule, index) => {
    const property = `backupSchedules[${index}]`;
    checkOneOf(schedule, ['backupProfile', 'backupProfileName'], { property, at: place.at });
    const { name, timeZone, enabled, deleteBackupData, backupProfile, backupProfileName } = schedule;
    checkProfileName(backupProfileName, profiles, place, property);
    return {
      name,
      schedule: schedule.schedule.expressionString,
      timeZone: checkTimeZone(timeZone, place, property),
      enabled,
      deleteBackupData,
      backupProfileName,
      backupProfile: backupProfile && renderProfile(backupProfile, place, `${property}.backupProfile`),
    };
  });
}

type ProfileJson = Omit<Wire<InnoDbClusterSpecBackupProfiles>, 'name'>;

function renderProfile(profile: BackupProfile, { mesh, at }: BackupPlace, property: string): ProfileJson {
  checkOneOf(profile, ['dumpInstance', 'snapshot'], { property, at });
  const { dumpInstance, snapshot } = profile;
  return {
    ...renderPodMetadata(profile, mesh, at, `${property}.`),
    dumpInstance: dumpInstance && {
      dumpOptions: dumpInstance.dumpOptions,
      storage: renderDumpStorage(dumpInstance.storage, at, `${property}.dumpInstance.storage`),
    },
    snapshot: snapshot && { storage: renderDumpStorage(snapshot.storage, at, `${property}.snapshot.storage`) },
  };
}

function checkProfileName(
  name: string | undefined,
  profiles: readonly NamedBackupProfile[],
  { at }: BackupPlace,
  property: string,
): void {
  const names = profiles.map((profile) => profile.name);
  if (name !== undefined && !names.includes(name)) {
    throw new MeshError('MESH_UNKNOWN_BACKUP_PROFILE', {
      property: `${property}.backupProfileName`,
      value: name,
      must: names.length === 0 ? 'be one of backupProfiles, and there are none' : `be one of ${names.join(', ')}`,
      at,
    });
  }
}

function checkTimeZone(zone: string | undefined, { at }: BackupPlace, property: string): string | undefined {
  if (zone === undefined || isTimeZone(zone)) return zone;
  throw new MeshError('MESH_INVALID_TIME_ZONE', {
    property: `${property}.timeZone`,
    value: zone,
    must: 'be a name of the time zone database, such as UTC or Europe/Madrid',
    at,
  });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // Node takes offsets too, and Kubernetes does not.
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
