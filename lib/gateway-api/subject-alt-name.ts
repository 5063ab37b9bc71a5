import type { BackendTlsPolicySpecValidationSubjectAltNames } from '../../imports/gateway.networking.k8s.io';
import { MeshError } from '../core/errors';
import type { Wire } from '../core/wire';
import { checkHostname } from './hostname';

const URI = /^[^:/?#]+:\/\/[^/?#]*[^?#]*(?:\?[^#]*)?(?:#.*)?/;

/**
 * A name in a certificate.
 *
 * @example
 * gatewayApi.SubjectAltName.hostname('*.example.com');
 * gatewayApi.SubjectAltName.uri('spiffe://cluster.local/ns/bookinfo/sa/bookinfo-reviews');
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#subjectaltname
 */
export class SubjectAltName {
  /**
   * A DNS name, or a wildcard such as `*.example.com`.
   *
   * @throws MeshError MESH_INVALID_HOST for what is no DNS name
   */
  public static hostname(hostname: string): SubjectAltName {
    return new SubjectAltName('Hostname', checkHostname(hostname, { property: 'hostname' }));
  }

  /**
   * A URI with a scheme, such as the SPIFFE identity of a workload.
   *
   * @throws MeshError MESH_INVALID_URL for what is no such URI
   */
  public static uri(uri: string): SubjectAltName {
    if (uri.length > 253 || !URI.test(uri)) {
      throw new MeshError('MESH_INVALID_URL', {
        property: 'uri',
        value: uri,
        must: 'be a URI such as spiffe://cluster.local/ns/bookinfo/sa/reviews, of at most 253 characters',
      });
    }
    return new SubjectAltName('URI', uri);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'SubjectAltName';

  private constructor(
    /** What kind of name it is. */
    public readonly type: 'Hostname' | 'URI',
    /** The name. */
    public readonly name: string,
  ) {
    Object.freeze(this);
  }
}

/** The name in its wire form. */
export function renderSubjectAltName({
  type,
  name,
}: SubjectAltName): Wire<BackendTlsPolicySpecValidationSubjectAltNames> {
  return type === 'Hostname' ? { type, hostname: name } : { type, uri: name };
}
