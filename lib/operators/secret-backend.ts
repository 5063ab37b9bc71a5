import type { ISecret } from 'cdk8s-plus-28';
import type { RabbitmqClusterSpecSecretBackend } from '../../imports/rabbitmq.com';
import type { Labels } from '../core/labels';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { nameBeside } from './operator-checks';

/** Certificates that Vault issues. */
export interface VaultTls {
  /** Path of the role that issues the certificates: `pki/issue/example-com`. */
  readonly pkiIssuerPath: string;
  /**
   * Path of the authority's certificate: `pki/ca/pem`.
   * @default - that which issued the certificate
   */
  readonly pkiRootPath?: string;
  /**
   * The common name of the certificates.
   * @default - the name of the Service
   */
  readonly commonName?: string;
  /**
   * Further names in the certificates.
   * @default - those of the Services and the pods
   */
  readonly altNames?: readonly string[];
  /**
   * IP addresses in the certificates.
   * @default - none
   */
  readonly ipSans?: readonly string[];
}

/**
 * HashiCorp Vault, whose agent puts secrets into the pods.
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator#vault-default-user
 */
export interface VaultBackend {
  /**
   * The role of the pods in Vault.
   * @default - none
   */
  readonly role?: string;
  /**
   * Annotations of the pods for the agent.
   * @default - the operator's
   */
  readonly annotations?: Labels;
  /**
   * Path of the secret with the user name and the password: `secret/data/rabbitmq/config`.
   * @default - the operator makes a user
   */
  readonly defaultUserPath?: string;
  /**
   * The image that changes the password where it changes in Vault; the empty text for none.
   * @default - the operator's
   */
  readonly defaultUserUpdaterImage?: string;
  /**
   * Certificates that Vault issues.
   * @default - none
   */
  readonly tls?: VaultTls;
}

/** Where the first user and the certificates come from, if not from the operator. */
export interface SecretBackend {
  /**
   * The Secret with the first user, with the keys of the operator's own.
   * @default - the operator makes one
   */
  readonly externalSecret?: ISecret;
  /**
   * HashiCorp Vault.
   * @default - none
   */
  readonly vault?: VaultBackend;
}

/** The backend in its wire form. */
export function renderSecretBackend(
  backend: SecretBackend | undefined,
  cluster: MeshResource<unknown>,
): Wire<RabbitmqClusterSpecSecretBackend> | undefined {
  if (backend === undefined) return undefined;
  const { externalSecret, vault } = backend;
  return {
    externalSecret: externalSecret && { name: nameBeside(externalSecret, cluster, 'secretBackend.externalSecret') },
    vault: vault && {
      ...vault,
      annotations: vault.annotations && { ...vault.annotations },
      tls: vault.tls && {
        ...vault.tls,
        altNames: vault.tls.altNames?.join(','),
        ipSans: vault.tls.ipSans?.join(','),
      },
    },
  };
}
