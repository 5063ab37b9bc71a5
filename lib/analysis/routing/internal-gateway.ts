import type { ManifestObject } from '../../manifest/manifest-object';
import type { Rule } from '../rule';
import { gatewaysOf, isGenerated } from './gateway-references';

/** IST0165: a VirtualService names a gateway that istiod generates for itself. */
export const internalGateway: Rule = {
  code: 'IST0165',
  title: 'gateway is internal to Istio',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'attach an HTTPRoute to the Gateway of the Gateway API, or name that Gateway itself',
  description:
    'A VirtualService names a gateway under the name that istiod gives to its own translation of a Gateway API Gateway. The name is no interface: it can change with any release, and then the routes are gone.',
  check(mesh, report) {
    for (const virtualService of mesh.virtualServices) {
      for (const { name, pointer } of gatewaysOf(mesh, virtualService)) {
        if (!isGenerated(name)) continue;
        report({
          object: virtualService as ManifestObject,
          pointer,
          message: `gateway '${name}' is one that istiod generates for a Gateway of the Gateway API`,
        });
      }
    }
  },
};
