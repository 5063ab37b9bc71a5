import { type ISecret, Secret } from 'cdk8s-plus-28';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import { nameBeside } from './operator-checks';

/**
 * The account with all rights that the operator makes in the database. It stands in the manifest as it is: for
 * what is more than a trial, keep the Secret elsewhere and pass `secret`.
 */
export interface RootCredentials {
  /** Password of the account. */
  readonly password: string;
  /**
   * Name of the account.
   * @default - the operator's: `root`
   */
  readonly user?: string;
  /**
   * The hosts that the account connects from, as MySQL writes them.
   * @default - the operator's: `%`, from anywhere
   */
  readonly host?: string;
  /**
   * Name of the Secret.
   * @default - the name of the cluster and `-root`
   */
  readonly secretName?: string;
}

/** Where the account comes from: a Secret that is there, or one that is made. */
export type RootAccount =
  | {
      /**
       * A Secret with the key `rootPassword` and, where the defaults `root` and `%` will not do, `rootUser` and
       * `rootHost`.
       * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-mysql-accounts.html
       */
      readonly secret: ISecret;
      readonly rootCredentials?: never;
    }
  | {
      /**
       * The account; a Secret is made of it.
       * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-mysql-accounts.html
       */
      readonly rootCredentials: RootCredentials;
      readonly secret?: never;
    };

const PASSWORD_KEY = 'rootPassword';

/** The Secret with the account. */
export function secretOf({ secret, rootCredentials }: RootAccount, cluster: MeshResource<unknown>): ISecret {
  if (secret === undefined) return makeSecret(rootCredentials as RootCredentials, cluster);
  nameBeside(secret, cluster, 'secret');
  // Keys may be added until the app is synthesized.
  if (secret instanceof Secret) cluster.node.addValidation({ validate: () => missingPassword(secret) });
  return secret;
}

function makeSecret({ password, user, host, secretName }: RootCredentials, cluster: MeshResource<unknown>): Secret {
  if (password === '') {
    throw new MeshError('MESH_EMPTY', { property: 'rootCredentials.password', must: 'not be empty', at: cluster });
  }
  return new Secret(cluster, 'RootCredentials', {
    metadata: { name: secretName ?? `${cluster.name}-root` },
    stringData: {
      ...(user === undefined ? {} : { rootUser: user }),
      ...(host === undefined ? {} : { rootHost: host }),
      [PASSWORD_KEY]: password,
    },
  });
}

function missingPassword(secret: Secret): string[] {
  if (secret.getStringData(PASSWORD_KEY)) return [];
  const problem = { property: 'secret', value: secret.name, must: `have the key ${PASSWORD_KEY}`, at: secret };
  return [new MeshError('MESH_NO_PASSWORD', problem).message];
}
