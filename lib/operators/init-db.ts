import type { ISecret } from 'cdk8s-plus-28';
import type { InnoDbClusterSpecInitDb } from '../../imports/mysql.oracle.com';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type BucketSource, type ClaimSource, renderDumpStorage } from './dump-storage';
import type { JsonObject } from './json';
import type { OneOf } from './one-of';
import { checkOneOf, nameBeside } from './operator-checks';

/** Another cluster whose data is copied. */
export interface InitClone {
  /** Where the other cluster is: `root@mycluster-0.mycluster-instances.shop.svc.cluster.local:3306`. */
  readonly donorUrl: string;
  /**
   * Account that copies.
   * @default 'root'
   */
  readonly rootUser?: string;
  /** The Secret with the account's password under the key `rootPassword`. */
  readonly secret: ISecret;
}

interface DumpOptions {
  /**
   * A name for people; the operator does not use it.
   * @default - none
   */
  readonly name?: string;
  /**
   * Options of `util.loadDump()` of MySQL Shell.
   * @default - those of MySQL Shell
   * @see https://dev.mysql.com/doc/mysql-shell/en/mysql-shell-utilities-load-dump.html
   */
  readonly options?: JsonObject;
}

/** A dump that is loaded: from a volume, or from a bucket. */
export type InitDump = DumpOptions &
  (
    | {
        /** The volume with the dump. */
        readonly storage: ClaimSource;
        /**
         * Where on the volume the dump is.
         * @default - at its root
         */
        readonly path?: string;
      }
    | {
        /** The bucket with the dump. */
        readonly storage: BucketSource;
        readonly path?: never;
      }
  );

/**
 * What the database has in it when the cluster is new.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export type InitDb = OneOf<{
  /** The data of another cluster. */
  readonly clone: InitClone;
  /** A dump of MySQL Shell. */
  readonly dump: InitDump;
}>;

/** The first data in its wire form. */
export function renderInitDb(
  initDb: InitDb | undefined,
  cluster: MeshResource<unknown>,
): Wire<InnoDbClusterSpecInitDb> | undefined {
  if (initDb === undefined) return undefined;
  checkOneOf(initDb, ['clone', 'dump'], { property: 'initDb', at: cluster });
  const { clone, dump } = initDb;
  if (clone) {
    const name = nameBeside(clone.secret, cluster, 'initDb.clone.secret');
    return { clone: { donorUrl: clone.donorUrl, rootUser: clone.rootUser, secretKeyRef: { name } } };
  }
  const { name, path, options, storage } = dump as InitDump;
  return { dump: { name, path, options, storage: renderDumpStorage(storage, cluster, 'initDb.dump.storage') } };
}
