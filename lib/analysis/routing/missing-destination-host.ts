import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { isWildcardDomain } from '../schema/names';
import { namespaceOfHost } from './destination-service';
import { resolvedDestinations } from './resolved-destinations';

/** IST0101, KIA1101: a route or mirror names a host that nothing in the mesh offers. */
export const missingDestinationHost: Rule = {
  code: 'IST0101',
  title: 'destination host does not exist',
  severity: 'error',
  reads: ['VirtualService', 'Service', 'ServiceEntry'],
  aliases: ['KIA1101'],
  fix: 'name a Service or a host of a ServiceEntry that is exported to this namespace, with its namespace where it lies in another one',
  description:
    'A VirtualService sends requests to a host that no Service and no ServiceEntry offers to its clients. The proxies have no cluster of that name and answer 503. A short name is completed with the namespace of the VirtualService; a name with a dot in it is taken as it is.',
  check(mesh, report) {
    for (const { virtualService, pointer, mirror, host, service } of resolvedDestinations(mesh)) {
      // What is no host at all is refused (IST0106).
      if (service || (!mesh.options.compat && !isWildcardDomain(host))) continue;
      const own = mesh.namespaceOf(virtualService);
      report({
        object: virtualService,
        pointer: `${pointer}/host`,
        message: `${mirror ? 'mirror host' : 'host'} '${host}' ${problem(mesh, host, own)}`,
        needs: namespaceOfHost(mesh.resolveHost(host, own)),
      });
    }
  },
};

function problem(mesh: Mesh, host: string, own: string): string {
  const name = mesh.resolveHost(host, own);
  const as = name === host ? '' : ` (${name})`;
  const hidden = mesh.lookupAnywhere(name, own);
  if (hidden) {
    return `is offered by ${hidden.kind} ${hidden.namespace}/${hidden.name}, which is not exported to namespace ${own}`;
  }
  const completed = `${host}.svc.${clusterDomain(mesh)}`;
  if (/^[^.]+\.[^.]+$/.test(host) && mesh.lookupAnywhere(completed, own)) {
    return `is not completed by Istio, because it contains a dot; the Service is ${completed}`;
  }
  return `is offered by no Service or ServiceEntry${as}`;
}

function clusterDomain(mesh: Mesh): string {
  return mesh.resolveHost('x', 'x').slice('x.x.svc.'.length);
}
