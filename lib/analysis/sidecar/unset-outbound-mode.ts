import { asObject, at } from '../../mesh/json';
import type { Rule } from '../rule';

export const unsetOutboundMode: Rule = {
  code: 'KIA1007',
  title: 'outbound traffic policy of a sidecar has no mode',
  severity: 'info',
  reads: ['Sidecar'],
  fix: 'Write the mode that is meant: `REGISTRY_ONLY` or `ALLOW_ANY`',
  description:
    'A Sidecar has an outbound traffic policy without a mode. Istio reads that as REGISTRY_ONLY, so calls to hosts that the mesh does not know are refused, even where the mesh allows them. It is harmless where that is what was meant.',
  check(mesh, report) {
    for (const object of mesh.kind('Sidecar', 'networking.istio.io')) {
      const policy = asObject(at(object.spec, 'outboundTrafficPolicy'));
      if (policy === undefined || policy.mode !== undefined) continue;
      report({
        object,
        pointer: '/spec/outboundTrafficPolicy',
        message: `Sidecar "${object.name}" has an outbound traffic policy without a mode, which means REGISTRY_ONLY`,
      });
    }
  },
};
