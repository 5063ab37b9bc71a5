import { HostIndex, serviceOfHost } from '../../mesh/host-match';
import { asList, at, objectsOf, stringsOf } from '../../mesh/json';
import { lazy } from '../../mesh/lazy';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

export const unknownEgressHost: Rule = {
  code: 'KIA1004',
  title: 'egress host of a sidecar does not exist',
  severity: 'warning',
  reads: ['Sidecar', 'Service', 'ServiceEntry', 'VirtualService'],
  fix: 'Name a host that a Service, ServiceEntry or VirtualService has, with its full domain name',
  description:
    'A Sidecar imports a host that nothing in the mesh offers, so the entry imports nothing. What was meant stays out of reach, or goes out as traffic to an unknown destination. Short names do not work here: hosts are compared with full domain names.',
  check(mesh, report) {
    const known = lazy(() => hostIndex(mesh));
    for (const object of mesh.kind('Sidecar', 'networking.istio.io')) {
      const own = mesh.namespaceOf(object);
      for (const [index, listener] of objectsOf(at(object.spec, 'egress'))) {
        for (const [entry, written] of asList(listener.hosts).entries()) {
          if (typeof written !== 'string') continue;
          const slash = written.indexOf('/');
          const scope = slash < 0 ? '*' : written.slice(0, slash);
          const host = written.slice(slash + 1);
          if (host === '' || host === '*' || scope.startsWith('~')) continue;
          const namespace = scope === '.' ? own : scope === '*' || scope === '' ? undefined : scope;
          const offers = known()
            .overlapping(host)
            .flatMap((name) => known().exactly(name));
          if (offers.some((offer) => namespace === undefined || offer === namespace)) continue;
          const full = host.includes('.') ? undefined : mesh.resolveHost(host, namespace ?? own);
          const needs = namespace ?? serviceOfHost(host)?.namespace;
          report({
            object,
            pointer: `/spec/egress/${index}/hosts/${entry}`,
            message:
              namespace !== undefined && offers.length > 0
                ? `Egress host "${written}" imports nothing: "${host}" is in namespace "${offers[0]}", not in "${namespace}"`
                : `Egress host "${written}" imports nothing: nothing offers "${host}"`,
            ...(full !== undefined && known().exactly(full).length > 0
              ? { fix: `Write the full name: "${scope}/${full}"` }
              : {}),
            // The outside world may be described anywhere.
            ...(needs === undefined && !mesh.isComplete(undefined) ? { severity: 'info' as const } : { needs }),
          });
        }
      }
    }
  },
};

/** The namespaces that offer each host. */
function hostIndex(mesh: Mesh): HostIndex<string> {
  const index = new HostIndex<string>();
  for (const service of mesh.registry) index.add(service.host, service.namespace);
  for (const object of mesh.kind('VirtualService', 'networking.istio.io')) {
    const namespace = mesh.namespaceOf(object);
    for (const host of stringsOf(at(object.spec, 'hosts'))) index.add(mesh.resolveHost(host, namespace), namespace);
  }
  return index;
}
