import type { ManifestObject } from '../manifest/manifest-object';
import type { Mesh, RegistryPort, RegistryService, VirtualPod } from '../mesh/mesh';
import { actionOf, bytesRule, sendBytes } from './bytes';
import type { Sender } from './destination';
import { bytesRouteOfService } from './mesh-bytes-route';
import type { Routed } from './outcome';
import type { Seen } from './request';
import { answered } from './respond';
import { isHttpPort } from './send';
import { isImported } from './sidecar-host';
import { entry, nameOf } from './trace';

/** A connection that a sidecar does not read as HTTP; undefined where no service of the mesh is meant. */
export function routeBytes(
  mesh: Mesh,
  sender: Sender,
  pod: VirtualPod,
  request: Seen,
  service: RegistryService | undefined,
  port: RegistryPort | undefined,
): Routed | undefined {
  if (service === undefined || port === undefined || !mesh.imports(pod, service.host, 'itself')) return undefined;
  const known = entry(
    'service',
    service.object,
    port.pointer,
    `${request.host}:${port.number} is ${nameOf(service.object)}, ${port.protocol ?? 'of no declared protocol'}`,
  );
  if (port.protocol !== undefined && isHttpPort(port.protocol)) {
    const reason = `the port is declared to be ${port.protocol}: what is not HTTP is refused`;
    return answered(request, { error: 'connection-reset' }, [
      known,
      entry('service', service.object, port.pointer, reason),
    ]);
  }
  const isTlsPort = port.protocol === 'TLS' || port.protocol === 'HTTPS';
  const scope = { gateways: ['mesh'], namespace: pod.namespace, labels: pod.labels, port: port.number };
  const claiming = mesh.virtualServicesFor(service.host, pod.namespace) as readonly ManifestObject<unknown>[];
  const candidates = claiming.filter((one) => isImported(mesh, pod, one));
  const isTls = isTlsPort || (port.protocol === undefined && request.protocol === 'tls');
  const rule =
    bytesRouteOfService(mesh, pod, service, port.number, isTls ? 'TLSRoute' : 'TCPRoute', request) ??
    bytesRule(mesh, candidates, isTls ? 'tls' : 'tcp', scope, request);
  if (rule !== undefined) return sendBytes(mesh, sender, rule, request, port.number, [known]);
  const json = { route: [{ destination: { host: service.host, port: { number: port.number } } }] };
  const straight = { object: undefined, pointer: '', action: actionOf(json, '', '') };
  const reason = 'no VirtualService has a rule for the connection: sent straight to the service';
  return sendBytes(mesh, sender, straight, request, port.number, [
    known,
    entry('default-route', undefined, '', reason),
  ]);
}
