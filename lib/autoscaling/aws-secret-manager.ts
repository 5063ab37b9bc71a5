import type { SecretValue } from 'cdk8s-plus-28';
import type { TriggerAuthenticationSpecAwsSecretManager } from '../../imports/keda.sh';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { PodIdentity } from './pod-identity';
import { renderSecretKey } from './secret-key';

/** A secret of AWS Secrets Manager, and the parameter of the trigger that it is for. */
export interface AwsSecret {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The name of the secret. */
  readonly name: string;
  /**
   * The key within the secret, where that is JSON.
   * @default - the whole secret
   */
  readonly secretKey?: string;
  /**
   * The ID of a version.
   * @default - the latest
   */
  readonly versionId?: string;
  /**
   * The label of a version.
   * @default - AWSCURRENT
   */
  readonly versionStage?: string;
}

/** A user of AWS. */
export interface AwsCredentials {
  /** The ID of the user's key. */
  readonly accessKey: SecretValue;
  /** The key itself. */
  readonly accessSecretKey: SecretValue;
  /**
   * The token of a session.
   * @default - none
   */
  readonly accessToken?: SecretValue;
}

/**
 * Parameters from AWS Secrets Manager.
 * @see https://keda.sh/docs/2.20/authentication-providers/aws-secret-manager/
 */
export type AwsSecretManager = {
  /** What is read. */
  readonly secrets: readonly AwsSecret[];
  /**
   * The region.
   * @default - that of the KEDA operator
   */
  readonly region?: string;
} & (
  | {
      /** The identity that reads. */
      readonly podIdentity: PodIdentity;
      readonly credentials?: never;
    }
  | {
      /** The user that reads. */
      readonly credentials: AwsCredentials;
      readonly podIdentity?: never;
    }
);

/** The manager in its wire form. */
export function renderAwsSecretManager(
  { secrets, region, podIdentity, credentials }: AwsSecretManager,
  at: MeshResource<unknown>,
  property: string,
): Wire<TriggerAuthenticationSpecAwsSecretManager> {
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  const keyOf = (name: keyof AwsCredentials, secret: SecretValue) =>
    renderSecretKey(secret, at, `${property}.credentials.${name}`);
  return {
    secrets: secrets.map(({ parameter, name, secretKey, versionId, versionStage }) => ({
      parameter,
      name,
      secretKey,
      versionId,
      versionStage,
    })),
    region,
    podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
    credentials: credentials && {
      accessKey: keyOf('accessKey', credentials.accessKey),
      accessSecretKey: keyOf('accessSecretKey', credentials.accessSecretKey),
      accessToken: credentials.accessToken && keyOf('accessToken', credentials.accessToken),
    },
  };
}
