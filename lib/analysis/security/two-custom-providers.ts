import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, at } from '../../mesh/json';
import type { Rule } from '../rule';
import { actionOf } from './authorization-rules';

/** A workload that two external authorizers are to decide for. */
export const twoCustomProviders: Rule = {
  code: 'MESH0504',
  title: 'two external authorizers for one workload',
  severity: 'warning',
  reads: ['AuthorizationPolicy', 'Deployment', 'StatefulSet'],
  fix: 'use one provider for a workload, or let istiod allow several (PILOT_ENABLE_MULTIPLE_CUSTOM_AUTHZ_PROVIDERS)',
  description:
    'Unless istiod is told to allow several, a workload can have one external authorizer. With CUSTOM policies of two providers every request that one of them matches is refused.',
  check(mesh, report) {
    const seen = new Set<ManifestObject>();
    for (const pod of mesh.pods) {
      const custom = mesh.policiesOf(pod, 'AuthorizationPolicy').filter((policy) => actionOf(policy) === 'CUSTOM');
      const [first, ...others] = custom;
      for (const policy of first === undefined ? [] : others) {
        const [one, two] = [providerOf(first as ManifestObject), providerOf(policy)];
        if (one === undefined || two === undefined || one === two || seen.has(policy)) continue;
        seen.add(policy);
        const { name } = first as ManifestObject;
        const message = `provider ${two} meets provider ${one} of AuthorizationPolicy ${mesh.namespaceOf(first as ManifestObject)}/${name} on ${pod.name}: requests that either matches are refused`;
        report({ object: policy, pointer: '/spec/provider/name', message });
      }
    }
  },
};

function providerOf(policy: ManifestObject): string | undefined {
  return asString(at(policy.spec, 'provider', 'name'));
}
