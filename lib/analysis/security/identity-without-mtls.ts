import type { ManifestObject } from '../../manifest/manifest-object';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import type { Rule } from '../rule';
import { actionOf, isDryRun, type PolicyRule, policyRules } from './authorization-rules';
import { servedPods } from './served-pods';

/** A rule about identities on a workload that clients may call without one. */
export const identityWithoutMtls: Rule = {
  code: 'MESH0503',
  title: 'authorization by identity where plaintext is accepted',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'PeerAuthentication', 'Deployment', 'StatefulSet'],
  fix: 'make the workload STRICT with a PeerAuthentication, or write the rule as ALLOW of the identities that may call',
  description:
    'Principals, namespaces and service accounts of a client are proven by mTLS only. A PERMISSIVE workload accepts plaintext, too: there a DENY of an identity does not strike a client that leaves mTLS out, an ALLOW of all but an identity lets it in, and an ALLOW of an identity refuses clients without a proxy.',
  check(mesh, report) {
    const plaintext = plaintextCallers(mesh);
    const seen = new Set<string>();
    for (const pod of servedPods(mesh)) {
      if (pod.inMesh === undefined || mesh.peerAuthenticationOf(pod).mode !== 'PERMISSIVE') continue;
      for (const policy of mesh.policiesOf(pod, 'AuthorizationPolicy')) {
        if (isDryRun(policy)) continue;
        for (const rule of policyRules(policy)) {
          const hole = holeOf(policy, rule);
          const caller = hole === undefined ? callerRefused(mesh, pod, policy, rule, plaintext) : undefined;
          const said = hole ?? caller;
          const key = `${mesh.namespaceOf(policy)}/${policy.name}${rule.pointer}`;
          if (said === undefined || seen.has(key)) continue;
          seen.add(key);
          report({ object: policy, pointer: rule.pointer, message: `${pod.name} is PERMISSIVE: ${said}` });
        }
      }
    }
  },
};

function holeOf(policy: ManifestObject, { identities, excludedIdentities }: PolicyRule): string | undefined {
  const action = actionOf(policy);
  if (action === 'DENY' && identities.length > 0) {
    return `the DENY by ${identities.join(', ')} does not strike clients that call in plaintext`;
  }
  if (action === 'ALLOW' && identities.length === 0 && excludedIdentities.length > 0) {
    return `the ALLOW by ${excludedIdentities.join(', ')} lets in every client that calls in plaintext`;
  }
  return undefined;
}

function callerRefused(
  mesh: Mesh,
  pod: VirtualPod,
  policy: ManifestObject,
  rule: PolicyRule,
  plaintext: ReadonlyMap<string, string>,
): string | undefined {
  if (actionOf(policy) !== 'ALLOW' || rule.identities.length === 0) return undefined;
  const caller = mesh
    .servicesOf(pod)
    .map(({ host }) => plaintext.get(host))
    .find((name) => name !== undefined);
  if (caller === undefined) return undefined;
  return `${caller} declares to call it without a proxy of its own and has no ${rule.identities.join(', ')} that the rule could allow`;
}

/** By host, a workload outside of the mesh that declares to call it. */
function plaintextCallers(mesh: Mesh): ReadonlyMap<string, string> {
  const callers = new Map<string, string>();
  for (const { from, namespace, to } of mesh.calls) {
    const known = mesh.namespaces.get(namespace)?.object !== undefined;
    const pod = mesh.podOf(from);
    if (known && pod !== undefined && pod.inMesh === undefined && !callers.has(to))
      callers.set(to, `${namespace}/${from.name}`);
  }
  return callers;
}
