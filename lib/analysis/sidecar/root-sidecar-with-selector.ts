import { asObject, at } from '../../mesh/json';
import type { Rule } from '../rule';

export const rootSidecarWithSelector: Rule = {
  code: 'KIA1006',
  title: 'sidecar of the root namespace has a workload selector',
  severity: 'warning',
  reads: ['Sidecar', 'MeshConfig'],
  fix: 'Remove the selector to set the default of the mesh, or move the Sidecar to the namespace of the workloads',
  description:
    'A Sidecar in the root namespace is the default for all namespaces only where it has no workload selector. With one, it applies to workloads of the root namespace alone, which are mostly gateways that ignore it.',
  check(mesh, report) {
    const root = mesh.config.rootNamespace;
    for (const object of mesh.kind('Sidecar', 'networking.istio.io')) {
      if (mesh.namespaceOf(object) !== root || asObject(at(object.spec, 'workloadSelector')) === undefined) continue;
      report({
        object,
        pointer: '/spec/workloadSelector',
        message: `Sidecar "${object.name}" is no default of the mesh: its selector limits it to workloads of the root namespace "${root}"`,
      });
    }
  },
};
