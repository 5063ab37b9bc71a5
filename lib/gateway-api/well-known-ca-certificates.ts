import { MeshError } from '../core/errors';
import { isDomainPrefixed } from './domain-prefixed';

const NAME = /^[^/]+\/(?:[A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$/;

/**
 * Certificate authorities by a name that the implementation knows.
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/1.6/spec/#wellknowncacertificatestype
 */
export class WellKnownCACertificates {
  /** The authorities that the operating system of the gateway trusts. */
  public static readonly SYSTEM = new WellKnownCACertificates('System');

  /**
   * Authorities of the implementation, such as `example.com/corporate`. Istio has none.
   *
   * @throws MeshError MESH_INVALID_NAME for a name without a domain in front
   */
  public static of(name: string): WellKnownCACertificates {
    if (!isDomainPrefixed(name) || !NAME.test(name)) {
      throw new MeshError('MESH_INVALID_NAME', {
        property: 'wellKnownCACertificates',
        value: name,
        must: 'be a name with a domain in front, such as example.com/corporate',
        ...(name === 'System' ? { fix: 'write WellKnownCACertificates.SYSTEM' } : {}),
      });
    }
    return new WellKnownCACertificates(name);
  }

  /** Keeps look-alikes out. */
  declare protected readonly nominal: 'WellKnownCACertificates';

  private constructor(
    /** The name of the authorities. */
    public readonly name: string,
  ) {
    Object.freeze(this);
  }
}
