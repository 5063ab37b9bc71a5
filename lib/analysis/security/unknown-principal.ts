import { lazy } from '../../mesh/lazy';
import type { Mesh } from '../../mesh/mesh';
import type { Rule, Severity } from '../rule';
import { sourcesOf, valuesOf } from './policy-rules';
import { parsePrincipal, principalsOf, serviceAccountsOf, trustDomainsOf } from './principals';

export const unknownPrincipal: Rule = {
  code: 'KIA0106',
  title: 'principal is no service account',
  severity: 'error',
  reads: ['AuthorizationPolicy', 'ServiceAccount', 'Pod'],
  fix: 'Name a service account that exists: `cluster.local/ns/NAMESPACE/sa/SERVICEACCOUNT`',
  description:
    'An AuthorizationPolicy names the identity of a service account that is not there, so no client ever has it. An ALLOW rule then denies what it was to allow, and a DENY rule lets it pass. Patterns with `*` and identities of other trust domains are not checked.',
  check(mesh, report) {
    const accounts = lazy(() => serviceAccountsOf(mesh));
    const domains = trustDomainsOf(mesh);
    const described = lazy(() => new Set([...mesh.pods, ...accountPlaces(mesh)].map(({ namespace }) => namespace)));
    // Gateways and the like bring their accounts themselves, mostly to namespaces of which no more than the name is given.
    const certainty = (namespace: string): { readonly severity?: Severity; readonly needs: string } =>
      mesh.isComplete(undefined) || described().has(namespace)
        ? { needs: namespace }
        : { severity: 'info', needs: namespace };
    for (const object of mesh.kind('AuthorizationPolicy', 'security.istio.io')) {
      for (const { pointer, text } of principalsOf(object)) {
        if (text.includes('*') || text === '') continue;
        const principal = parsePrincipal(text);
        if (principal === undefined) {
          const stripped = text.replace(/^spiffe:\/\//, '');
          const [domain = ''] = stripped.split('/');
          // Other trust domains may give identities any form.
          if (stripped.includes('/') && !domains.has(domain)) continue;
          report({
            object,
            pointer,
            message: `Principal "${text}" has not the form of an identity of the mesh`,
            ...(parsePrincipal(stripped) === undefined ? {} : { fix: `Write "${stripped}"` }),
          });
          continue;
        }
        const { trustDomain, namespace, serviceAccount } = principal;
        if (!domains.has(trustDomain) || accounts().has(`${namespace}/${serviceAccount}`)) continue;
        report({
          object,
          pointer,
          message: `Principal "${text}" matches nobody: namespace "${namespace}" has no ServiceAccount "${serviceAccount}"`,
          ...certainty(namespace),
        });
      }
      for (const source of sourcesOf(object)) {
        for (const { pointer, text } of [
          ...valuesOf(source, 'serviceAccounts'),
          ...valuesOf(source, 'notServiceAccounts'),
        ]) {
          const [name = '', namespace = mesh.namespaceOf(object)] = text.split('/').reverse();
          if (text.includes('*') || name === '' || accounts().has(`${namespace}/${name}`)) continue;
          report({
            object,
            pointer,
            message: `Service account "${text}" matches nobody: namespace "${namespace}" has no ServiceAccount "${name}"`,
            ...certainty(namespace),
          });
        }
      }
    }
  },
};

function accountPlaces(mesh: Mesh): readonly { readonly namespace: string }[] {
  return mesh.serviceAccounts.map((object) => ({ namespace: mesh.namespaceOf(object) }));
}
