import type { ISecret } from 'cdk8s-plus-28';
import type { InnoDbClusterSpecKeyring } from '../../imports/mysql.oracle.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { VolumeSourceJson } from './json';
import type { OneOf } from './one-of';
import { checkOneOf, nameBeside } from './operator-checks';

/** A keyring in a file. */
export interface KeyringFile {
  /**
   * Name of the file on the volume.
   * @default 'mysql_keyring'
   */
  readonly fileName?: string;
  /**
   * Whether the keys cannot be changed.
   * @default false
   */
  readonly readOnly?: boolean;
  /** The volume with the file: `{ persistentVolumeClaim: { claimName: 'keyring' } }`. */
  readonly storage: VolumeSourceJson;
}

/** A keyring in an encrypted file. */
export interface KeyringEncryptedFile extends KeyringFile {
  /** The Secret with the password of the file under the key `keyring_password`. */
  readonly password: ISecret;
}

/** Where the vault of Oracle Cloud answers. */
export interface KeyringEndpoints {
  /** Where data is encrypted: `{identifier}-crypto.kms.{region}.oraclecloud.com`. */
  readonly encryption?: string;
  /** Where keys are kept: `{identifier}-management.kms.{region}.oraclecloud.com`. */
  readonly management?: string;
  /** Where vaults are kept: `vaults.{region}.oci.oraclecloud.com`. */
  readonly vaults?: string;
  /** Where secrets are kept: `secrets.vaults.{region}.oci.oraclecloud.com`. */
  readonly secrets?: string;
}

/** A keyring in a vault of Oracle Cloud. Identifiers begin with `ocid1.` and what they identify. */
export interface KeyringOci {
  /** The user: `ocid1.user.…`. */
  readonly user: string;
  /** The Secret with the user's private key under the key `privatekey`. */
  readonly keySecret: ISecret;
  /** The fingerprint of the private key: sixteen pairs of hexadecimal digits with colons. */
  readonly keyFingerprint: string;
  /** The tenancy: `ocid1.tenancy.…`. */
  readonly tenancy: string;
  /** The compartment: `ocid1.compartment.…`. */
  readonly compartment?: string;
  /** The vault: `ocid1.vault.…`. */
  readonly virtualVault?: string;
  /** The key that encrypts the others: `ocid1.key.…`. */
  readonly masterKey?: string;
  /**
   * Where the vault answers.
   * @default - none
   */
  readonly endpoints?: KeyringEndpoints;
  /**
   * The Secret with the certificates that the vault's is checked with.
   * @default - those of the image
   */
  readonly caCertificate?: ISecret;
}

/**
 * Where the keys of encrypted tables are.
 * @see https://dev.mysql.com/doc/mysql-operator/en/mysql-operator-properties.html
 */
export type Keyring = OneOf<{
  /** In a file. */
  readonly file: KeyringFile;
  /** In an encrypted file. */
  readonly encryptedFile: KeyringEncryptedFile;
  /** In a vault of Oracle Cloud. */
  readonly oci: KeyringOci;
}>;

/** The keyring in its wire form. */
export function renderKeyring(
  keyring: Keyring | undefined,
  cluster: MeshResource<unknown>,
): Wire<InnoDbClusterSpecKeyring> | undefined {
  if (keyring === undefined) return undefined;
  checkOneOf(keyring, ['file', 'encryptedFile', 'oci'], { property: 'keyring', at: cluster });
  const { file, encryptedFile, oci } = keyring;
  if (file) return { file: { ...file } };
  if (encryptedFile) {
    const password = nameBeside(encryptedFile.password, cluster, 'keyring.encryptedFile.password');
    return { encryptedFile: { ...encryptedFile, password } };
  }
  return { oci: renderOci(oci as KeyringOci, cluster) };
}

function renderOci(oci: KeyringOci, cluster: MeshResource<unknown>): Wire<InnoDbClusterSpecKeyring>['oci'] {
  const identifiers = { ...oci, key: oci.masterKey, vault: oci.virtualVault };
  for (const kind of ['user', 'tenancy', 'compartment', 'vault', 'key'] as const) {
    checkForm(
      identifiers[kind],
      new RegExp(`^ocid1\\.${kind}\\.`),
      `begin with ocid1.${kind}.`,
      PROPERTIES[kind],
      cluster,
    );
  }
  checkForm(
    oci.keyFingerprint,
    /^(?:[0-9a-f]{2}:){15}[0-9a-f]{2}$/,
    'be sixteen pairs of hexadecimal digits with colons',
    'keyFingerprint',
    cluster,
  );
  return {
    ...oci,
    endpoints: oci.endpoints && { ...oci.endpoints },
    keySecret: nameBeside(oci.keySecret, cluster, 'keyring.oci.keySecret'),
    caCertificate: nameBeside(oci.caCertificate, cluster, 'keyring.oci.caCertificate'),
  };
}

const PROPERTIES = {
  user: 'user',
  tenancy: 'tenancy',
  compartment: 'compartment',
  vault: 'virtualVault',
  key: 'masterKey',
} as const;

function checkForm(
  text: string | undefined,
  form: RegExp,
  must: string,
  property: string,
  at: MeshResource<unknown>,
): void {
  if (text !== undefined && !form.test(text)) {
    throw new MeshError('MESH_INVALID_KEYRING', { property: `keyring.oci.${property}`, value: text, must, at });
  }
}
