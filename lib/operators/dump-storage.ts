import type { IPersistentVolumeClaim, ISecret } from 'cdk8s-plus-28';
import type { MeshResource } from '../core/mesh-resource';
import type { OneOf } from './one-of';
import { checkOneOf, nameBeside } from './operator-checks';

/** A bucket of the object storage of Oracle Cloud. */
export interface OciObjectStorage {
  /** Name of the bucket. */
  readonly bucketName: string;
  /**
   * Path within the bucket.
   * @default - the whole bucket
   */
  readonly prefix?: string;
  /** The Secret with the access to the bucket. */
  readonly credentials: ISecret;
}

/** A bucket that speaks S3. */
export interface S3Storage {
  /** Name of the bucket. */
  readonly bucketName: string;
  /**
   * Path within the bucket.
   * @default - the whole bucket
   */
  readonly prefix?: string;
  /** The Secret with the configuration and the access. */
  readonly config: ISecret;
  /**
   * Which profile of the configuration is used.
   * @default - the default one
   */
  readonly profile?: string;
  /**
   * URL of a service other than that of AWS.
   * @default - that of AWS
   */
  readonly endpoint?: string;
}

/** A container of Azure's blob storage. */
export interface AzureStorage {
  /** Name of the container. */
  readonly containerName: string;
  /**
   * Path within the container.
   * @default - the whole container
   */
  readonly prefix?: string;
  /** The Secret with the configuration and the access. */
  readonly config: ISecret;
}

/** A volume of the cluster. */
export interface ClaimStorage {
  /** The claim of the volume. */
  readonly claim: IPersistentVolumeClaim;
  /**
   * Whether the volume is mounted for reading only.
   * @default false
   */
  readonly readOnly?: boolean;
}

interface Buckets {
  /** A bucket of Oracle Cloud. */
  readonly ociObjectStorage: OciObjectStorage;
  /** A bucket that speaks S3. */
  readonly s3: S3Storage;
  /** A container of Azure. */
  readonly azure: AzureStorage;
}

/** Where a dump is written to. */
export type DumpStorage = OneOf<
  Buckets & {
    /** A volume of the cluster. */
    readonly persistentVolumeClaim: ClaimStorage;
  }
>;

/** The bucket that a dump is read from; the path within it has to be named. */
export type BucketSource = OneOf<{ [K in keyof Buckets]: Buckets[K] & { readonly prefix: string } }> & {
  readonly persistentVolumeClaim?: never;
};

/** The volume that a dump is read from. */
export type ClaimSource = { readonly persistentVolumeClaim: ClaimStorage } & {
  readonly [K in keyof Buckets]?: never;
};

/** The wire form: one of the four. */
export interface DumpStorageJson<Prefix extends string | undefined = string | undefined> {
  readonly ociObjectStorage?: BucketJson<Prefix> & { readonly credentials: string };
  readonly s3?: BucketJson<Prefix> & {
    readonly config: string;
    readonly profile: string | undefined;
    readonly endpoint: string | undefined;
  };
  readonly azure?: { readonly containerName: string; readonly prefix: Prefix; readonly config: string };
  readonly persistentVolumeClaim?: { readonly claimName: string; readonly readOnly: boolean | undefined };
}

interface BucketJson<Prefix> {
  readonly bucketName: string;
  readonly prefix: Prefix;
}

const KINDS = ['ociObjectStorage', 's3', 'azure', 'persistentVolumeClaim'] as const;

/** The storage in its wire form. */
export function renderDumpStorage(
  storage: BucketSource | ClaimSource,
  cluster: MeshResource<unknown>,
  property: string,
): DumpStorageJson<string>;
export function renderDumpStorage(
  storage: DumpStorage,
  cluster: MeshResource<unknown>,
  property: string,
): DumpStorageJson;
export function renderDumpStorage(
  storage: DumpStorage,
  cluster: MeshResource<unknown>,
  property: string,
): DumpStorageJson {
  checkOneOf(storage, KINDS, { property, at: cluster });
  const { ociObjectStorage, s3, azure, persistentVolumeClaim } = storage;
  if (ociObjectStorage) {
    const { bucketName, prefix, credentials } = ociObjectStorage;
    const name = nameBeside(credentials, cluster, `${property}.ociObjectStorage.credentials`);
    return { ociObjectStorage: { bucketName, prefix, credentials: name } };
  }
  if (s3) {
    const { bucketName, prefix, config, profile, endpoint } = s3;
    const name = nameBeside(config, cluster, `${property}.s3.config`);
    return { s3: { bucketName, prefix, config: name, profile, endpoint } };
  }
  if (azure) {
    const { containerName, prefix, config } = azure;
    return { azure: { containerName, prefix, config: nameBeside(config, cluster, `${property}.azure.config`) } };
  }
  const { claim, readOnly } = persistentVolumeClaim as ClaimStorage;
  const claimName = nameBeside(claim, cluster, `${property}.persistentVolumeClaim.claim`);
  return { persistentVolumeClaim: { claimName, readOnly } };
}
