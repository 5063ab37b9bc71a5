import type { ManifestObject } from '../../manifest/manifest-object';
import { asObject, at, stringMap } from '../../mesh/json';
import { ISTIO_NETWORKING, ISTIO_SECURITY } from '../../mesh/kinds';
import type { Labels, Mesh, VirtualPod } from '../../mesh/mesh';
import { objectName } from '../ignore';
import { hasTarget } from '../policy-target';
import type { Rule } from '../rule';

export const noMatchingWorkload: Rule = {
  code: 'IST0127',
  title: 'AuthorizationPolicy for no workload',
  severity: 'warning',
  aliases: ['KIA0004'],
  reads: ['AuthorizationPolicy', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Namespace'],
  fix: 'correct the labels of the selector to those of the pods, or put the pods into the mesh',
  description:
    'No pod of the mesh has the labels that the policy selects, so that it neither allows nor denies anything. It is mostly a typing error in a label, a policy in another namespace than its workload, or a workload outside the mesh. In the root namespace a policy reaches the pods of all namespaces.',
  check(mesh, report) {
    const members = new Members(mesh);
    for (const object of mesh.kind('AuthorizationPolicy', ISTIO_SECURITY)) {
      if (!mesh.options.compat && hasTarget(object)) continue;
      const selector = asObject(object.spec.selector);
      const namespace = mesh.namespaceOf(object);
      const everywhere = namespace === mesh.config.rootNamespace;
      if (everywhere && selector === undefined) continue;
      const labels = stringMap(at(selector, 'matchLabels')) ?? {};
      const where = everywhere ? undefined : namespace;
      if (members.has(labels, where)) continue;
      report({ object, ...description(object, labels, where), ...members.certainty(where) });
    }
  },
};

function description(object: ManifestObject, labels: Labels, namespace: string | undefined) {
  const written = Object.entries(labels).map(([label, value]) => `${label}=${value}`);
  const where = namespace === undefined ? 'the mesh' : `the mesh in namespace ${namespace}`;
  if (written.length === 0) {
    const pointer = '/metadata/namespace';
    return { pointer, message: `${objectName(object)} has no effect: no pod is part of ${where}` };
  }
  const pods = `no pod of ${where} has the labels ${written.join(', ')}`;
  return { pointer: '/spec/selector/matchLabels', message: `${objectName(object)} has no effect: ${pods}` };
}

/** Whether policies reach a pod. */
function isMember({ inMesh, generated }: VirtualPod): boolean {
  return generated || inMesh !== undefined;
}

/** The workloads that policies reach. */
class Members {
  /** Namespaces with any of them, so that a policy without labels does not look through all. */
  private readonly namespaces = new Set<string>();
  private byLabel: ReadonlyMap<string, readonly Machine[]> | undefined;

  constructor(private readonly mesh: Mesh) {
    for (const pod of mesh.podsMatching({})) {
      if (isMember(pod)) this.namespaces.add(pod.namespace);
    }
    if (mesh.options.compat) return;
    for (const entry of mesh.workloadEntries) this.namespaces.add(entry.namespace ?? 'default');
    for (const group of mesh.workloadGroups) this.namespaces.add(group.namespace ?? 'default');
  }

  has(labels: Labels, namespace: string | undefined): boolean {
    const { mesh } = this;
    if (Object.keys(labels).length === 0) {
      return namespace === undefined ? this.namespaces.size > 0 : this.namespaces.has(namespace);
    }
    const found = mesh.podsMatching(labels, namespace);
    // Without its Namespace a pod may be in the mesh by labels that are not given.
    const known = (name: string) => mesh.options.compat || mesh.namespaces.get(name)?.object !== undefined;
    if (found.some((pod) => isMember(pod) || !known(pod.namespace))) return true;
    return !mesh.options.compat && this.machines(labels, namespace);
  }

  /** Virtual machines: the labels stand in the spec of the entry, or in the template of its group. */
  private machines(labels: Labels, namespace: string | undefined): boolean {
    this.byLabel ??= machinesByLabel(this.mesh);
    const [[first, wanted] = ['', '']] = Object.entries(labels);
    return (this.byLabel.get(`${first}=${wanted}`) ?? []).some(
      (machine) =>
        (namespace === undefined || machine.namespace === namespace) &&
        Object.entries(labels).every(([label, value]) => machine.labels[label] === value),
    );
  }

  /** What has to be given whole for a missing workload to be missing. */
  certainty(namespace: string | undefined): { needs?: string; severity?: 'info' } {
    if (namespace !== undefined) return { needs: namespace };
    return this.mesh.isComplete(undefined) ? {} : { severity: 'info' };
  }
}

interface Machine {
  readonly namespace: string;
  readonly labels: Labels;
}

function machinesByLabel(mesh: Mesh): ReadonlyMap<string, readonly Machine[]> {
  const found = new Map<string, Machine[]>();
  const entries = mesh.kind('WorkloadEntry', ISTIO_NETWORKING).map((entry) => [entry, ['labels']] as const);
  const groups = mesh.kind('WorkloadGroup', ISTIO_NETWORKING).map((group) => [group, ['metadata', 'labels']] as const);
  for (const [object, path] of [...entries, ...groups]) {
    const machine = { namespace: mesh.namespaceOf(object), labels: stringMap(at(object.spec, ...path)) ?? {} };
    for (const [label, value] of Object.entries(machine.labels)) {
      const key = `${label}=${value}`;
      const others = found.get(key);
      if (others === undefined) found.set(key, [machine]);
      else others.push(machine);
    }
  }
  return found;
}
