import { asString } from '../../mesh/json';
import { ISTIO_NETWORKING } from '../../mesh/kinds';
import type { Rule } from '../rule';

/** A DestinationRule where no client looks for it. */
export const thirdNamespace: Rule = {
  code: 'MESH0301',
  title: 'destination rule stands where no client looks',
  severity: 'warning',
  reads: ['DestinationRule', 'Service', 'ServiceEntry', 'MeshConfig'],
  fix: "move the DestinationRule to the service's namespace, or to that of the clients that it is for",
  description:
    'A client looks for DestinationRules in its own namespace, in that of the service and in the root namespace, and nowhere else, whatever exportTo says. One in a namespace without any workload is never used.',
  check(mesh, report) {
    const root = mesh.config.rootNamespace;
    const withPods = new Set(mesh.pods.map(({ namespace }) => namespace));
    for (const gateway of mesh.kubernetesGateways) {
      withPods.add(gateway.namespace ?? 'default'); // Its pods stand beside it.
    }
    for (const object of mesh.kind('DestinationRule', ISTIO_NETWORKING)) {
      const namespace = mesh.namespaceOf(object);
      const host = asString(object.spec.host);
      if (host === undefined || namespace === root || withPods.has(namespace)) continue;
      const service = mesh.lookupAnywhere(mesh.resolveHost(host, namespace), namespace);
      if (service === undefined || service.namespace === namespace) continue;
      if (mesh.offering(service.host).some((offered) => offered.namespace === namespace)) continue;
      const message = `no client looks for the rule of ${service.host} in ${namespace}: the service is in ${service.namespace}, and no workload is in ${namespace}`;
      report({ object, pointer: '/spec/host', message, needs: namespace });
    }
  },
};
