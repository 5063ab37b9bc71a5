import type { Rule } from '../rule';

/** A port of a StatefulSet that its members reach past the mesh. */
export const undeclaredPortStrict: Rule = {
  code: 'MESH0602',
  title: 'port of a StatefulSet is in no Service, and STRICT',
  severity: 'warning',
  reads: ['StatefulSet', 'Service', 'PeerAuthentication'],
  fix: 'name the port in the headless Service, or exclude it with traffic.sidecar.istio.io/excludeInboundPorts and excludeOutboundPorts',
  description:
    'Members of a StatefulSet call each other by the address of the pod. For a port that no Service names the proxy of the caller knows no mTLS and sends plaintext, which a STRICT member refuses: the cluster does not form. Harmless for a port that only the pod itself uses.',
  check(mesh, report) {
    for (const object of mesh.statefulSets) {
      const pod = mesh.podOf(object);
      if (pod?.inMesh !== 'sidecar') continue;
      const services = mesh.servicesOf(pod);
      if (services.length === 0) continue; // Which Services there are is not known.
      const named = new Set(services.flatMap(({ ports }) => ports.map(({ targetPort }) => targetPort)));
      const excluded = new Set(
        (pod.annotations['traffic.sidecar.istio.io/excludeInboundPorts'] ?? '').split(',').map((port) => port.trim()),
      );
      for (const { containerPort, name, protocol, pointer } of pod.ports) {
        if (protocol === 'UDP' || named.has(containerPort) || (name !== undefined && named.has(name))) continue;
        if (excluded.has(String(containerPort)) || excluded.has('*')) continue;
        if (mesh.peerAuthenticationOf(pod, containerPort).mode !== 'STRICT') continue;
        const hosts = services.map((service) => service.name).join(', ');
        const message = `port ${containerPort} is in no Service (${hosts}): other members call it in plaintext, and STRICT refuses that`;
        report({ object, pointer, message });
      }
    }
  },
};
