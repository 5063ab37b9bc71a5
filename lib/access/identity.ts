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
      return principalTest(wanted);
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

/** Lists of principals are long, and nearly all of them are names in full. */
function principalTest(wanted: readonly string[]): IdentityTest {
  const names = new Set(wanted.filter((one) => !one.includes('*')));
  const patterns = wanted.filter((one) => one.includes('*'));
  const isWanted = (principal: string) => names.has(principal) || patterns.some((one) => fits(one, principal));
  return (identity) => identity?.principals.some(isWanted) ?? false;
}
