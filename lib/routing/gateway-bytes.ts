import type { ManifestObject } from '../manifest/manifest-object';
import { hostsOverlap } from '../mesh/host-match';
import type { Mesh } from '../mesh/mesh';
import { hostsOf } from '../mesh/virtual-services';
import { actionOf, bytesRule, sendBytes } from './bytes';
import type { GatewayProxy } from './gateway-proxy';
import { bestForSni, type Server } from './gateway-servers';
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
  const best = request.sni === undefined ? undefined : bestForSni(servers, request.sni);
  const server = request.sni === undefined ? servers.find(isPassing) : best;
  if (server === undefined || !isPassing(server)) return undefined;
  if (server.tlsMode === 'AUTO_PASSTHROUGH') return passedBySni(mesh, proxy, server, request);
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

/** Between networks the server name holds the cluster: `outbound_.80_.v1_.reviews.bookinfo.svc.cluster.local`. */
function passedBySni(mesh: Mesh, proxy: GatewayProxy, server: Server, request: Seen): Routed {
  const known = entry('gateway', server.gateway, `${server.pointer}/tls/mode`, 'the server name tells the service');
  const parts = /^outbound_\.(\d+)_\.([^_]*)_\.(.+)$/.exec(request.sni ?? '');
  if (parts === null) {
    const reason = `${request.sni} is not the name of a service with its port: the connection is closed`;
    return answered(request, { error: 'connection-reset' }, [
      known,
      entry('no-rule', server.gateway, server.pointer, reason),
    ]);
  }
  const [, port, subset, host = ''] = parts;
  const destination = { host, port: { number: Number(port) }, ...(subset !== '' && { subset }) };
  const json = { route: [{ destination }] };
  const rule = { object: undefined, pointer: '', action: actionOf(json, '', '') };
  return sendBytes(mesh, proxy.sender, rule, request, server.port, [known]);
}

function isPassing({ protocol, tlsMode }: Server): boolean {
  if (tlsMode === 'PASSTHROUGH' || tlsMode === 'AUTO_PASSTHROUGH') return true;
  return protocol === 'TLS' || ['TCP', 'MONGO', 'MYSQL', 'REDIS'].includes(protocol);
}
