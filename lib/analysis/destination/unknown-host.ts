import type { ManifestObject } from '../../manifest/manifest-object';
import { asString } from '../../mesh/json';
import { destinationService, hasHosts, namespaceOfHost } from '../routing/destination-service';
import type { Rule } from '../rule';

/** IST0174, KIA0202: a DestinationRule for a host that does not exist. */
export const unknownHost: Rule = {
  code: 'IST0174',
  title: 'host of a DestinationRule does not exist',
  severity: 'warning',
  reads: ['DestinationRule', 'Service', 'ServiceEntry'],
  aliases: ['KIA0202'],
  fix: 'name a Service or a host of a ServiceEntry that is exported to this namespace, with its namespace where it lies in another one',
  description:
    'A DestinationRule is for a host that no Service and no ServiceEntry offers, so it has no effect: its subsets, limits and TLS settings apply to nothing. A short name is completed with the namespace of the DestinationRule.',
  check(mesh, report) {
    if (!hasHosts(mesh)) return;
    for (const rule of mesh.destinationRules) {
      const object = rule as ManifestObject;
      const host = asString(object.spec.host) ?? (mesh.options.compat ? '' : undefined);
      if (host === undefined || destinationService(mesh, rule, host)) continue;
      if (host.startsWith('*') && !mesh.options.compat) continue;
      const own = mesh.namespaceOf(object);
      const name = mesh.resolveHost(host, own);
      const hidden = mesh.lookupAnywhere(name, own);
      if (hidden && hidden.namespace !== own && !mesh.options.compat && isForAll(mesh.exportToOf(object))) {
        continue; // Clients in other namespaces see both.
      }
      const problem = hidden
        ? `is offered by ${hidden.kind} ${hidden.namespace}/${hidden.name}, which is not exported to namespace ${own}`
        : `is offered by no Service or ServiceEntry${name === host ? '' : ` (${name})`}`;
      report({
        object,
        pointer: '/spec/host',
        message: `host '${host}' ${problem}`,
        needs: namespaceOfHost(name),
      });
    }
  },
};

function isForAll(exportTo: readonly string[]): boolean {
  return exportTo.includes('*');
}
