import type { Rule } from '../rule';
import { parsePrincipal, principalsOf, trustDomainsOf } from './principals';

export const unknownTrustDomain: Rule = {
  code: 'KIA0108',
  title: 'principal of an unknown trust domain',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'MeshConfig'],
  fix: "Use the mesh's trust domain (`cluster.local` always stands for it), or add the other one to trustDomainAliases",
  description:
    'An AuthorizationPolicy names an identity of a trust domain that is neither the one of the mesh nor one of its aliases, so no workload of the mesh has it. It is right where another mesh with that trust domain is trusted, and information only while the configuration of the mesh is not given.',
  check(mesh, report) {
    const domains = trustDomainsOf(mesh);
    for (const object of mesh.kind('AuthorizationPolicy', 'security.istio.io')) {
      for (const { pointer, text } of principalsOf(object)) {
        const domain = parsePrincipal(text)?.trustDomain;
        if (domain === undefined || domain.includes('*') || domains.has(domain)) continue;
        report({
          object,
          pointer,
          message: `Trust domain "${domain}" of principal "${text}" is not known to the mesh, which has "${mesh.config.trustDomain}"`,
          severity: mesh.config.given || mesh.options.assumeComplete ? 'warning' : 'info',
        });
      }
    }
  },
};
