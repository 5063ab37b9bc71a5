import type { ManifestObject } from '../../manifest/manifest-object';
import { asList, at, objectsOf } from '../../mesh/json';
import type { Mesh, VirtualPod } from '../../mesh/mesh';
import { isMutual, type WideMtls, wideMtlsOf } from '../destination/wide-mtls';
import type { Rule } from '../rule';
import { conditionsOf, sourcesOf } from './policy-rules';

const FIELDS = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces', 'serviceAccounts', 'notServiceAccounts'];
const KEYS = new Set(['source.namespace', 'source.principal', 'source.serviceAccount', 'connection.sni']);

export const identityInPlaintext: Rule = {
  code: 'KIA0105',
  title: 'authorization by identity, but mutual TLS is off',
  severity: 'error',
  reads: ['AuthorizationPolicy', 'PeerAuthentication', 'DestinationRule', 'MeshConfig', 'Pod'],
  fix: 'Let the workload use mutual TLS (PERMISSIVE or STRICT), or authorize by something that plaintext carries',
  description:
    'A rule asks who the client is, by principal, namespace or service account, but the workload does not use mutual TLS. Without it no request has an identity: rules that ask for one never match, and those that exclude one always do.',
  check(mesh, report) {
    const policies = mesh.kind('AuthorizationPolicy', 'security.istio.io').flatMap((object) => {
      const [use] = identityUses(object);
      return use === undefined ? [] : [{ object, ...use }];
    });
    if (policies.length === 0) return;
    const plaintext = plaintextPods(mesh, wideMtlsOf(mesh));
    for (const { object, pointer, field } of policies) {
      const hit = plaintext.get(object);
      if (hit === undefined) continue;
      report({
        object,
        pointer,
        message: `"${field}" needs mutual TLS, which workload "${hit.pod.namespace}/${hit.pod.name}" does not use: ${hit.reason}`,
      });
    }
  },
};

interface Plaintext {
  readonly pod: VirtualPod;
  readonly reason: string;
}

/** The first workload of each policy that never sees mutual TLS. */
function plaintextPods(mesh: Mesh, wide: WideMtls): ReadonlyMap<ManifestObject, Plaintext> {
  const found = new Map<ManifestObject, Plaintext>();
  for (const pod of mesh.pods) {
    // ztunnel reads DISABLE as PERMISSIVE.
    if (pod.inMesh !== 'sidecar') continue;
    const reason = plaintextReason(pod, mesh, wide);
    if (reason === undefined) continue;
    for (const policy of mesh.policiesOf(pod, 'AuthorizationPolicy')) {
      if (!found.has(policy)) found.set(policy, { pod, reason });
    }
  }
  return found;
}

function plaintextReason(pod: VirtualPod, mesh: Mesh, wide: WideMtls): string | undefined {
  const { mode, object } = mesh.peerAuthenticationOf(pod);
  if (mode === 'DISABLE') {
    // Ports that differ from the rest of the workload may still carry an identity.
    const ports = Object.values((at(object?.spec, 'portLevelMtls') ?? {}) as object);
    if (ports.some((port) => at(port, 'mode') !== 'DISABLE')) return undefined;
    return `PeerAuthentication "${object === undefined ? '' : `${mesh.namespaceOf(object)}/${object.name}`}" disables it`;
  }
  if (mode === 'STRICT' || mesh.config.enableAutoMtls) return undefined;
  const rules = [...wide.meshRules, ...(wide.namespaceRules.get(pod.namespace) ?? [])];
  if (rules.some((rule) => isMutual(rule.mode)) || hasMutualRule(pod, mesh)) return undefined;
  return 'automatic mutual TLS is off, and no DestinationRule uses it';
}

function hasMutualRule(pod: VirtualPod, mesh: Mesh): boolean {
  return mesh
    .servicesOf(pod)
    .some(({ host }) =>
      mesh
        .allDestinationRulesOf(host)
        .some(({ spec }) =>
          [at(spec, 'trafficPolicy'), ...objectsOf(at(spec, 'subsets')).map(([, subset]) => subset.trafficPolicy)].some(
            (policy) => isMutual(String(at(policy, 'tls', 'mode'))),
          ),
        ),
    );
}

function identityUses(policy: ManifestObject): readonly { readonly pointer: string; readonly field: string }[] {
  return [
    ...sourcesOf(policy).flatMap(({ pointer, part }) =>
      FIELDS.filter((field) => asList(part[field]).length > 0).map((field) => ({
        pointer: `${pointer}/${field}`,
        field,
      })),
    ),
    ...conditionsOf(policy).flatMap(({ pointer, part }) =>
      typeof part.key === 'string' && KEYS.has(part.key) ? [{ pointer: `${pointer}/key`, field: part.key }] : [],
    ),
  ];
}
