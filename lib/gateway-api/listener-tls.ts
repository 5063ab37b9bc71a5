import type { GatewaySpecListenersTls } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkAtMost } from './list-checks';
import { type CertificateRef, renderCertificateRef } from './object-ref';
import { renderTlsOptions, type TlsOptions } from './tls-options';

/** Where a listener has its certificates from. */
export type TerminateTls =
  | {
      /**
       * The certificates, such as one with an RSA key and one with an ECDSA key; Istio takes two at most.
       */
      readonly certificates: readonly CertificateRef[];
      /**
       * Settings of the implementation.
       * @default - none
       */
      readonly options?: TlsOptions;
    }
  | {
      readonly certificates?: never;
      /** Settings of the implementation, which say where the certificates come from. */
      readonly options: TlsOptions;
    };

const TERMINATE_MODE = 'gateway.istio.io/tls-terminate-mode';

/**
 * What a listener does with TLS: it ends it, or passes it on unopened.
 *
 * @example
 * gatewayApi.ListenerTls.terminate({ certificates: [{ name: 'bookinfo-cert' }] });
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#listenertlsconfig
 */
export class ListenerTls<Mode extends 'Terminate' | 'Passthrough' = 'Terminate' | 'Passthrough'> {
  /** Mutual TLS of the mesh, with the certificates that Istio issues. Only for gateways of Istio. */
  public static readonly ISTIO_MUTUAL = ListenerTls.terminate({ options: { [TERMINATE_MODE]: 'ISTIO_MUTUAL' } });
  /** TLS with the certificate that Istio issues, and no certificate of the client. Only for gateways of Istio. */
  public static readonly ISTIO_SIMPLE = ListenerTls.terminate({ options: { [TERMINATE_MODE]: 'ISTIO_SIMPLE' } });

  /** TLS ends at the gateway. */
  public static terminate(tls: TerminateTls): ListenerTls<'Terminate'> {
    return new ListenerTls('Terminate', tls.certificates, tls.options);
  }

  /** TLS is passed on unopened, by the host that the client asks for; TLSRoutes say where to. */
  public static passthrough(tls: { readonly options?: TlsOptions } = {}): ListenerTls<'Passthrough'> {
    return new ListenerTls('Passthrough', undefined, tls.options);
  }

  readonly #certificates: readonly CertificateRef[] | undefined;
  readonly #options: TlsOptions | undefined;

  private constructor(
    /** What is done with TLS. */
    public readonly mode: Mode,
    certificates: readonly CertificateRef[] | undefined,
    options: TlsOptions | undefined,
  ) {
    this.#certificates = certificates && [...certificates];
    this.#options = options && { ...options };
    Object.freeze(this);
  }

  /** @internal */
  public _render(gateway: MeshResource<unknown>, property: string): Wire<GatewaySpecListenersTls> {
    this.check(gateway, property);
    return {
      mode: this.mode,
      certificateRefs: this.#certificates?.map((ref, index) =>
        renderCertificateRef(ref, gateway, `${property}.certificates[${index}]`),
      ),
      options: renderTlsOptions(this.#options, gateway, `${property}.options`),
    };
  }

  private check(at: MeshResource<unknown>, property: string): void {
    const certificates = this.#certificates ?? [];
    if (this.mode === 'Terminate' && certificates.length === 0 && Object.keys(this.#options ?? {}).length === 0) {
      throw new MeshError('MESH_TLS_WITHOUT_CERTIFICATE', {
        property,
        must: 'have certificates, or options that say where they come from',
        at,
      });
    }
    checkAtMost(certificates, { property: `${property}.certificates`, at }, 64);
  }
}
