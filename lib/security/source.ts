import type { AuthorizationPolicySpecRulesFromSource } from '../../imports/security.istio.io';
import { checkNotEmpty, type Place } from '../core/checks';
import { checkCidr } from '../core/cidr';
import { MeshError } from '../core/errors';
import type { MeshResource } from '../core/mesh-resource';
import type { Wire } from '../core/wire';
import { type NamespaceRef, renderNamespace } from './namespace-ref';
import { checkTrustDomain, type PrincipalRef, renderPrincipal } from './principal';
import { checkRequestPrincipal } from './request-principal';
import { renderServiceAccount, type ServiceAccountRef } from './service-account-ref';

/**
 * The network address that a request comes from.
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export interface NetworkSource {
  /**
   * Addresses or CIDR ranges, one of which the peer of the connection has.
   * @default - any address
   */
  readonly ipBlocks?: readonly string[];
  /**
   * Addresses or CIDR ranges, none of which the peer of the connection has.
   * @default - any address
   */
  readonly notIpBlocks?: readonly string[];
  /**
   * Addresses or CIDR ranges, one of which the first client has, as `X-Forwarded-For` or the PROXY protocol tells. The
   * mesh has to know how many proxies stand in front of it (`numTrustedProxies`).
   * @default - any address
   */
  readonly remoteIpBlocks?: readonly string[];
  /**
   * Addresses or CIDR ranges, none of which the first client has.
   * @default - any address
   */
  readonly notRemoteIpBlocks?: readonly string[];
}

/** The network address, the trust domain and the token that a request comes with. */
export interface AuthenticatedSource extends NetworkSource {
  /**
   * Tokens, as `issuer/subject` with a `*` at either end if need be; `*` is any verified token. HTTP only.
   * @default - any request, with or without a token
   */
  readonly requestPrincipals?: readonly string[];
  /**
   * Tokens that the request must not have; a request without a token passes. HTTP only.
   * @default - any request
   */
  readonly notRequestPrincipals?: readonly string[];
  /**
   * Trust domains, one of which the client's certificate is from.
   * @default - any trust domain
   */
  readonly trustDomains?: readonly string[];
  /**
   * Trust domains that the client's certificate must not be from; a client in plaintext passes.
   * @default - any trust domain
   */
  readonly notTrustDomains?: readonly string[];
}

interface ByServiceAccount {
  /**
   * ServiceAccounts, at most 16, as one of which the client runs. Needs mutual TLS.
   * @default - any client
   */
  readonly serviceAccounts?: readonly ServiceAccountRef[];
  /**
   * ServiceAccounts, at most 16, as none of which the client runs; a client in plaintext passes.
   * @default - any client
   */
  readonly notServiceAccounts?: readonly ServiceAccountRef[];
  readonly principals?: never;
  readonly notPrincipals?: never;
  readonly namespaces?: never;
  readonly notNamespaces?: never;
}

interface ByPrincipal {
  /**
   * Identities, one of which the client's certificate has. Needs mutual TLS.
   * @default - any client
   */
  readonly principals?: readonly PrincipalRef[];
  /**
   * Identities, none of which the client's certificate has; a client in plaintext passes.
   * @default - any client
   */
  readonly notPrincipals?: readonly PrincipalRef[];
  /**
   * Namespaces, one of which the client runs in. Needs mutual TLS.
   * @default - any namespace
   */
  readonly namespaces?: readonly NamespaceRef[];
  /**
   * Namespaces, none of which the client runs in; a client in plaintext passes.
   * @default - any namespace
   */
  readonly notNamespaces?: readonly NamespaceRef[];
  readonly serviceAccounts?: never;
  readonly notServiceAccounts?: never;
}

/**
 * Where a request comes from. All fields of one source have to hold; of the entries of a field, one has to.
 *
 * `Source.namespaces(…)` and its like make a source of one field.
 *
 * @example
 * const from: Source[] = [
 *   Source.serviceAccounts('productpage'),
 *   { namespaces: ['frontend'], notIpBlocks: ['10.9.0.0/16'] },
 * ];
 * @see https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
 */
export type Source = AuthenticatedSource & (ByServiceAccount | ByPrincipal);

/** What an external authorizer is asked about: addresses only, since it comes before the token is verified. */
export type CustomSource = NetworkSource & { readonly [K in Exclude<keyof Source, keyof NetworkSource>]?: never };

/** Sources of one field. */
export const Source = {
  /** The client runs as one of the ServiceAccounts, at most 16. Needs mutual TLS. */
  serviceAccounts: (...serviceAccounts: readonly ServiceAccountRef[]) => ({ serviceAccounts }),
  /** The client runs as none of the ServiceAccounts, at most 16. */
  notServiceAccounts: (...notServiceAccounts: readonly ServiceAccountRef[]) => ({ notServiceAccounts }),
  /** The client's certificate has one of the identities. */
  principals: (...principals: readonly PrincipalRef[]) => ({ principals }),
  /** The client's certificate has none of the identities. */
  notPrincipals: (...notPrincipals: readonly PrincipalRef[]) => ({ notPrincipals }),
  /** The client runs in one of the namespaces. Needs mutual TLS. */
  namespaces: (...namespaces: readonly NamespaceRef[]) => ({ namespaces }),
  /** The client runs in none of the namespaces. */
  notNamespaces: (...notNamespaces: readonly NamespaceRef[]) => ({ notNamespaces }),
  /** The request has one of the tokens, each `issuer/subject`. */
  requestPrincipals: (...requestPrincipals: readonly string[]) => ({ requestPrincipals }),
  /** The request has none of the tokens. */
  notRequestPrincipals: (...notRequestPrincipals: readonly string[]) => ({ notRequestPrincipals }),
  /** The client's certificate is from one of the trust domains. */
  trustDomains: (...trustDomains: readonly string[]) => ({ trustDomains }),
  /** The client's certificate is from none of the trust domains. */
  notTrustDomains: (...notTrustDomains: readonly string[]) => ({ notTrustDomains }),
  /** The peer of the connection has one of the addresses. */
  ipBlocks: (...ipBlocks: readonly string[]) => ({ ipBlocks }),
  /** The peer of the connection has none of the addresses. */
  notIpBlocks: (...notIpBlocks: readonly string[]) => ({ notIpBlocks }),
  /** The first client has one of the addresses. */
  remoteIpBlocks: (...remoteIpBlocks: readonly string[]) => ({ remoteIpBlocks }),
  /** The first client has none of the addresses. */
  notRemoteIpBlocks: (...notRemoteIpBlocks: readonly string[]) => ({ notRemoteIpBlocks }),
} as const;

/** Fields of a source that only HTTP requests have. */
export const HTTP_SOURCE_FIELDS = ['requestPrincipals', 'notRequestPrincipals'] as const;

/** Fields of a source that an external authorizer cannot be asked about. */
export const AUTHENTICATED_SOURCE_FIELDS = [
  'serviceAccounts',
  'notServiceAccounts',
  'principals',
  'notPrincipals',
  'namespaces',
  'notNamespaces',
  ...HTTP_SOURCE_FIELDS,
  'trustDomains',
  'notTrustDomains',
] as const;

/** The source in its wire form. */
export function renderSource(
  source: Source,
  policy: MeshResource<unknown>,
  property: string,
): Wire<AuthorizationPolicySpecRulesFromSource> {
  checkFields(source, policy, property);
  const list = <T>(field: keyof Source, items: readonly T[] | undefined, render: (item: T, place: Place) => string) => {
    const place = { property: `${property}.${field}`, at: policy };
    const fix = 'leave it out where anything will do';
    return checkNotEmpty(items, place, fix)?.map((item, index) =>
      render(item, { ...place, property: `${place.property}[${index}]` }),
    );
  };
  const account = (ref: ServiceAccountRef, place: Place) => renderServiceAccount(ref, policy, place.property);
  return {
    serviceAccounts: list('serviceAccounts', source.serviceAccounts, account),
    notServiceAccounts: list('notServiceAccounts', source.notServiceAccounts, account),
    principals: list('principals', source.principals, renderPrincipal),
    notPrincipals: list('notPrincipals', source.notPrincipals, renderPrincipal),
    namespaces: list('namespaces', source.namespaces, renderNamespace),
    notNamespaces: list('notNamespaces', source.notNamespaces, renderNamespace),
    requestPrincipals: list('requestPrincipals', source.requestPrincipals, checkRequestPrincipal),
    notRequestPrincipals: list('notRequestPrincipals', source.notRequestPrincipals, checkRequestPrincipal),
    trustDomains: list('trustDomains', source.trustDomains, checkTrustDomain),
    notTrustDomains: list('notTrustDomains', source.notTrustDomains, checkTrustDomain),
    ipBlocks: list('ipBlocks', source.ipBlocks, checkCidr),
    notIpBlocks: list('notIpBlocks', source.notIpBlocks, checkCidr),
    remoteIpBlocks: list('remoteIpBlocks', source.remoteIpBlocks, checkCidr),
    notRemoteIpBlocks: list('notRemoteIpBlocks', source.notRemoteIpBlocks, checkCidr),
  };
}

const MAX_SERVICE_ACCOUNTS = 16;

function checkFields(source: Source, policy: MeshResource<unknown>, property: string): void {
  const set = (Object.keys(source) as (keyof Source)[]).filter((field) => source[field] !== undefined);
  if (set.length === 0) {
    throw new MeshError('MESH_EMPTY', { property, must: 'say where requests come from', value: source, at: policy });
  }
  const byAccount = set.find((field) => /serviceAccounts$/i.test(field));
  const byPrincipal = set.find((field) => /(?:^principals|^notPrincipals|namespaces)$/i.test(field));
  if (byAccount && byPrincipal) {
    throw new MeshError('MESH_SOURCE_CONFLICT', {
      property: `${property}.${byPrincipal}`,
      must: `not stand beside ${byAccount}`,
      fix: 'a ServiceAccount says its namespace already; for "or", make two sources',
      at: policy,
    });
  }
  for (const field of ['serviceAccounts', 'notServiceAccounts'] as const) {
    const count = source[field]?.length ?? 0;
    if (count <= MAX_SERVICE_ACCOUNTS) continue;
    throw new MeshError('MESH_TOO_MANY', {
      property: `${property}.${field}`,
      value: `${count} ServiceAccounts`,
      must: `have at most ${MAX_SERVICE_ACCOUNTS} entries`,
      fix: 'spread them over several sources',
      at: policy,
    });
  }
}
