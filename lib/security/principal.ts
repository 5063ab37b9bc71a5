import type { Place } from '../core/checks';
import { MeshError } from '../core/errors';
import { checkPattern } from './pattern';
import { identityOf, type ServiceAccountObject, withoutNamespace } from './service-account-ref';

/** Who a client is: an identity, or an object that has one in the trust domain `cluster.local`. */
export type PrincipalRef = Principal | ServiceAccountObject;

/**
 * The identity in a client's certificate. It takes mutual TLS to know it: a client in plaintext has none.
 *
 * @example
 * const reviews = new kplus.ServiceAccount(chart, 'bookinfo-reviews');
 * const principals = [Principal.of(reviews), Principal.matching('cluster.local/ns/frontend/*')];
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export class Principal {
  /** Any client with a certificate of the mesh. */
  public static readonly ANY = new Principal('*');

  /**
   * The identity of a ServiceAccount.
   *
   * @param options.trustDomain where the certificate is from; `cluster.local`, the default, stands for the mesh's own
   * trust domain and its aliases, and `*` for any
   * @throws MeshError MESH_SERVICE_ACCOUNT_WITHOUT_NAMESPACE where the ServiceAccount has none
   */
  public static of(account: ServiceAccountObject, options: { readonly trustDomain?: string } = {}): Principal {
    const place = { property: 'principal' };
    const { name, namespace } = identityOf(account, place);
    if (namespace === undefined) throw withoutNamespace(name, place);
    const trustDomain = checkTrustDomain(options.trustDomain ?? 'cluster.local', { property: 'trustDomain' });
    return new Principal(checkPattern(`${trustDomain}/ns/${namespace}/sa/${name}`, place));
  }

  /**
   * Identities by their text, `<trust domain>/ns/<namespace>/sa/<ServiceAccount>`, with a `*` at either end if need be.
   *
   * @throws MeshError MESH_INVALID_PRINCIPAL for an identity with its scheme
   */
  public static matching(pattern: string): Principal {
    const place = { property: 'principal' };
    checkPattern(pattern, place);
    if (pattern.startsWith('spiffe:')) {
      throw new MeshError('MESH_INVALID_PRINCIPAL', {
        ...place,
        value: pattern,
        must: 'be an identity without its scheme',
        fix: `write '${pattern.replace(/^spiffe:\/*/, '')}'`,
      });
    }
    return new Principal(pattern);
  }

  private constructor(
    /** The identity as Istio writes it, without `spiffe://`. */
    public readonly name: string,
  ) {
    Object.freeze(this);
  }
}

/** The identity in its wire form. */
export function renderPrincipal(ref: PrincipalRef, place: Place): string {
  if (ref instanceof Principal) return ref.name;
  const { name, namespace } = identityOf(ref, place);
  if (namespace === undefined) throw withoutNamespace(name, place);
  return Principal.of(ref).name;
}

/** Fails unless `domain` is a trust domain, with a `*` at an end if need be; returns it. */
export function checkTrustDomain(domain: string, place: Place): string {
  checkPattern(domain, place);
  if (domain.includes('/')) {
    throw new MeshError('MESH_INVALID_TRUST_DOMAIN', {
      ...place,
      value: domain,
      must: "be a trust domain such as cluster.local, without '/'",
    });
  }
  return domain;
}
