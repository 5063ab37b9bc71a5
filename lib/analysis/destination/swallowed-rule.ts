import type { DestinationRuleObject } from '../../mesh/kinds';
import type { MergedRules } from '../../mesh/merged-rules';
import type { Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';

/** A DestinationRule that is seen by fewer clients than it says, since it became part of another. */
export const swallowedRule: Rule = {
  code: 'MESH0307',
  title: 'destination rule becomes part of one that fewer clients see',
  severity: 'warning',
  reads: ['DestinationRule'],
  fix: 'give both the same exportTo, or put what is for all clients into a DestinationRule that is exported to *',
  description:
    'Istio adds a DestinationRule to the older ones of its host and namespace whose exportTo is the same or narrower, and then mostly keeps it nowhere else. What is private joins each rule with a workloadSelector, so that workloads without those labels lose it; what is exported to more namespaces than the older rule is seen in none of the others.',
  check(mesh, report) {
    for (const object of mesh.destinationRules) {
      const { own, exported } = mesh.mergedDestinationRules(object);
      const others = namesOf(object, [...own, ...exported]);
      if (others.length === 0) continue;
      const [atHome, outside] = [lostAtHome(mesh, object, own), lostOutside(mesh, object, exported)];
      const lost = [...atHome, ...outside];
      if (lost.length === 0) continue;
      const message = `DestinationRule "${object.name}" becomes part of ${others.join(' and ')}, and is not seen by ${lost.join(', nor by ')}${outside.length > 0 ? ', unless it is the older one' : ''}`;
      const pointer = object.spec.exportTo === undefined ? '/spec' : '/spec/exportTo';
      report({ object, pointer, message });
    }
  },
};

function lostAtHome(mesh: Mesh, object: DestinationRuleObject, parts: readonly MergedRules[]): readonly string[] {
  const labels = parts.map(({ selector }) => selector);
  if (labels.length === 0 || object.spec.workloadSelector !== undefined || labels.includes(undefined)) return [];
  const all = labels.map((selector) =>
    Object.entries(selector ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(','),
  );
  return [`workloads of ${mesh.namespaceOf(object)} without the labels ${all.join(' or ')}`];
}

function lostOutside(mesh: Mesh, object: DestinationRuleObject, parts: readonly MergedRules[]): readonly string[] {
  const seen = new Set(parts.flatMap(({ exportTo }) => [...exportTo]));
  if (parts.length === 0 || seen.has('*') || parts.some(({ exportTo }) => exportTo.size === 0)) return [];
  const lost = mesh.exportToOf(object).filter((name) => ![...seen, '.', mesh.namespaceOf(object)].includes(name));
  if (lost.includes('*')) return ['other namespaces'];
  return lost.length === 0 ? [] : [`namespace ${lost.join(', ')}`];
}

function namesOf(object: DestinationRuleObject, parts: readonly MergedRules[]): readonly string[] {
  const first = parts.flatMap(({ rules }) => rules[0] ?? []).filter((rule) => rule !== object);
  return [...new Set(first.map(({ name }) => `"${name}"`))];
}
