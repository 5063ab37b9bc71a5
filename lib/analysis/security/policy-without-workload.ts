import { at, stringMap } from '../../mesh/json';
import { lazy } from '../../mesh/lazy';
import type { Labels, Mesh } from '../../mesh/mesh';
import type { Rule } from '../rule';
import { labelText, selectorOf } from './selector';

export const policyWithoutWorkload: Rule = {
  code: 'KIA0004',
  title: 'policy selects no workload',
  severity: 'warning',
  reads: ['PeerAuthentication', 'RequestAuthentication', 'Pod', 'WorkloadEntry', 'WorkloadGroup'],
  fix: 'Use labels that the pods of the namespace have',
  description:
    'A PeerAuthentication or RequestAuthentication selects workloads by labels that no pod of its namespace has, so it applies to nothing. It is harmless while the workloads are still to come.',
  check(mesh, report) {
    const isMachine = lazy(() => machinesOf(mesh));
    for (const kind of ['PeerAuthentication', 'RequestAuthentication']) {
      for (const object of mesh.kind(kind, 'security.istio.io')) {
        const labels = selectorOf(object);
        if (labels === undefined) continue;
        const own = mesh.namespaceOf(object);
        const isRoot = own === mesh.config.rootNamespace && kind !== 'PeerAuthentication';
        const namespace = isRoot ? undefined : own;
        if (mesh.podsMatching(labels, namespace).length > 0) continue;
        if (isMachine()(labels, namespace)) continue;
        report({
          object,
          pointer: '/spec/selector/matchLabels',
          message: `${kind} "${object.name}" selects no workload${isRoot ? '' : ` of namespace "${own}"`}: no pod has the labels ${labelText(labels)}`,
          ...(isRoot && !mesh.isComplete(undefined) ? { severity: 'info' as const } : { needs: own }),
        });
      }
    }
  },
};

/** Says whether a WorkloadEntry or WorkloadGroup has some labels, in one namespace or in any. */
function machinesOf(mesh: Mesh): (labels: Labels, namespace: string | undefined) => boolean {
  const byLabel = new Map<string, Labels[]>();
  const add = (namespace: string, labels: unknown): void => {
    const own = stringMap(labels) ?? {};
    for (const [key, label] of Object.entries(own)) {
      for (const place of [namespace, '']) {
        const name = JSON.stringify([place, key, label]);
        const same = byLabel.get(name);
        if (same === undefined) byLabel.set(name, [own]);
        else same.push(own);
      }
    }
  };
  for (const entry of mesh.workloadEntries) add(mesh.namespaceOf(entry), at(entry.spec, 'labels'));
  for (const group of mesh.workloadGroups) add(mesh.namespaceOf(group), at(group.spec, 'metadata', 'labels'));
  return (labels, namespace = '') => {
    const [first = ['', '']] = Object.entries(labels);
    return (byLabel.get(JSON.stringify([namespace, ...first])) ?? []).some((own) =>
      Object.entries(labels).every(([key, label]) => own[key] === label),
    );
  };
}
