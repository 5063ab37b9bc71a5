import type { DestinationRuleSpecTrafficPolicyTls } from '../../../imports/networking.istio.io';
import { MeshError } from '../../core/errors';
import type { MeshResource } from '../../core/mesh-resource';
import type { Wire } from '../../core/wire';
import { type ClientCredential, renderCredential } from './client-credential';

/** What is said in a handshake. */
export interface TlsHandshake {
  /**
   * The server name (SNI) that is asked for.
   * @default - the host that the request is for
   */
  readonly sni?: string;
}

/** How certificates of the mesh are used. */
export interface IstioMutualTlsOptions {
  /**
   * The server name (SNI) that is asked for; for connections that a gateway passes on by it.
   * @default - a name that stands for host, port and subset
   */
  readonly sni?: string;
  /**
   * Names of which the server's certificate has to have one.
   * @default - the service accounts of the endpoints
   */
  readonly subjectAltNames?: readonly string[];
}

interface Verified extends TlsHandshake {
  /**
   * Names of which the server's certificate has to have one.
   * @default - those of the ServiceEntry, else the host that the request is for
   */
  readonly subjectAltNames?: readonly string[];
  /**
   * Whether any certificate of the server will do.
   * @default false
   */
  readonly insecureSkipVerify?: false;
}

interface Unverified extends TlsHandshake {
  /** Any certificate of the server will do: whoever stands between can read and change everything. */
  readonly insecureSkipVerify: true;
  readonly subjectAltNames?: never;
}

interface CaFiles {
  /**
   * A file in the proxy's container with the certificates that the server's has to be signed with.
   * @default - those of the operating system
   */
  readonly caCertificates?: string;
  /**
   * A file in the proxy's container with the list of revoked certificates.
   * @default - none
   */
  readonly caCrl?: string;
  readonly credentialName?: never;
}

interface NoCa {
  readonly caCertificates?: never;
  readonly caCrl?: never;
  readonly credentialName?: never;
}

interface FromCredential {
  /**
   * A Secret with `cacert` (and, for mutual TLS, `cert` and `key`) in the namespace of the proxy, or a ConfigMap of the
   * rule's namespace. Gateways use it; sidecars use a Secret only where the rule has a `workloadSelector`.
   */
  readonly credentialName: ClientCredential;
  readonly caCertificates?: never;
  readonly caCrl?: never;
  readonly clientCertificate?: never;
  readonly privateKey?: never;
}

interface ClientFiles {
  /** A file in the proxy's container with the client's certificate. */
  readonly clientCertificate: string;
  /** A file in the proxy's container with the client's private key. */
  readonly privateKey: string;
}

/** How the server of plain TLS is verified: by files, by a credential, or not at all. */
export type SimpleTlsOptions = (Verified & (CaFiles | FromCredential)) | (Unverified & NoCa);

/** The client's certificate for mutual TLS, and how the server is verified. */
export type MutualTlsOptions =
  | (ClientFiles & ((Verified & CaFiles) | (Unverified & NoCa)))
  | (FromCredential & (Verified | Unverified));

type Mode = NonNullable<Wire<DestinationRuleSpecTrafficPolicyTls>['mode']>;

/**
 * Whether the client's proxy encrypts connections to the service, and with which certificates.
 *
 * Without it the mesh decides: mutual TLS where the endpoint has a sidecar, plain text elsewhere.
 *
 * @example
 * ClientTls.istioMutual();
 * ClientTls.simple({ caCertificates: '/etc/certs/ca.pem', sni: 'api.example.com' });
 * ClientTls.mutual({ clientCertificate: '/etc/certs/tls.crt', privateKey: '/etc/certs/tls.key' });
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings
 */
export class ClientTls {
  /** Plain text. */
  public static disable(): ClientTls {
    return new ClientTls('DISABLE', {});
  }

  /** Mutual TLS with the certificates that the mesh gives to every workload. */
  public static istioMutual(options: IstioMutualTlsOptions = {}): ClientTls {
    return new ClientTls('ISTIO_MUTUAL', options);
  }

  /** TLS, in which only the server has a certificate. */
  public static simple(options: SimpleTlsOptions = {}): ClientTls {
    return new ClientTls('SIMPLE', options);
  }

  /** Mutual TLS with certificates of your own. */
  public static mutual(options: MutualTlsOptions): ClientTls {
    return new ClientTls('MUTUAL', options);
  }

  readonly #mode: Mode;
  readonly #options: TlsFields;

  private constructor(mode: Mode, options: TlsFields) {
    this.#mode = mode;
    this.#options = { ...options };
    Object.freeze(this);
  }

  /** @internal */
  public _render(rule: MeshResource<unknown>, property: string): Wire<DestinationRuleSpecTrafficPolicyTls> {
    checkFields(this.#mode, this.#options, rule, property);
    const { credentialName, subjectAltNames, ...fields } = this.#options;
    return {
      mode: this.#mode,
      clientCertificate: fields.clientCertificate,
      privateKey: fields.privateKey,
      caCertificates: fields.caCertificates,
      caCrl: fields.caCrl,
      credentialName:
        credentialName === undefined ? undefined : renderCredential(credentialName, rule, `${property}.credentialName`),
      subjectAltNames: subjectAltNames && [...subjectAltNames],
      sni: fields.sni,
      insecureSkipVerify: fields.insecureSkipVerify,
    };
  }
}

interface TlsFields extends TlsHandshake {
  readonly clientCertificate?: string;
  readonly privateKey?: string;
  readonly caCertificates?: string;
  readonly caCrl?: string;
  readonly credentialName?: ClientCredential;
  readonly subjectAltNames?: readonly string[];
  readonly insecureSkipVerify?: boolean;
}

/** For callers whose types were lost on the way: JavaScript, casts, spread objects. */
function checkFields(mode: Mode, tls: TlsFields, at: MeshResource<unknown>, property: string): void {
  const set = (...names: (keyof TlsFields)[]) => names.filter((name) => tls[name] !== undefined);
  const refuse = (names: string[], beside: keyof TlsFields, fix: string) => {
    if (names.length === 0) return;
    const must = `not have ${names.join(', ')} beside ${beside}`;
    throw new MeshError('MESH_TLS_CONFLICT', { property, value: [...names, beside], must, fix, at });
  };
  if (tls.insecureSkipVerify) {
    const verifying = set('caCertificates', 'caCrl', 'subjectAltNames');
    const secret = mode === 'MUTUAL' ? [] : set('credentialName');
    refuse([...verifying, ...secret], 'insecureSkipVerify', 'nothing is verified then; drop one side');
  }
  const files = set('clientCertificate', 'privateKey', 'caCertificates', 'caCrl');
  if (tls.credentialName !== undefined) {
    refuse(files, 'credentialName', 'the credential brings all certificates');
  } else if (mode === 'MUTUAL' && set('clientCertificate', 'privateKey').length < 2) {
    throw new MeshError('MESH_TLS_WITHOUT_CERTIFICATE', {
      property,
      value: set('clientCertificate', 'privateKey'),
      must: 'have clientCertificate and privateKey, or credentialName',
      fix: 'use ClientTls.simple where the client has no certificate',
      at,
    });
  }
}
