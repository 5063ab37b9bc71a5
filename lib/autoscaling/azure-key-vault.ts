import type { SecretValue } from 'cdk8s-plus-28';
import type { TriggerAuthenticationSpecAzureKeyVault } from '../../imports/keda.sh';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { PodIdentity } from './pod-identity';
import { renderSecretKey } from './secret-key';

/** A secret of an Azure Key Vault, and the parameter of the trigger that it is for. */
export interface AzureKeyVaultSecret {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The name of the secret. */
  readonly name: string;
  /**
   * The version of the secret.
   * @default - the latest
   */
  readonly version?: string;
}

/** An application of Azure. */
export interface AzureCredentials {
  /** The ID of the application. */
  readonly clientId: string;
  /** The ID of its tenant. */
  readonly tenantId: string;
  /** The application's secret. */
  readonly clientSecret: SecretValue;
}

/** The cloud that a vault is in; a private one has endpoints of its own. */
export type AzureCloud =
  | {
      /** The cloud. */
      readonly type: 'AzurePublicCloud' | 'AzureUSGovernmentCloud' | 'AzureChinaCloud' | 'AzureGermanCloud';
      readonly keyVaultResourceUrl?: never;
      readonly activeDirectoryEndpoint?: never;
    }
  | {
      /** A private cloud. */
      readonly type: 'Private';
      /** The URL that tokens for the vault are for. */
      readonly keyVaultResourceUrl: string;
      /** The endpoint that tokens come from. */
      readonly activeDirectoryEndpoint: string;
    };

/**
 * Parameters from an Azure Key Vault.
 * @see https://keda.sh/docs/2.20/authentication-providers/azure-key-vault/
 */
export type AzureKeyVault = {
  /** The URL of the vault. */
  readonly vaultUri: string;
  /** What is read. */
  readonly secrets: readonly AzureKeyVaultSecret[];
  /**
   * The cloud that the vault is in.
   * @default - the public cloud
   */
  readonly cloud?: AzureCloud;
} & (
  | {
      /** The identity that reads. */
      readonly podIdentity: PodIdentity;
      readonly credentials?: never;
    }
  | {
      /** The application that reads. */
      readonly credentials: AzureCredentials;
      readonly podIdentity?: never;
    }
);

/** The vault in its wire form. */
export function renderAzureKeyVault(
  { vaultUri, secrets, cloud, podIdentity, credentials }: AzureKeyVault,
  at: MeshResource<unknown>,
  property: string,
): Wire<TriggerAuthenticationSpecAzureKeyVault> {
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  return {
    vaultUri,
    secrets: secrets.map(({ parameter, name, version }) => ({ parameter, name, version })),
    cloud: cloud && {
      type: cloud.type,
      keyVaultResourceURL: cloud.keyVaultResourceUrl,
      activeDirectoryEndpoint: cloud.activeDirectoryEndpoint,
    },
    podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
    credentials: credentials && {
      clientId: credentials.clientId,
      tenantId: credentials.tenantId,
      clientSecret: renderSecretKey(credentials.clientSecret, at, `${property}.credentials.clientSecret`),
    },
  };
}
