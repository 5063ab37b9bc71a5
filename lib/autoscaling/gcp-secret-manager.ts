import type { SecretValue } from 'cdk8s-plus-28';
import type { TriggerAuthenticationSpecGcpSecretManager } from '../../imports/keda.sh';
import { checkNotEmpty } from '../core/checks';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { PodIdentity } from './pod-identity';
import { renderSecretKey } from './secret-key';

/** A secret of GCP Secret Manager, and the parameter of the trigger that it is for. */
export interface GcpSecret {
  /** The parameter of the trigger. */
  readonly parameter: string;
  /** The ID of the secret. */
  readonly id: string;
  /**
   * The version of the secret.
   * @default - the latest
   */
  readonly version?: string;
}

/** A service account of GCP. */
export interface GcpCredentials {
  /** The account's key file. */
  readonly clientSecret: SecretValue;
}

/**
 * Parameters from GCP Secret Manager.
 * @see https://keda.sh/docs/2.20/authentication-providers/gcp-secret-manager/
 */
export type GcpSecretManager = {
  /** What is read. */
  readonly secrets: readonly GcpSecret[];
} & (
  | {
      /** The identity that reads. */
      readonly podIdentity: PodIdentity;
      readonly credentials?: never;
    }
  | {
      /** The service account that reads. */
      readonly credentials: GcpCredentials;
      readonly podIdentity?: never;
    }
);

/** The manager in its wire form. */
export function renderGcpSecretManager(
  { secrets, podIdentity, credentials }: GcpSecretManager,
  at: MeshResource<unknown>,
  property: string,
): Wire<TriggerAuthenticationSpecGcpSecretManager> {
  checkNotEmpty(secrets, { property: `${property}.secrets`, at });
  return {
    secrets: secrets.map(({ parameter, id, version }) => ({ parameter, id, version })),
    podIdentity: podIdentity?._render(at, `${property}.podIdentity`),
    credentials: credentials && {
      clientSecret: renderSecretKey(credentials.clientSecret, at, `${property}.credentials.clientSecret`),
    },
  };
}
