import type { Mesh, VirtualPod } from '../mesh/mesh';
import { fits } from '../routing/pattern';

/** Who a client is, by the certificate that it shows. */
export interface Identity {
  readonly trustDomain: string;
  readonly namespace: string;
  readonly serviceAccount: string;
  /** The SPIFFE identity without its scheme, in each trust domain by which policies may name it. */
  readonly principals: readonly string[];
}

/** The trust domains that count as the mesh's own. */
export function trustDomainsOf({ config }: Mesh): readonly string[] {
  return [...new Set([config.trustDomain, 'cluster.local', ...config.trustDomainAliases])];
}

export function identityOf(mesh: Mesh, { namespace, serviceAccount }: VirtualPod): Identity {
  const principals = trustDomainsOf(mesh).map((domain) => `${domain}/ns/${namespace}/sa/${serviceAccount}`);
  return { trustDomain: mesh.config.trustDomain, namespace, serviceAccount, principals };
}

/** Whether a client is whom a rule means; undefined is a client without a certificate. */
export type IdentityTest = (identity: Identity | undefined) => boolean;

/** What a rule may ask of who the client is, by the name of the field in `source`. */
export function identityTest(
  field: string,
  wanted: readonly string[],
  policyNamespace: string,
): IdentityTest | undefined {
  switch (field) {
    case 'principals':
      return (identity) => wanted.some((one) => identity?.principals.some((principal) => fits(one, principal)));
    case 'namespaces':
      return (identity) => wanted.some((one) => fits(one, identity?.namespace));
    case 'serviceAccounts': {
      const full = wanted.map((one) => (one.includes('/') ? one : `${policyNamespace}/${one}`));
      return (identity) => identity !== undefined && full.includes(`${identity.namespace}/${identity.serviceAccount}`);
    }
    case 'trustDomains':
      return (identity) => wanted.some((one) => fits(one, identity?.trustDomain));
    default:
      return undefined;
  }
}
