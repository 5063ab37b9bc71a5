export type {
  BackupProfile,
  BackupSchedule,
  BackupSnapshot,
  DumpInstance,
  NamedBackupProfile,
} from './backup';
export type {
  AzureStorage,
  BucketSource,
  ClaimSource,
  ClaimStorage,
  DumpStorage,
  OciObjectStorage,
  S3Storage,
} from './dump-storage';
export type { InitClone, InitDb, InitDump } from './init-db';
export {
  type DatadirPermissions,
  InnoDBCluster,
  type InnoDBClusterProps,
  InnoDBEdition,
  InnoDBPort,
  type InnoDBService,
} from './innodb-cluster';
export type { InnoDBErrorLog, InnoDBGeneralLog, InnoDBLogs, InnoDBSlowQueryLog } from './innodb-logs';
export type { InnoDBMetrics } from './innodb-metrics';
export { type InnoDBRouter, InvalidatedClusterPolicy, ReadOnlyTargets, type RoutingOptions } from './innodb-router';
export type { InnoDBTls } from './innodb-tls';
export type { Json, JsonObject, PodSpecJson, VolumeSourceJson } from './json';
export type { Keyring, KeyringEncryptedFile, KeyringEndpoints, KeyringFile, KeyringOci } from './keyring';
export type { Fluentd, FluentdLog, LogCollector, RecordAugmentation } from './log-collector';
export { OperatorMesh } from './operator-mesh';
export type { OperatorPodMetadata } from './operator-pods';
export {
  IpFamilyPolicy,
  type RabbitmqAffinity,
  RabbitmqCluster,
  type RabbitmqClusterProps,
  type RabbitmqCredential,
  type RabbitmqService,
} from './rabbitmq-cluster';
export type { RabbitmqOverride, RabbitmqServiceOverride, RabbitmqStatefulSetOverride } from './rabbitmq-override';
export type { RabbitmqEmptyDir, RabbitmqPersistence } from './rabbitmq-persistence';
export type { RabbitmqPorts } from './rabbitmq-ports';
export type { RabbitmqResources } from './rabbitmq-resources';
export type { RabbitmqSettings } from './rabbitmq-settings';
export type { RabbitmqTls } from './rabbitmq-tls';
export type { ReadReplica } from './read-replica';
export type { RootAccount, RootCredentials } from './root-credentials';
export type { SecretBackend, VaultBackend, VaultTls } from './secret-backend';
export { type Toleration, TolerationOperator } from './toleration';
