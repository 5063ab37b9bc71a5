import type { ISecret } from 'cdk8s-plus-28';
import type { InnoDbClusterSpec } from '../../imports/mysql.oracle.com';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import type { InnoDBRouter } from './innodb-router';
import { nameBeside } from './operator-checks';

/** Where the certificates of the servers come from. */
export type InnoDBTls =
  | {
      /** Each server makes its own certificate, and nobody checks it. */
      readonly tlsUseSelfSigned: true;
      readonly tlsSecret?: never;
      readonly tlsCaSecret?: never;
    }
  | {
      /**
       * The certificates come from Secrets.
       * @default false
       */
      readonly tlsUseSelfSigned?: false;
      /**
       * The TLS Secret with the certificate of the servers.
       * @default - the Secret with the name of the cluster and `-tls`
       */
      readonly tlsSecret?: ISecret;
      /**
       * The Secret with the authority's certificate under the key `ca.pem`, and a revocation list under `crl.pem`.
       * @default - the Secret with the name of the cluster and `-ca`
       */
      readonly tlsCaSecret?: ISecret;
    };

/** The fields of the spec in their wire form. */
export function renderTls(
  { tlsUseSelfSigned, tlsSecret, tlsCaSecret }: InnoDBTls,
  router: InnoDBRouter | undefined,
  cluster: MeshResource<unknown>,
): Pick<Wire<InnoDbClusterSpec>, 'tlsUseSelfSigned' | 'tlsSecretName' | 'tlsCASecretName'> {
  const secrets = { tlsSecret, tlsCaSecret, 'router.tlsSecret': router?.tlsSecret };
  const [property] = Object.entries(secrets).find(([, secret]) => secret !== undefined) ?? [];
  if (tlsUseSelfSigned && property !== undefined) {
    throw new MeshError('MESH_TLS_CONFLICT', {
      property,
      must: 'not stand beside tlsUseSelfSigned',
      fix: 'leave tlsUseSelfSigned out for certificates from Secrets',
      at: cluster,
    });
  }
  return {
    tlsUseSelfSigned,
    tlsSecretName: nameBeside(tlsSecret, cluster, 'tlsSecret'),
    tlsCASecretName: nameBeside(tlsCaSecret, cluster, 'tlsCaSecret'),
  };
}
