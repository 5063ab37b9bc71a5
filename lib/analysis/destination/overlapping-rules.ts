import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { at, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { Report, Rule } from '../rule';

export const overlappingRules: Rule = {
  code: 'KIA0201',
  title: 'two destination rules of one host overlap',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: 'Put what belongs to one host into one DestinationRule',
  description:
    'Istio merges the DestinationRules that one namespace has for one host: the first definition of a subset and the first traffic policy win, and what the others say of the same thing is dropped. Which one is first depends on their age in the cluster. Rules that add different subsets are harmless.',
  check(mesh, report) {
    const byHost = new Map<string, ManifestObject[]>();
    for (const object of mesh.kind('DestinationRule', 'networking.istio.io')) {
      const host = at(object.spec, 'host');
      if (typeof host !== 'string' || host === '') continue;
      const namespace = mesh.namespaceOf(object);
      // Rules with different workload selectors are for different clients.
      const key = JSON.stringify([
        namespace,
        mesh.resolveHost(host, namespace),
        sorted(at(object.spec, 'workloadSelector', 'matchLabels')),
        [...mesh.exportToOf(object)].sort(),
      ]);
      const same = byHost.get(key);
      if (same === undefined) byHost.set(key, [object]);
      else same.push(object);
    }
    for (const objects of byHost.values()) if (objects.length > 1) compare(objects, mesh, report);
  },
};

function compare(objects: readonly ManifestObject[], mesh: Mesh, report: Report): void {
  const subsets = new Map<string, ManifestObject>();
  const bares = objects.filter((object) => objectsOf(at(object.spec, 'subsets')).length === 0);
  let policy: ManifestObject | undefined;
  for (const object of objects) {
    const host = String(at(object.spec, 'host'));
    const nameOf = (other: ManifestObject): string => `"${mesh.namespaceOf(other)}/${other.name}"`;
    const own = objectsOf(at(object.spec, 'subsets'));
    let shares = false;
    for (const [index, { name }] of own) {
      if (typeof name !== 'string') continue;
      const first = subsets.get(name);
      if (first === undefined) subsets.set(name, object);
      if (first === undefined || first === object) continue;
      shares = true;
      report({
        object,
        pointer: `/spec/subsets/${index}/name`,
        message: `Subset "${name}" of "${host}" is defined by DestinationRule ${nameOf(first)} as well, and only one of them applies`,
      });
    }
    const bare = bares[0] === object ? bares[1] : bares[0];
    const hasPolicy = at(object.spec, 'trafficPolicy') !== undefined;
    if (
      own.length > 0 &&
      !shares &&
      bare !== undefined &&
      !(hasPolicy && at(bare.spec, 'trafficPolicy') !== undefined)
    ) {
      report({
        object,
        pointer: '/spec/host',
        message: `Istio merges the subsets of "${host}" with DestinationRule ${nameOf(bare)}, which is for all of them`,
        severity: 'info',
      });
    }
    if (!hasPolicy) continue;
    // Policies beside subsets that differ are MESH0304.
    if (policy !== undefined && !shares && (own.length === 0 || objectsOf(at(policy.spec, 'subsets')).length === 0)) {
      report({
        object,
        pointer: '/spec/trafficPolicy',
        message: `Only one traffic policy applies to "${host}", and DestinationRule ${nameOf(policy)} has one as well`,
      });
    }
    policy ??= object;
  }
}

function sorted(labels: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries((labels ?? {}) as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
}
