import type { RegistryPort, VirtualPod } from '../../mesh/mesh';
import type { Rule } from '../rule';

export const undeclaredTargetPort: Rule = {
  code: 'KIA0701',
  title: 'target port is no port of the pods',
  severity: 'warning',
  reads: ['Service', 'Pod'],
  fix: 'Name a port that a container of the selected pods declares',
  description:
    'A Service sends to a port that no container of the pods it selects declares. Where the target port is a name, the Service gets no endpoints for it. A number reaches the pod in any case, and works if something listens there, so that is information only.',
  check(mesh, report) {
    for (const object of mesh.services) {
      for (const service of mesh.registryOf(object)) {
        if (service.selector === undefined || Object.keys(service.selector).length === 0) continue;
        const pods = mesh.podsOf(service).filter((pod) => !isGateway(pod));
        if (pods.length === 0) continue;
        for (const port of service.ports) {
          if (pods.some((pod) => declares(pod, port))) continue;
          const declared = [...new Set(pods.flatMap((pod) => pod.ports.map(({ containerPort }) => containerPort)))];
          report({
            object,
            pointer: port.pointer,
            message: `Port ${port.number} of Service "${object.name}" goes to target port ${JSON.stringify(port.targetPort)}, which workload "${pods[0]?.name}" does not declare${declared.length === 0 ? '' : ` (it declares ${declared.join(', ')})`}`,
            severity: typeof port.targetPort === 'string' ? 'warning' : 'info',
          });
        }
      }
    }
  },
};

function declares(pod: VirtualPod, { targetPort }: RegistryPort): boolean {
  return pod.ports.some(
    ({ containerPort, name }) => containerPort === targetPort || (name !== undefined && name === targetPort),
  );
}

/** Gateways open the ports that their servers ask for. */
function isGateway(pod: VirtualPod): boolean {
  return (
    pod.generated ||
    pod.annotations['inject.istio.io/templates'] !== undefined ||
    pod.containers.some(({ name, init }) => name === 'istio-proxy' && !init)
  );
}
