import type { ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf, stringMap, stringsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { objectName } from '../ignore';
import { namesOf } from '../names';
import type { Rule } from '../rule';
import { destinationsOf, type RouteDestination } from './destinations';

/** IST0140: routes of a host by subset, which requests through a gateway do not take. */
export const ingressRoutesNotAffected: Rule = {
  code: 'IST0140',
  title: 'routes of the mesh do not apply to requests through a gateway',
  severity: 'warning',
  reads: ['VirtualService'],
  fix: 'name the subsets in the VirtualService of the gateway too',
  description:
    'A VirtualService on a gateway sends requests to a host without a subset, while another VirtualService splits that host by subset. A gateway follows the first VirtualService only, so the split does not apply to what comes in through it: such requests reach all pods of the host.',
  check(mesh, report) {
    const splits = splitsByHost(mesh);
    const whole = new Map<string, boolean>();
    const isHarmless = (fqdn: string, other: ManifestObject) => {
      const key = `${fqdn} ${objectName(other)}`;
      const known = whole.get(key) ?? isWhole(mesh, fqdn, other);
      whole.set(key, known);
      return known;
    };
    for (const virtualService of mesh.virtualServices) {
      const object = virtualService as ManifestObject;
      const gateways = stringsOf(object.spec.gateways);
      const bound = mesh.options.compat ? gateways.length > 0 : gateways.some((name) => name !== 'mesh');
      const told = new Set<ManifestObject>();
      for (const { pointer, destination } of bound ? httpRoutes(object) : []) {
        const host = asString(destination.host);
        if (host === undefined || destination.subset) continue;
        const others = splits.get(keyOf(mesh, object, host)) ?? [];
        if (mesh.options.compat) {
          // One per VirtualService, itself among them.
          for (const other of others.filter((each) => !told.has(each) && told.add(each))) {
            report({ object, pointer: `${pointer}/host`, message: `subsets of ${objectName(other)} do not apply` });
          }
          continue;
        }
        const fqdn = mesh.resolveHost(host, mesh.namespaceOf(object));
        const splitting = others.filter((other) => other !== object && !isHarmless(fqdn, other));
        if (splitting.length === 0) continue;
        const [verb, does] = splitting.length === 1 ? ['routes', 'does'] : ['route', 'do'];
        report({
          object,
          pointer: `${pointer}/host`,
          message: `requests through a gateway reach all subsets of '${host}': ${namesOf(splitting)}, which ${verb} it by subset, ${does} not apply to them`,
        });
      }
    }
  },
};

/** VirtualServices by a host of theirs that they route to subsets of itself. */
function splitsByHost(mesh: Mesh): Map<string, ManifestObject[]> {
  const splits = new Map<string, ManifestObject[]>();
  for (const virtualService of mesh.virtualServices) {
    const object = virtualService as ManifestObject;
    const hosts = new Set(stringsOf(object.spec.hosts).map((host) => keyOf(mesh, object, host)));
    const split = new Set<string>();
    for (const { destination } of httpRoutes(object)) {
      const host = asString(destination.host);
      if (host !== undefined && destination.subset) split.add(keyOf(mesh, object, host));
    }
    for (const host of split) {
      if (!hosts.has(host)) continue;
      const objects = splits.get(host);
      if (objects) objects.push(object);
      else splits.set(host, [object]);
    }
  }
  return splits;
}

/** Whether the subsets that a VirtualService routes a host to hold all of its pods each, so that nothing is split. */
function isWhole(mesh: Mesh, fqdn: string, virtualService: ManifestObject): boolean {
  const own = mesh.namespaceOf(virtualService);
  const used = httpRoutes(virtualService).flatMap(({ destination }) => {
    const host = asString(destination.host);
    const isHost = host !== undefined && mesh.resolveHost(host, own) === fqdn;
    return isHost ? [asString(destination.subset)] : [];
  });
  const defined = mesh.allDestinationRulesOf(fqdn).flatMap((rule) => objectsOf((rule as ManifestObject).spec.subsets));
  const service = mesh.offering(fqdn)[0];
  const pods = service ? mesh.podsOf(service) : [];
  if (pods.length === 0) return new Set(defined.map(([, { name }]) => name)).size === 1;
  return used.every((name) => {
    const subset = defined.find(([, each]) => each.name === name)?.[1];
    const labels = Object.entries(stringMap(subset?.labels) ?? {});
    return subset !== undefined && pods.every((pod) => labels.every(([key, value]) => pod.labels[key] === value));
  });
}

function httpRoutes(object: ManifestObject): readonly RouteDestination[] {
  return destinationsOf(object).filter(({ pointer, mirror }) => !mirror && pointer.startsWith('/spec/http/'));
}

/** istioctl compares hosts as they are written. */
function keyOf(mesh: Mesh, object: ManifestObject, host: string): string {
  return mesh.options.compat ? host : mesh.resolveHost(host, mesh.namespaceOf(object));
}
