import type { IConfigMap, IServiceAccount, SecretValue } from 'cdk8s-plus-28';
import type { TriggerAuthenticationSpec } from '../../imports/keda.sh';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type AwsSecretManager, renderAwsSecretManager } from './aws-secret-manager';
import { type AzureKeyVault, renderAzureKeyVault } from './azure-key-vault';
import type { ContainerRef } from './container-ref';
import { type GcpSecretManager, renderGcpSecretManager } from './gcp-secret-manager';
import { type HashiCorpVault, renderHashiCorpVault } from './hashicorp-vault';
import { type OAuth2, renderOAuth2 } from './oauth2';
import type { PodIdentity } from './pod-identity';
import { nameInReach } from './secret-key';

/** A key of a Secret, and the parameter of the trigger that it is for. */
export interface SecretParameter extends SecretValue {
  /** The parameter of the trigger. */
  readonly parameter: string;
}

/** A key of a ConfigMap, and the parameter of the trigger that it is for. */
export interface ConfigMapParameter {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The ConfigMap. */
  readonly configMap: IConfigMap;
  /** The key within the ConfigMap. */
  readonly key: string;
}

/** An environment variable of the workload that is scaled, and the parameter of the trigger that it is for. */
export interface EnvParameter {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The name of the variable. */
  readonly name: string;
  /**
   * The container that has the variable.
   * @default - the `envSourceContainer` of the ScaledObject
   */
  readonly container?: ContainerRef;
}

/** The token of a ServiceAccount, and the parameter of the trigger that it is for. */
export interface ServiceAccountTokenParameter {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The ServiceAccount. KEDA has to be allowed to create tokens of it. */
  readonly serviceAccount: IServiceAccount;
}

/** Where the parameters of triggers come from that do not stand in a ScaledObject. Several sources may stand beside each other. */
export interface AuthenticationSources {
  /**
   * An identity that a cloud gives to pods.
   * @default - none
   * @see https://keda.sh/docs/2.20/concepts/authentication/#pod-authentication-providers
   */
  readonly podIdentity?: PodIdentity;
  /**
   * Keys of Secrets.
   * @default - none
   * @see https://keda.sh/docs/2.20/authentication-providers/secret/
   */
  readonly secretTargetRef?: readonly SecretParameter[];
  /**
   * Keys of ConfigMaps.
   * @default - none
   * @see https://keda.sh/docs/2.20/authentication-providers/configmap/
   */
  readonly configMapTargetRef?: readonly ConfigMapParameter[];
  /**
   * Environment variables of the workload that is scaled.
   * @default - none
   * @see https://keda.sh/docs/2.20/authentication-providers/environment-variable/
   */
  readonly env?: readonly EnvParameter[];
  /**
   * Tokens of ServiceAccounts.
   * @default - none
   * @see https://keda.sh/docs/2.20/authentication-providers/bound-service-account-token/
   */
  readonly boundServiceAccountToken?: readonly ServiceAccountTokenParameter[];
  /**
   * A HashiCorp Vault.
   * @default - none
   */
  readonly hashiCorpVault?: HashiCorpVault;
  /**
   * An Azure Key Vault.
   * @default - none
   */
  readonly azureKeyVault?: AzureKeyVault;
  /**
   * GCP Secret Manager.
   * @default - none
   */
  readonly gcpSecretManager?: GcpSecretManager;
  /**
   * AWS Secrets Manager.
   * @default - none
   */
  readonly awsSecretManager?: AwsSecretManager;
  /**
   * A token of an OAuth 2.0 server.
   * @default - none
   */
  readonly oauth2?: OAuth2;
}

/** The sources in their wire form. */
export function renderSources(
  sources: AuthenticationSources,
  at: MeshResource<unknown>,
): Wire<Omit<TriggerAuthenticationSpec, 'filePath'>> {
  const { hashiCorpVault, azureKeyVault, gcpSecretManager, awsSecretManager, oauth2 } = sources;
  return {
    podIdentity: sources.podIdentity?._render(at, 'podIdentity'),
    secretTargetRef: sources.secretTargetRef?.map(({ parameter, secret, key }, index) => ({
      parameter,
      name: nameInReach(secret, at, `secretTargetRef[${index}].secret`),
      key,
    })),
    configMapTargetRef: sources.configMapTargetRef?.map(({ parameter, configMap, key }, index) => ({
      parameter,
      name: nameInReach(configMap, at, `configMapTargetRef[${index}].configMap`),
      key,
    })),
    env: sources.env?.map(({ parameter, name, container }) => ({
      parameter,
      name,
      containerName: typeof container === 'string' ? container : container?.name,
    })),
    boundServiceAccountToken: sources.boundServiceAccountToken?.map(({ parameter, serviceAccount }, index) => ({
      parameter,
      serviceAccountName: nameInReach(serviceAccount, at, `boundServiceAccountToken[${index}].serviceAccount`),
    })),
    hashiCorpVault: hashiCorpVault && renderHashiCorpVault(hashiCorpVault, at, 'hashiCorpVault'),
    azureKeyVault: azureKeyVault && renderAzureKeyVault(azureKeyVault, at, 'azureKeyVault'),
    gcpSecretManager: gcpSecretManager && renderGcpSecretManager(gcpSecretManager, at, 'gcpSecretManager'),
    awsSecretManager: awsSecretManager && renderAwsSecretManager(awsSecretManager, at, 'awsSecretManager'),
    oauth2: oauth2 && renderOAuth2(oauth2, at, 'oauth2'),
  };
}
