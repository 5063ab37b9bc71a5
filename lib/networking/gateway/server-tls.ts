import type { ConfigMap, ISecret } from 'cdk8s-plus-28';
import type { GatewaySpecServersTls } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { Wire } from '../../core/wire';
import { renderTlsParameters, type TlsParameters } from './tls-parameters';

/** A Secret in the namespace of the gateway's pods, by its object or its name. */
export type SecretRef = ISecret | string;

/** A certificate and its key as files of the proxy. */
export interface CertificateFiles {
  /** Path of the certificate. */
  readonly serverCertificate: string;
  /** Path of its private key. */
  readonly privateKey: string;
}

interface FromSecret {
  /**
   * The Secret with `tls.crt` and `tls.key`; for mutual TLS with `ca.crt` too, or beside a Secret of that name and
   * `-cacert`.
   */
  readonly credentialName: SecretRef;
  readonly credentialNames?: never;
  readonly serverCertificate?: never;
  readonly privateKey?: never;
  readonly tlsCertificates?: never;
}

interface FromSecrets {
  /** One or two Secrets, of an RSA and of an ECDSA certificate. */
  readonly credentialNames: readonly [SecretRef] | readonly [SecretRef, SecretRef];
  readonly credentialName?: never;
  readonly serverCertificate?: never;
  readonly privateKey?: never;
  readonly tlsCertificates?: never;
}

interface FromFiles extends CertificateFiles {
  readonly credentialName?: never;
  readonly credentialNames?: never;
  readonly tlsCertificates?: never;
}

interface FromSeveralFiles {
  /** One or two certificates, RSA and ECDSA. */
  readonly tlsCertificates: readonly [CertificateFiles] | readonly [CertificateFiles, CertificateFiles];
  readonly credentialName?: never;
  readonly credentialNames?: never;
  readonly serverCertificate?: never;
  readonly privateKey?: never;
}

interface CaFromSecret {
  /**
   * Where the CAs of the clients are, if not beside the certificate: a Secret, or a ConfigMap.
   * @default - in the Secret of the certificate, or in the one of that name and `-cacert`
   */
  readonly caCertCredentialName?: SecretRef | ConfigMap;
  /**
   * SHA-256 hashes of the public keys (SPKI) that clients may have, in base64.
   * @default - any key
   */
  readonly verifyCertificateSpki?: readonly string[];
  /**
   * SHA-256 hashes of the certificates that clients may have, in hexadecimal, with or without colons.
   * @default - any certificate
   */
  readonly verifyCertificateHash?: readonly string[];
  readonly caCertificates?: never;
  readonly caCrl?: never;
}

/** Proxies compare hashes only where certificates come from Secrets. */
interface CaFromFile {
  /** Path of the CAs of the clients. */
  readonly caCertificates: string;
  /**
   * Path of the list of revoked client certificates.
   * @default - no list
   */
  readonly caCrl?: string;
  readonly caCertCredentialName?: never;
  readonly verifyCertificateSpki?: never;
  readonly verifyCertificateHash?: never;
}

/** What a server shows to clients that need not show anything. */
export type ServerSimpleTls = TlsParameters & (FromSecret | FromSecrets | FromFiles | FromSeveralFiles);

/** What a server shows to clients, and what they show. */
export type ServerMutualTls = TlsParameters & {
  /**
   * Names of which the client's certificate has to have one.
   * @default - any name
   */
  readonly subjectAltNames?: readonly string[];
} & (((FromSecret | FromSecrets) & CaFromSecret) | ((FromFiles | FromSeveralFiles) & CaFromFile));

/**
 * What a gateway does about the TLS of its clients.
 *
 * @example
 * ServerTls.simple({ credentialName: 'bookinfo-cert' });
 * ServerTls.passthrough();
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-TLSmode
 */
export class ServerTls {
  /** Connections are passed on unopened, to where the TLS routes of VirtualServices say by the server name. */
  public static passthrough(): ServerTls {
    return new ServerTls({ mode: 'PASSTHROUGH' });
  }

  /**
   * Connections are passed on unopened, to the service, subset and port that the server name spells out; for gateways
   * between networks.
   */
  public static autoPassthrough(): ServerTls {
    return new ServerTls({ mode: 'AUTO_PASSTHROUGH' });
  }

  /** The gateway ends mutual TLS with the certificates of the mesh; only workloads of the mesh can connect. */
  public static istioMutual(options: { readonly subjectAltNames?: readonly string[] } = {}): ServerTls {
    return new ServerTls({ mode: 'ISTIO_MUTUAL', subjectAltNames: copy(options.subjectAltNames) });
  }

  /**
   * The gateway ends TLS and asks clients for nothing.
   *
   * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
   * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
   */
  public static simple(options: ServerSimpleTls): ServerTls {
    return new ServerTls({ mode: 'SIMPLE', ...renderCertificates(options), ...renderTlsParameters(options) });
  }

  /**
   * The gateway ends TLS and asks clients for a certificate; without one they cannot connect.
   *
   * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
   * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
   */
  public static mutual(options: ServerMutualTls): ServerTls {
    return new ServerTls({ mode: 'MUTUAL', ...renderMutual(options) });
  }

  /**
   * The gateway ends TLS and asks clients for a certificate; without one they can connect all the same.
   *
   * @throws MeshError MESH_TLS_CERTIFICATE unless there is exactly one source of certificates
   * @throws MeshError MESH_INVALID_TLS_PARAMETERS for versions and cipher suites that do not go together
   */
  public static optionalMutual(options: ServerMutualTls): ServerTls {
    return new ServerTls({ mode: 'OPTIONAL_MUTUAL', ...renderMutual(options) });
  }

  readonly #json: Wire<GatewaySpecServersTls>;

  private constructor(json: Wire<GatewaySpecServersTls>) {
    this.#json = json;
    Object.freeze(this);
  }

  /** @internal */
  public _toJson(): Wire<GatewaySpecServersTls> {
    return this.#json;
  }
}

function renderMutual(options: ServerMutualTls): Wire<GatewaySpecServersTls> {
  const { caCertificates, caCrl } = options;
  const fromSecret = options.credentialName !== undefined || options.credentialNames !== undefined;
  if (!fromSecret && !caCertificates) fail('caCertificates', caCertificates, 'be the path of the CAs of the clients');
  if (fromSecret && (caCertificates !== undefined || caCrl !== undefined)) {
    fail(
      'caCertificates',
      caCertificates ?? caCrl,
      'not stand beside credentialName',
      'put ca.crt and ca.crl into the Secret',
    );
  }
  return {
    ...renderCertificates(options),
    caCertificates,
    caCrl,
    caCertCredentialName: options.caCertCredentialName === undefined ? undefined : caName(options.caCertCredentialName),
    subjectAltNames: copy(options.subjectAltNames),
    verifyCertificateSpki: copy(options.verifyCertificateSpki),
    verifyCertificateHash: copy(options.verifyCertificateHash),
    ...renderTlsParameters(options),
  };
}

const SOURCES = ['credentialName', 'credentialNames', 'serverCertificate', 'tlsCertificates'] as const;

function renderCertificates(options: ServerSimpleTls): Wire<GatewaySpecServersTls> {
  const sources = SOURCES.filter((source) => options[source] !== undefined);
  if (sources.length !== 1)
    fail('', sources, `have exactly one of ${SOURCES.slice(0, -1).join(', ')} and ${SOURCES.at(-1)}`);
  for (const list of [options.credentialNames, options.tlsCertificates]) {
    if (list && (list as readonly unknown[]).length !== 1 && list.length !== 2) {
      fail(sources[0] as string, `${(list as readonly unknown[]).length} entries`, 'have one or two entries');
    }
  }
  const names = options.credentialNames ?? (options.credentialName === undefined ? [] : [options.credentialName]);
  if (names.some((name) => secretName(name) === '')) fail(sources[0] as string, '', 'name a Secret');
  const files =
    options.tlsCertificates ?? (options.serverCertificate === undefined ? [] : [options as CertificateFiles]);
  for (const { serverCertificate, privateKey } of files) {
    if (!serverCertificate || !privateKey) {
      fail('serverCertificate', serverCertificate, 'be a path, with the path of its key as privateKey');
    }
  }
  return {
    credentialName: options.credentialName === undefined ? undefined : secretName(options.credentialName),
    credentialNames: options.credentialNames?.map(secretName),
    serverCertificate: options.serverCertificate,
    privateKey: options.privateKey,
    tlsCertificates: options.tlsCertificates?.map(({ serverCertificate, privateKey }) => ({
      serverCertificate,
      privateKey,
    })),
  };
}

function secretName(secret: SecretRef): string {
  return typeof secret === 'string' ? secret : secret.name;
}

/** Istio finds a ConfigMap by its namespace and its name; a Secret is looked up where the gateway's pods are. */
function caName(ca: SecretRef | ConfigMap): string {
  if (typeof ca === 'string') return ca;
  if (ca.kind !== 'ConfigMap') return ca.name;
  const { namespace } = (ca as ConfigMap).metadata;
  if (namespace === undefined) fail('caCertCredentialName', ca.name, 'be a ConfigMap with a namespace');
  return `configmap://${namespace}/${ca.name}`;
}

function copy(list: readonly string[] | undefined): string[] | undefined {
  return list && [...list];
}

function fail(property: string, value: unknown, must: string, fix?: string): never {
  throw new MeshError('MESH_TLS_CERTIFICATE', {
    property: property === '' ? 'tls' : `tls.${property}`,
    value,
    must,
    ...(fix === undefined ? {} : { fix }),
  });
}
