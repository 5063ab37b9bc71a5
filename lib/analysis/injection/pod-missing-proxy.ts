import { objectName } from '../ignore';
import type { Rule } from '../rule';

const INJECT = 'sidecar.istio.io/inject';

export const podMissingProxy: Rule = {
  code: 'IST0103',
  title: 'pod without its sidecar in an injected namespace',
  severity: 'warning',
  reads: ['Namespace', 'Pod'],
  compatOnly: true,
  fix: 'restart the workload, so that its pods are created anew and injected',
  description:
    'A running pod has no sidecar although its namespace asks for one. Sidecars are added when a pod is created, so that a manifest cannot show it: the rule runs only to reproduce istioctl.',
  check(mesh, report) {
    for (const { workload, namespace, labels, annotations, hostNetwork, containers } of mesh.pods) {
      if (workload.kind !== 'Pod' || hostNetwork) continue;
      if (mesh.namespaces.get(namespace)?.labels['istio-injection'] !== 'enabled' || namespace === 'istio-system')
        continue;
      const inject = labels[INJECT] ?? annotations[INJECT];
      if (inject?.toLowerCase() === 'false') continue;
      const proxy = containers.find(({ name }) => name === 'istio-proxy');
      if (proxy?.image) continue;
      report({ object: workload, pointer: '/spec/containers', message: `${objectName(workload)} has no sidecar` });
    }
  },
};
