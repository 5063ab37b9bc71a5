import type { SidecarSpecIngressTls } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { Wire } from '../../core/wire';
import type { CertificateFiles } from '../gateway/server-tls';
import { renderTlsParameters, type TlsParameters } from '../gateway/tls-parameters';

/** The certificate of a sidecar for clients outside the mesh. */
export type SidecarSimpleTls = TlsParameters & CertificateFiles;

/** The certificate of a sidecar, and what clients outside the mesh have to show. */
export type SidecarMutualTls = SidecarSimpleTls & {
  /** Path of the CAs of the clients. */
  readonly caCertificates: string;
  /**
   * Path of the list of revoked client certificates.
   * @default - no list
   */
  readonly caCrl?: string;
};

/**
 * What a sidecar does about the TLS of clients outside the mesh. Its certificates are files: sidecars take none from
 * Secrets.
 *
 * @example
 * SidecarTls.simple({ serverCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' });
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioIngressListener
 */
export class SidecarTls {
  /** The sidecar ends TLS and asks clients for nothing. */
  public static simple(options: SidecarSimpleTls): SidecarTls {
    return new SidecarTls('SIMPLE', options);
  }

  /** The sidecar ends TLS and asks clients for a certificate; without one they cannot connect. */
  public static mutual(options: SidecarMutualTls): SidecarTls {
    return new SidecarTls('MUTUAL', options);
  }

  /** The sidecar ends TLS and asks clients for a certificate; without one they can connect all the same. */
  public static optionalMutual(options: SidecarMutualTls): SidecarTls {
    return new SidecarTls('OPTIONAL_MUTUAL', options);
  }

  readonly #json: Wire<SidecarSpecIngressTls>;

  private constructor(
    mode: 'SIMPLE' | 'MUTUAL' | 'OPTIONAL_MUTUAL',
    options: SidecarSimpleTls & Partial<SidecarMutualTls>,
  ) {
    const { serverCertificate, privateKey, caCertificates, caCrl } = options;
    const paths = { serverCertificate, privateKey, ...(mode !== 'SIMPLE' && { caCertificates }) };
    for (const [name, path] of Object.entries(paths)) {
      if (path) continue;
      throw new MeshError('MESH_TLS_CERTIFICATE', {
        property: `tls.${name}`,
        value: path,
        must: 'be the path of a file',
      });
    }
    this.#json = { mode, serverCertificate, privateKey, caCertificates, caCrl, ...renderTlsParameters(options) };
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): Wire<SidecarSpecIngressTls> {
    return this.#json;
  }
}
