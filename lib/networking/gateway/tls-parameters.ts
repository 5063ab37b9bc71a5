import { MeshError } from '../../core/errors';

/** Versions of TLS. */
export enum TlsVersion {
  /** What Envoy takes by itself. */
  TLS_AUTO = 'TLS_AUTO',
  /** TLS 1.0, with which none of the default cipher suites work. */
  TLSV1_0 = 'TLSV1_0',
  /** TLS 1.1, with which none of the default cipher suites work. */
  TLSV1_1 = 'TLSV1_1',
  /** TLS 1.2. */
  TLSV1_2 = 'TLSV1_2',
  /** TLS 1.3. */
  TLSV1_3 = 'TLSV1_3',
}

/** Cipher suites of TLS 1.2 and below, by the names that OpenSSL gives them; `[A|B]` stands for equal preference. */
export type CipherSuite =
  | 'ECDHE-ECDSA-AES128-GCM-SHA256'
  | 'ECDHE-RSA-AES128-GCM-SHA256'
  | 'ECDHE-ECDSA-AES256-GCM-SHA384'
  | 'ECDHE-RSA-AES256-GCM-SHA384'
  | 'ECDHE-ECDSA-CHACHA20-POLY1305'
  | 'ECDHE-RSA-CHACHA20-POLY1305'
  | 'ECDHE-ECDSA-AES128-SHA'
  | 'ECDHE-RSA-AES128-SHA'
  | 'ECDHE-ECDSA-AES256-SHA'
  | 'ECDHE-RSA-AES256-SHA'
  | 'AES128-GCM-SHA256'
  | 'AES256-GCM-SHA384'
  | 'AES128-SHA'
  | 'AES256-SHA'
  | 'DES-CBC3-SHA'
  | 'ALL'
  | `[${string}]`;

/**
 * How the TLS of a server is negotiated.
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
 */
export interface TlsParameters {
  /**
   * The oldest version that is accepted. Versions below 1.2 need `cipherSuites` that go with them.
   * @default TlsVersion.TLSV1_2
   */
  readonly minProtocolVersion?: TlsVersion;
  /**
   * The newest version that is accepted.
   * @default - the newest that Envoy knows
   */
  readonly maxProtocolVersion?: TlsVersion;
  /**
   * The cipher suites that are accepted up to TLS 1.2, best first; TLS 1.3 chooses by itself.
   * @default - the mesh's default, or else Envoy's
   */
  readonly cipherSuites?: readonly CipherSuite[];
}

const ORDER = [TlsVersion.TLSV1_0, TlsVersion.TLSV1_1, TlsVersion.TLSV1_2, TlsVersion.TLSV1_3];

/** The parameters in their wire form. */
export function renderTlsParameters({ minProtocolVersion: min, maxProtocolVersion: max, cipherSuites }: TlsParameters) {
  const fail = (property: string, value: unknown, must: string, fix: string): never => {
    throw new MeshError('MESH_INVALID_TLS_PARAMETERS', { property: `tls.${property}`, value, must, fix });
  };
  const old = min === TlsVersion.TLSV1_0 || min === TlsVersion.TLSV1_1;
  if (old && (cipherSuites ?? []).length === 0) {
    fail(
      'minProtocolVersion',
      min,
      'be TLSV1_2 or newer where no cipherSuites are given',
      'list cipher suites of that version',
    );
  }
  if (min && max && ORDER.includes(max) && ORDER.indexOf(min) > ORDER.indexOf(max)) {
    fail('maxProtocolVersion', max, `not be older than minProtocolVersion ${min}`, 'swap the two');
  }
  const twice = cipherSuites?.find((suite, index) => cipherSuites.indexOf(suite) !== index);
  if (twice) fail('cipherSuites', twice, 'list each cipher suite once', 'drop the second');
  return {
    minProtocolVersion: min,
    maxProtocolVersion: max,
    cipherSuites: cipherSuites && [...cipherSuites],
  };
}
