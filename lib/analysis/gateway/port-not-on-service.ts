import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, asObject, at, objectsOf } from '../../mesh/json';
import type { Mesh, VirtualPod } from '../../mesh/mesh';
import { objectName } from '../ignore';
import type { Rule } from '../rule';
import { selectorOf, written } from './selectors';

/** IST0162: a Gateway opens a port that no Service leads to. */
export const portNotOnService: Rule = {
  code: 'IST0162',
  title: 'port of a Gateway is on no Service',
  severity: 'warning',
  reads: ['Gateway', 'Pod', 'Deployment', 'Service'],
  fix: 'add the port to the Service of the gateway, or use one that it has',
  description:
    'A Gateway opens a port on its pods that no Service of these pods leads to, neither as its port nor as its target port. The proxy listens, but nothing arrives. Pods that are reached without a Service, by host ports for example, are not concerned.',
  check(mesh, report) {
    for (const gateway of mesh.gateways) {
      const object = gateway as ManifestObject;
      const selector = selectorOf(gateway);
      const pods = mesh.podsMatching(selector).filter(({ generated }) => !generated);
      if (pods.length === 0) continue;
      const { ports, services } = reachable(mesh, pods);
      if (services.size === 0 && !mesh.options.compat) continue;
      const told = new Set<number>();
      for (const [index, server] of objectsOf(object.spec.servers)) {
        const port = asObject(server.port);
        const number = asNumber(port?.number) ?? (port && mesh.options.compat ? 0 : undefined);
        if (number === undefined || ports.has(number) || (mesh.options.compat && told.has(number))) continue;
        told.add(number);
        report({
          object,
          pointer: `/spec/servers/${index}/port/number`,
          message: `port ${number} is offered by no Service of the pods with ${written(selector) || 'any labels'}${list(services)}`,
        });
      }
    }
  },
};

function list(services: ReadonlyMap<string, readonly number[]>): string {
  const offered = [...services].map(([name, ports]) => `${name} offers ${ports.join(', ') || 'none'}`);
  return offered.length === 0 ? '' : `: ${offered.join('; ')}`;
}

/** The TCP ports by which Services lead to pods: their own and those of the pods. */
function reachable(mesh: Mesh, pods: readonly VirtualPod[]) {
  const ports = new Set<number>();
  const services = new Map<string, readonly number[]>();
  for (const pod of pods) {
    for (const service of mesh.servicesOf(pod)) {
      const name = objectName(service.object);
      const tcp = service.ports.filter(({ pointer }) => protocolAt(service.object, pointer) === 'TCP');
      services.set(
        name,
        tcp.map(({ number }) => number),
      );
      for (const { number, targetPort } of tcp) {
        ports.add(number);
        const target = typeof targetPort === 'number' ? targetPort : named(pod, targetPort);
        if (target !== undefined) ports.add(target);
      }
    }
  }
  return { ports, services };
}

function named(pod: VirtualPod, name: string): number | undefined {
  return pod.ports.find((port) => port.name === name)?.containerPort;
}

function protocolAt(service: ManifestObject, pointer: string): string {
  if (service.kind !== 'Service') return 'TCP';
  const port = asObject(at(service.json, ...pointer.slice(1).split('/')));
  return typeof port?.protocol === 'string' ? port.protocol : 'TCP';
}
