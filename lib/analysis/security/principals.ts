import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import { conditionsOf, type PolicyValue, sourcesOf, valuesOf } from './policy-rules';

/** Each principal that an AuthorizationPolicy compares the client's with. */
export function principalsOf(policy: ManifestObject): readonly PolicyValue[] {
  return [
    ...sourcesOf(policy).flatMap((source) => [...valuesOf(source, 'principals'), ...valuesOf(source, 'notPrincipals')]),
    ...conditionsOf(policy).flatMap((condition) =>
      condition.part.key === 'source.principal'
        ? [...valuesOf(condition, 'values'), ...valuesOf(condition, 'notValues')]
        : [],
    ),
  ];
}

/** A principal's parts; undefined where it has not the form of an identity that Istio issues. */
export function parsePrincipal(
  text: string,
): { readonly trustDomain: string; readonly namespace: string; readonly serviceAccount: string } | undefined {
  const [, trustDomain, namespace, serviceAccount] = /^([^/]+)\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(text) ?? [];
  return trustDomain === undefined || namespace === undefined || serviceAccount === undefined
    ? undefined
    : { trustDomain, namespace, serviceAccount };
}

/** The trust domains whose identities the mesh takes as its own. */
export function trustDomainsOf(mesh: Mesh): ReadonlySet<string> {
  return new Set(['cluster.local', mesh.config.trustDomain, ...mesh.config.trustDomainAliases]);
}

/** Every `namespace/serviceaccount` that is given, that a workload runs as, or that every namespace has. */
export function serviceAccountsOf(mesh: Mesh): ReadonlySet<string> {
  return new Set([
    ...[...mesh.namespaces.keys()].map((namespace) => `${namespace}/default`),
    ...mesh.serviceAccounts.map((object) => `${mesh.namespaceOf(object)}/${object.name}`),
    ...mesh.podsMatching({}).map((pod) => `${pod.namespace}/${pod.serviceAccount}`),
    // istiod makes one for each Gateway that it runs.
    ...mesh.kubernetesGateways.flatMap((object) =>
      ['', `-${String(object.spec.gatewayClassName)}`].map((end) => `${mesh.namespaceOf(object)}/${object.name}${end}`),
    ),
  ]);
}
