import type { RegistryService, VirtualPod } from '../../mesh/mesh';
import { namesOf } from '../names';
import type { Rule } from '../rule';
import { associations } from './associated-services';

/** IST0137: one port of a workload, under different port numbers of Services. */
export const serviceTargetPorts: Rule = {
  code: 'IST0137',
  title: 'one port of a workload is behind different ports of Services',
  severity: 'warning',
  reads: ['Service', 'Deployment', 'Namespace'],
  fix: 'use the same port number wherever a Service leads to that port of the pods',
  description:
    'Services that select the pods of a workload lead to one port of theirs from different port numbers. The sidecar of the workload has one inbound listener for the port and takes the settings of one of the Services for all of its traffic.',
  check(mesh, report) {
    for (const { workload, pod, services } of associations(mesh)) {
      const targets = new Map<string, Map<number, RegistryService>>();
      for (const service of services) {
        for (const { number, targetPort } of service.ports) {
          const target = String(resolved(targetPort, pod));
          const ports = targets.get(target) ?? new Map<number, RegistryService>();
          targets.set(target, ports.set(number, service));
        }
      }
      for (const [target, ports] of targets) {
        if (ports.size < 2) continue;
        const numbers = [...ports.keys()].sort((a, b) => a - b).join(', ');
        report({
          object: workload,
          pointer: '/metadata/name',
          message: `port ${target} of ${workload.kind} ${workload.name} is behind ports ${numbers} of ${namesOf([...ports.values()].map(({ object }) => object))}`,
        });
      }
    }
  },
};

function resolved(target: number | string, pod: VirtualPod | undefined): number | string {
  if (typeof target === 'number') return target;
  return pod?.ports.find(({ name }) => name === target)?.containerPort ?? target;
}
