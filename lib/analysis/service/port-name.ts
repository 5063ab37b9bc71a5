import type { JsonObject, ManifestObject } from '../../manifest/manifest-object';
import { asString, objectsOf } from '../../mesh/json';
import type { Mesh } from '../../mesh/mesh';
import { serviceProtocol } from '../../mesh/service-protocol';
import { objectName } from '../ignore';
import type { Report, Rule } from '../rule';
import { isControlPlane } from './control-plane';

/** Values of `gateway.istio.io/managed` on the Services that istiod makes for Gateways. */
const MANAGED = new Set(['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller']);

const GRAMMAR =
  '<protocol>[-<suffix>], with the protocol one of http, http2, https, grpc, grpc-web, tcp, tls, udp, mongo, mysql, redis';

/** Ports that name no protocol, of the Services that users write. */
export function* portsWithoutProtocol(mesh: Mesh, external: boolean): Generator<[ManifestObject, number, JsonObject]> {
  for (const service of mesh.services) {
    if (isControlPlane(service.labels) || MANAGED.has(service.labels['gateway.istio.io/managed'] ?? '')) continue;
    if ((service.spec.type === 'ExternalName') !== external) continue;
    for (const [index, port] of objectsOf(service.spec.ports)) {
      const protocol = serviceProtocol({
        number: Number(port.port),
        name: asString(port.name),
        appProtocol: asString(port.appProtocol),
        transport: asString(port.protocol),
      });
      if (protocol === undefined || (external && port.name === 'tcp')) yield [service, index, port];
    }
  }
}

export const portName: Rule = {
  code: 'IST0118',
  title: 'Service port without a protocol in its name',
  severity: 'info',
  aliases: ['KIA0601', 'KIA0602'],
  reads: ['Service'],
  fix: `set appProtocol, or name the port ${GRAMMAR}`,
  description:
    'Istio takes the protocol of a port from appProtocol or from the first part of the port name. Where neither names one, the proxy guesses from the first bytes of a connection. Guessing costs a little, knows no gRPC rules and no TLS, and fails for protocols in which the server speaks first.',
  check(mesh: Mesh, report: Report) {
    for (const [service, index, port] of portsWithoutProtocol(mesh, false)) {
      const field = port.appProtocol === undefined ? 'name' : 'appProtocol';
      const text = port[field];
      const says =
        text === undefined
          ? 'has neither name nor appProtocol'
          : `has the ${field} ${JSON.stringify(text)}, which names no protocol`;
      report({
        object: service,
        pointer: `/spec/ports/${index}${text === undefined ? '' : `/${field}`}`,
        message: `port ${String(port.port)} of ${objectName(service)} ${says}: Istio has to guess the protocol`,
      });
    }
  },
};
