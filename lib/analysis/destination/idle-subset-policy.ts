import { asString, objectsOf } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import { destinationsOf } from '../routing/destinations';
import type { Rule } from '../rule';

/** Traffic settings of a subset that no route sends to. */
export const idleSubsetPolicy: Rule = {
  code: 'MESH0303',
  title: 'policy of a subset that no route uses',
  severity: 'warning',
  reads: ['DestinationRule', 'VirtualService'],
  fix: 'route to the subset in a VirtualService, or move the policy to the trafficPolicy for all subsets',
  description:
    'The trafficPolicy of a subset holds only for requests that a VirtualService sends to that subset by name. Where none does, clients use the whole service and the policy never takes effect, although pods of the subset get requests.',
  check(mesh, report) {
    const used = usedSubsets(mesh);
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      const namespace = mesh.namespaceOf(object);
      const host = asString(object.spec.host);
      if (host === undefined || host.startsWith('*')) continue;
      const fqdn = mesh.resolveHost(host, namespace);
      for (const [index, subset] of objectsOf(object.spec.subsets)) {
        const name = asString(subset.name);
        if (name === undefined || subset.trafficPolicy === undefined || used.has(`${fqdn} ${name}`)) continue;
        const message = `the policy of subset ${name} of ${fqdn} never holds: no VirtualService routes to the subset`;
        report({ object, pointer: `/spec/subsets/${index}/trafficPolicy`, message, needs: namespace });
      }
    }
  },
};

/** `host subset` of every destination of a VirtualService. */
function usedSubsets(mesh: Mesh): ReadonlySet<string> {
  const used = new Set<string>();
  for (const object of mesh.kind('VirtualService', ISTIO_NETWORKING)) {
    const namespace = mesh.namespaceOf(object);
    for (const { destination } of destinationsOf(object)) {
      const [host, subset] = [asString(destination.host), asString(destination.subset)];
      if (host !== undefined && subset !== undefined) used.add(`${mesh.resolveHost(host, namespace)} ${subset}`);
    }
  }
  return used;
}
