import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { wildcardsAbove } from '../wildcards';
import { namespaceOfHost } from './destination-service';
import { destinationsOf } from './destinations';

/** IST0101, KIA1107: a route or mirror names a subset that no DestinationRule defines. */
export const missingSubset: Rule = {
  code: 'IST0101',
  title: 'subset is defined by no DestinationRule',
  severity: 'error',
  reads: ['VirtualService', 'DestinationRule'],
  aliases: ['KIA1107'],
  fix: 'define the subset in a DestinationRule of the host, or name one that is defined',
  description:
    'A VirtualService sends requests to a subset of a host, but no DestinationRule of that host defines it. The proxies have no cluster for the subset and answer 503 to every request of the route, also where the pods exist.',
  check(mesh, report) {
    const defined = mesh.options.compat ? subsetsAsIstioctl(mesh) : subsetsByHost(mesh);
    for (const virtualService of mesh.virtualServices) {
      const own = mesh.namespaceOf(virtualService as ManifestObject);
      for (const { pointer, destination, mirror } of destinationsOf(virtualService)) {
        const host = asString(destination.host) ?? '';
        const subset = asString(destination.subset);
        if (!subset) continue;
        const fqdn = mesh.resolveHost(host, own);
        const subsets = defined(fqdn, own);
        if (subsets?.has(subset)) continue;
        if (!subsets && !mesh.options.compat && !mesh.lookupAnywhere(fqdn, own)) continue; // The host is at fault.
        const known = subsets && subsets.size > 0 ? `; defined are ${[...subsets].sort().join(', ')}` : '';
        report({
          object: virtualService as ManifestObject,
          pointer: `${pointer}/subset`,
          message: `subset '${subset}' of ${mirror ? 'mirror ' : ''}host '${host}' is defined by no DestinationRule${known}`,
          needs: namespaceOfHost(fqdn),
        });
      }
    }
  },
};

type Subsets = (fqdn: string, namespace: string) => ReadonlySet<string> | undefined;

function subsetsByHost(mesh: Mesh): Subsets {
  const defined = new Map<string, Set<string>>();
  for (const rule of mesh.destinationRules) {
    const [host, names] = subsetsOf(mesh, rule as ManifestObject);
    if (host !== undefined) add(defined, host, names);
  }
  const hasWildcards = [...defined.keys()].some((host) => host.startsWith('*'));
  return (fqdn) => {
    if (!hasWildcards) return defined.get(fqdn);
    const known = [fqdn, ...wildcardsAbove(fqdn), '*'].flatMap((host) => defined.get(host) ?? []);
    return known.length > 1 ? new Set(known.flatMap((names) => [...names])) : known[0];
  };
}

/** istioctl knows Services by namespace and name, and compares other hosts only within a namespace. */
function subsetsAsIstioctl(mesh: Mesh): Subsets {
  const all = new Map<string, Set<string>>();
  const key = (fqdn: string, namespace: string) => (namespaceOfHost(fqdn) ? fqdn : `${namespace}/${fqdn}`);
  for (const rule of mesh.destinationRules) {
    const [host, names] = subsetsOf(mesh, rule as ManifestObject);
    if (host !== undefined) add(all, key(host, mesh.namespaceOf(rule as ManifestObject)), names);
  }
  return (fqdn, namespace) => all.get(key(fqdn, namespace));
}

function subsetsOf(mesh: Mesh, rule: ManifestObject): [host: string | undefined, names: readonly string[]] {
  const host = asString(rule.spec.host);
  const names = objectsOf(rule.spec.subsets).flatMap(([, { name }]) => asString(name) ?? []);
  return [host === undefined ? undefined : mesh.resolveHost(host, mesh.namespaceOf(rule)), names];
}

function add(index: Map<string, Set<string>>, host: string, names: readonly string[]): void {
  const known = index.get(host) ?? new Set();
  for (const name of names) known.add(name);
  index.set(host, known);
}
