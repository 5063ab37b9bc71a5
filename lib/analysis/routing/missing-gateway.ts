import type { ManifestObject } from '../../manifest/manifest-object';
import type { Rule } from '../rule';
import { gatewaysOf, isGenerated, matchedGatewaysOf } from './gateway-references';

/** IST0101, KIA1102: a VirtualService names a gateway that does not exist. */
export const missingGateway: Rule = {
  code: 'IST0101',
  title: 'gateway does not exist',
  severity: 'error',
  reads: ['VirtualService', 'Gateway'],
  aliases: ['KIA1102'],
  fix: 'name an existing Gateway as `namespace/name`',
  description:
    'A VirtualService is bound to a gateway that does not exist. Its routes take effect on the other gateways that it names, and nowhere if there is none: requests that come in get 404. A name without a namespace is looked for in the namespace of the VirtualService.',
  check(mesh, report) {
    for (const virtualService of mesh.virtualServices) {
      const bound = gatewaysOf(mesh, virtualService);
      const names = new Set(bound.map(({ name }) => name));
      const matched = mesh.options.compat ? [] : matchedGatewaysOf(mesh, virtualService);
      for (const { name, pointer, namespace, gateway } of [
        ...bound,
        ...matched.filter((one) => !names.has(one.name)),
      ]) {
        if (gateway || isGenerated(name)) continue;
        const full = name.includes('/') || name.includes('.') ? '' : ` in namespace ${namespace}`;
        report({
          object: virtualService as ManifestObject,
          pointer,
          message: `gateway '${name}' does not exist${full}`,
          needs: namespace,
        });
      }
    }
  },
};
