import type { ManifestObject } from '../../manifest/manifest-object';
import { asNumber, at, stringMap } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import type { VirtualPod } from '../../mesh/model';
import type { Rule } from '../rule';

/** Ports by which the nodes of RabbitMQ find and join each other, by the address of the pod. */
const PEERS = ['4369', '25672'];

/** A RabbitMQ cluster whose nodes meet through proxies. */
export const rabbitmqInMesh: Rule = {
  code: 'MESH0603',
  title: 'nodes of RabbitMQ talk to each other through the mesh',
  severity: 'warning',
  reads: ['RabbitmqCluster', 'StatefulSet', 'Namespace'],
  fix: 'annotate the pods with traffic.sidecar.istio.io/excludeInboundPorts and excludeOutboundPorts: "4369,25672" (RabbitmqCluster: spec.override.statefulSet)',
  description:
    'The nodes of RabbitMQ find each other by epmd on port 4369 and talk on 25672, by the address of the pod and before all of them are ready. Through proxies the cluster does not form, or forms once and breaks at a restart. Clients on 5672 may stay in the mesh.',
  check(mesh, report) {
    for (const object of mesh.kind('RabbitmqCluster', 'rabbitmq.com')) {
      const namespace = mesh.namespaces.get(mesh.namespaceOf(object));
      if (namespace?.injection !== 'enabled' && namespace?.injection !== 'revision') continue;
      if ((asNumber(object.spec.replicas) ?? 1) < 2) continue;
      const pod = 'spec/override/statefulSet/spec/template/metadata'.split('/');
      const annotations = { ...object.annotations, ...stringMap(at(object.json, ...pod, 'annotations')) };
      const labels = { ...object.labels, ...stringMap(at(object.json, ...pod, 'labels')) };
      const wish = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
      if (wish === 'false') continue;
      const missing = missingPorts(annotations);
      if (missing.length > 0) report({ object, pointer: '/spec', message: said(object, missing) });
    }
    for (const object of mesh.statefulSets) {
      const pod = mesh.podOf(object);
      if (pod?.inMesh !== 'sidecar' || (pod.replicas ?? 1) < 2 || !runsRabbitmq(pod)) continue;
      const missing = missingPorts(pod.annotations).filter((port) => !isNamed(mesh, pod, Number(port)));
      if (missing.length > 0) report({ object, pointer: `${pod.podPointer}/metadata`, message: said(object, missing) });
    }
  },
};

function said({ kind, name }: ManifestObject, missing: readonly string[]): string {
  return `the nodes of ${kind} ${name} get proxies, and port${missing.length === 1 ? '' : 's'} ${missing.join(' and ')} between them ${missing.length === 1 ? 'is' : 'are'} not excluded`;
}

function missingPorts(annotations: { readonly [key: string]: string }): string[] {
  const lists = ['excludeInboundPorts', 'excludeOutboundPorts'].map((name) =>
    (annotations[`traffic.sidecar.istio.io/${name}`] ?? '').split(',').map((port) => port.trim()),
  );
  return PEERS.filter((port) => lists.some((list) => !list.includes(port) && !list.includes('*')));
}

function runsRabbitmq({ containers }: VirtualPod): boolean {
  return containers.some(({ image, init }) => !init && /(^|\/)rabbitmq(?=[:@]|$)/.test(image ?? ''));
}

function isNamed(mesh: Mesh, pod: VirtualPod, port: number): boolean {
  return mesh
    .servicesOf(pod)
    .some(({ ports }) => ports.some(({ number, targetPort }) => number === port || targetPort === port));
}
