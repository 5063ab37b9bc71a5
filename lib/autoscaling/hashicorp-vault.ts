import type {
  TriggerAuthenticationSpecHashiCorpVault,
  TriggerAuthenticationSpecHashiCorpVaultSecrets,
  TriggerAuthenticationSpecHashiCorpVaultSecretsPkiData,
} from '../../imports/keda.sh';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';

/** What kind of secret of a HashiCorp Vault is read. */
export enum VaultSecretType {
  /** As the vault's answer has it. */
  GENERIC = '',
  /** The key-value engine, version 1. */
  SECRET = 'secret',
  /** The key-value engine, version 2. */
  SECRET_V2 = 'secretV2',
  /** A certificate that the vault makes. */
  PKI = 'pki',
}

/** The certificate that is asked for; each as the vault's `issue` request has it. */
export interface VaultPkiData {
  /** The common name. */
  readonly commonName?: string;
  /** Further names, with commas between. */
  readonly altNames?: string;
  /** IP addresses, with commas between. */
  readonly ipSans?: string;
  /** URIs, with commas between. */
  readonly uriSans?: string;
  /** Other names, with commas between. */
  readonly otherSans?: string;
  /** How long the certificate is good for, as the vault reads it: `24h`. */
  readonly ttl?: string;
  /** The encoding: `pem`, `der` or `pem_bundle`. */
  readonly format?: string;
}

/** A key of a secret of a HashiCorp Vault, and the parameter of the trigger that it is for. */
export type VaultSecret = {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The path of the secret. */
  readonly path: string;
  /** The key within the secret. */
  readonly key: string;
} & (
  | {
      /**
       * What kind of secret it is.
       * @default VaultSecretType.GENERIC
       */
      readonly type?: Exclude<VaultSecretType, VaultSecretType.PKI>;
      readonly pkiData?: never;
    }
  | {
      /** A certificate that the vault makes. */
      readonly type: VaultSecretType.PKI;
      /**
       * The certificate that is asked for.
       * @default - the vault decides
       */
      readonly pkiData?: VaultPkiData;
    }
);

interface ByToken {
  /** The vault is shown a token. */
  readonly authentication: 'token';
  /**
   * The token. It stands in the manifest as it is.
   * @default - that of the KEDA operator's environment
   */
  readonly token?: string;
  readonly role?: string;
  readonly mount?: string;
  readonly serviceAccount?: never;
  readonly serviceAccountName?: never;
}

type ByServiceAccount = {
  /** The vault is shown the token of a ServiceAccount. */
  readonly authentication: 'kubernetes';
  /** The role of the vault. */
  readonly role: string;
  /** The path of the vault's Kubernetes authentication. */
  readonly mount: string;
  readonly token?: never;
} & (
  | {
      /**
       * The file of the KEDA operator that the token stands in.
       * @default - that of the operator's own ServiceAccount
       */
      readonly serviceAccount?: string;
      readonly serviceAccountName?: never;
    }
  | {
      /** The ServiceAccount, in the namespace of the ScaledObject, whose token is shown. */
      readonly serviceAccountName: string;
      readonly serviceAccount?: never;
    }
);

/**
 * Parameters from a HashiCorp Vault.
 * @see https://keda.sh/docs/2.20/authentication-providers/hashicorp-vault/
 */
export type HashiCorpVault = {
  /** The URL of the vault. */
  readonly address: string;
  /**
   * The namespace of a Vault Enterprise.
   * @default - the root namespace
   */
  readonly namespace?: string;
  /** What is read. */
  readonly secrets: readonly VaultSecret[];
} & (ByToken | ByServiceAccount);

/** The vault in its wire form. */
export function renderHashiCorpVault(
  vault: HashiCorpVault,
  at: MeshResource<unknown>,
  property: string,
): Wire<TriggerAuthenticationSpecHashiCorpVault> {
  const { address, namespace, authentication, role, mount, token, serviceAccount, serviceAccountName, secrets } = vault;
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  const hasCredential = (token ?? serviceAccount ?? serviceAccountName) !== undefined;
  return {
    address,
    namespace,
    authentication,
    role,
    mount,
    credential: hasCredential ? { token, serviceAccount, serviceAccountName } : undefined,
    secrets: secrets.map(({ parameter, path, key, type, pkiData }) => ({
      parameter,
      path,
      key,
      // The L1 knows no empty member of an enum.
      type: type as Wire<TriggerAuthenticationSpecHashiCorpVaultSecrets>['type'],
      pkiData: pkiData && renderPkiData(pkiData),
    })),
  };
}

function renderPkiData(pki: VaultPkiData): Wire<TriggerAuthenticationSpecHashiCorpVaultSecretsPkiData> {
  const { commonName, altNames, ipSans, uriSans, otherSans, ttl, format } = pki;
  return { commonName, altNames, ipSans, uriSans, otherSans, ttl, format };
}
