import type {
  GatewaySpecTls,
  GatewaySpecTlsFrontend,
  GatewaySpecTlsFrontendDefault,
} from '../../imports/gateway.networking.k8s.io';
import { checkNotEmpty, checkPort } from '../core/checks';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { checkAtMost } from './list-checks';
import { type CaCertificateRef, type CertificateRef, renderCaCertificateRef, renderCertificateRef } from './object-ref';

/** What happens to clients without a valid certificate. */
export enum FrontendValidationMode {
  /** They are turned away. */
  ALLOW_VALID_ONLY = 'AllowValidOnly',
  /** They are let in; the backend has to decide. */
  ALLOW_INSECURE_FALLBACK = 'AllowInsecureFallback',
}

/**
 * How the certificates of clients are checked.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#frontendtlsvalidation
 */
export interface FrontendTlsValidation {
  /** The authorities whose certificates are accepted, 1 to 16. */
  readonly caCertificates: readonly CaCertificateRef[];
  /**
   * What happens to clients without a valid certificate.
   * @default FrontendValidationMode.ALLOW_VALID_ONLY
   */
  readonly mode?: FrontendValidationMode;
}

/**
 * What HTTPS listeners ask of their clients.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#tlsconfig
 */
export interface FrontendTls {
  /**
   * How the certificates of clients are checked.
   * @default - clients are asked for no certificate
   */
  readonly validation?: FrontendTlsValidation;
}

/** What the HTTPS listeners of one port ask of their clients. */
export interface PortFrontendTls extends FrontendTls {
  /** The port of the listeners. */
  readonly port: number;
}

/**
 * TLS of a Gateway as a whole.
 *
 * @example
 * const tls: gatewayApi.GatewayTls = {
 *   frontend: {
 *     default: {},
 *     perPort: [{ port: 8443, validation: { caCertificates: [{ group: '', kind: 'ConfigMap', name: 'client-ca' }] } }],
 *   },
 * };
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#gatewaytlsconfig
 */
export interface GatewayTls {
  /**
   * The gateway as a client of its backends. Which of them it talks TLS to is what a BackendTLSPolicy says.
   * @default - it shows no certificate
   */
  readonly backend?: {
    /** The certificate that it shows. */
    readonly clientCertificate: CertificateRef;
  };
  /**
   * The gateway as a server.
   * @default - clients are asked for no certificate
   */
  readonly frontend?: {
    /** What all HTTPS listeners ask of their clients; `{}` is nothing. */
    readonly default: FrontendTls;
    /**
     * What the HTTPS listeners of single ports ask instead.
     * @default - the same as all
     */
    readonly perPort?: readonly PortFrontendTls[];
  };
}

/** The settings in their wire form. */
export function renderGatewayTls(
  { backend, frontend }: GatewayTls,
  gateway: MeshResource<unknown>,
): Wire<GatewaySpecTls> {
  return {
    backend: backend && {
      clientCertificateRef: renderCertificateRef(backend.clientCertificate, gateway, 'tls.backend.clientCertificate'),
    },
    frontend: frontend && {
      default: renderFrontend(frontend.default, gateway, 'tls.frontend.default'),
      perPort: renderPerPort(frontend.perPort, gateway),
    },
  };
}

function renderPerPort(
  perPort: readonly PortFrontendTls[] | undefined,
  gateway: MeshResource<unknown>,
): Wire<GatewaySpecTlsFrontend>['perPort'] {
  const property = 'tls.frontend.perPort';
  checkAtMost(perPort, { property, at: gateway }, 64);
  const seen = new Set<number>();
  return perPort?.map(({ port, ...tls }, index) => {
    const place = { property: `${property}[${index}].port`, at: gateway };
    checkPort(port, place);
    if (seen.has(port))
      throw new MeshError('MESH_DUPLICATE', { ...place, value: port, must: 'be another port than the others' });
    seen.add(port);
    return { port, tls: renderFrontend(tls, gateway, `${property}[${index}]`) };
  });
}

function renderFrontend(
  { validation }: FrontendTls,
  gateway: MeshResource<unknown>,
  property: string,
): Wire<GatewaySpecTlsFrontendDefault> {
  if (!validation) return {};
  const place = { property: `${property}.validation.caCertificates`, at: gateway };
  checkAtMost(checkNotEmpty(validation.caCertificates, place), place, 16);
  return {
    validation: {
      caCertificateRefs: validation.caCertificates.map((ref, index) =>
        renderCaCertificateRef(ref, gateway, `${place.property}[${index}]`),
      ),
      mode: validation.mode,
    },
  };
}
