import type { ISecret } from 'cdk8s-plus-28';
import type { RabbitmqClusterSpecTls } from '../../imports/rabbitmq.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { nameBeside } from './operator-checks';
import type { SecretBackend } from './secret-backend';

/**
 * TLS that RabbitMQ itself speaks with its clients.
 * @see https://www.rabbitmq.com/kubernetes/operator/using-operator#tls
 */
export type RabbitmqTls =
  | {
      /** The TLS Secret with the certificate of the nodes. */
      readonly secret: ISecret;
      /**
       * The Secret with the certificate that those of clients are checked with, under the key `ca.crt`.
       * @default - clients need no certificate
       */
      readonly caSecret?: ISecret;
      /**
       * Whether clients without TLS are refused.
       * @default false
       */
      readonly disableNonTlsListeners?: boolean;
    }
  | {
      /** Whether clients without TLS are refused; the certificates come from Vault. */
      readonly disableNonTlsListeners: boolean;
      readonly secret?: never;
      readonly caSecret?: never;
    };

/** What the nodes listen on. */
export interface Listeners {
  /** Whether there is TLS. */
  readonly tls: boolean;
  /** Whether certificates of clients are checked. */
  readonly mutual: boolean;
  /** Whether there is plain text. */
  readonly plain: boolean;
}

/** What the nodes listen on. */
export function listenersOf(tls: RabbitmqTls | undefined, backend: SecretBackend | undefined): Listeners {
  const vault = backend?.vault?.tls !== undefined;
  return {
    tls: vault || tls?.secret !== undefined,
    mutual: vault || tls?.caSecret !== undefined,
    plain: tls?.disableNonTlsListeners !== true,
  };
}

/** TLS in its wire form. */
export function renderTls(
  tls: RabbitmqTls | undefined,
  listeners: Listeners,
  cluster: MeshResource<unknown>,
): Wire<RabbitmqClusterSpecTls> | undefined {
  if (!listeners.plain && !listeners.tls) {
    throw new MeshError('MESH_TLS_CONFLICT', {
      property: 'tls.disableNonTlsListeners',
      value: true,
      must: 'come with certificates',
      fix: 'say tls.secret or secretBackend.vault.tls',
      at: cluster,
    });
  }
  return (
    tls && {
      secretName: nameBeside(tls.secret, cluster, 'tls.secret'),
      caSecretName: nameBeside(tls.caSecret, cluster, 'tls.caSecret'),
      disableNonTLSListeners: tls.disableNonTlsListeners,
    }
  );
}
