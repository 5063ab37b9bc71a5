import type { ManifestObject } from '../manifest/manifest-object';
import { hostsOverlap, isHostWithin } from '../mesh/host-match';
import type { Mesh } from '../mesh/mesh';
import { hostsOf } from '../mesh/virtual-services';
import { bytesRule, sendBytes } from './bytes';
import type { Server } from './gateway';
import type { GatewayProxy } from './gateway-proxy';
import type { Routed } from './outcome';
import type { Seen } from './request';
import { answered } from './respond';
import { entry } from './trace';

/** A connection to a server that passes TLS or TCP on; undefined where the server reads HTTP. */
export function gatewayBytes(
  mesh: Mesh,
  proxy: GatewayProxy,
  servers: readonly Server[],
  request: Seen,
): Routed | undefined {
  const named =
    request.sni === undefined
      ? servers
      : servers.filter(({ hosts }) => hosts.some(({ host }) => isHostWithin(request.sni ?? '', host)));
  const passing = named.filter(isPassing);
  const [server] = passing;
  if (server === undefined) return undefined;
  const field = server.tlsMode === 'PASSTHROUGH' ? 'tls' : 'tcp';
  const attached = (mesh.virtualServicesOn(server.gateway) as readonly ManifestObject<unknown>[]).filter(
    (one) =>
      mesh.isVisible(one, proxy.pod.namespace) &&
      server.hosts.some(
        ({ namespace, host }) =>
          (namespace === '*' || namespace === mesh.namespaceOf(one)) &&
          hostsOf(one).some((claimed) => hostsOverlap(claimed, host)),
      ),
  );
  const scope = {
    gateways: [`${mesh.namespaceOf(server.gateway)}/${server.gateway.name}`],
    namespace: proxy.pod.namespace,
    labels: proxy.pod.labels,
    port: server.port,
  };
  const known = entry(
    'gateway',
    server.gateway,
    server.pointer,
    `the server on port ${server.port} passes ${server.protocol} on`,
  );
  const rule = bytesRule(mesh, attached, field, scope, request);
  if (rule === undefined) {
    const reason = `no ${field} rule of a VirtualService on the gateway fits${request.sni === undefined ? '' : ` ${request.sni}`}: the connection is closed`;
    return answered(request, { error: 'connection-reset' }, [
      known,
      entry('no-rule', server.gateway, server.pointer, reason),
    ]);
  }
  return sendBytes(mesh, proxy.sender, rule, request, server.port, [known]);
}

function isPassing({ protocol, tlsMode }: Server): boolean {
  if (tlsMode === 'PASSTHROUGH') return true;
  return protocol === 'TLS' || ['TCP', 'MONGO', 'MYSQL', 'REDIS'].includes(protocol);
}
