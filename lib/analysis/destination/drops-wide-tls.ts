import { asObject, at, objectsOf } from '../../mesh/json';
import type { Rule } from '../rule';
import { isMutual, wideMtlsOf, wideScopeOf } from './wide-mtls';

export const dropsWideTls: Rule = {
  code: 'KIA0204',
  title: 'destination rule drops the TLS setting of a wider rule',
  severity: 'warning',
  reads: ['DestinationRule', 'MeshConfig'],
  fix: 'Repeat the tls setting in the narrower rule',
  description:
    'A DestinationRule for the whole mesh or a namespace makes clients use mutual TLS, and a rule for one host replaces it without any TLS setting. With automatic mutual TLS, the default, Istio still encrypts, so the finding is information only; without it clients of that host send plaintext.',
  check(mesh, report) {
    const { meshRules, namespaceRules } = wideMtlsOf(mesh);
    const meshRule = meshRules.find(({ mode }) => isMutual(mode));
    if (meshRule === undefined && namespaceRules.size === 0) return;
    for (const object of mesh.kind('DestinationRule', 'networking.istio.io')) {
      const host = at(object.spec, 'host');
      if (typeof host !== 'string' || wideScopeOf(object, mesh) !== undefined || saysTls(object.spec)) continue;
      const service = mesh.lookupAnywhere(host, mesh.namespaceOf(object));
      if (service === undefined || service.external) continue;
      const wide = namespaceRules.get(service.namespace)?.find(({ mode }) => isMutual(mode)) ?? meshRule;
      if (wide === undefined) continue;
      report({
        object,
        pointer: '/spec/trafficPolicy',
        message: `DestinationRule "${object.name}" says nothing of TLS to "${host}", and so drops ${wide.mode} of "${mesh.namespaceOf(wide.object)}/${wide.object.name}"`,
        severity: mesh.config.enableAutoMtls ? 'info' : 'warning',
      });
    }
  },
};

function saysTls(spec: unknown): boolean {
  const policies = [
    at(spec, 'trafficPolicy'),
    ...objectsOf(at(spec, 'subsets')).map(([, subset]) => subset.trafficPolicy),
  ];
  return policies.some(
    (policy) =>
      asObject(at(policy, 'tls')) !== undefined ||
      objectsOf(at(policy, 'portLevelSettings')).some(([, port]) => asObject(port.tls) !== undefined),
  );
}
