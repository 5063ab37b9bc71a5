import type { ManifestObject } from '../manifest/manifest-object';
import { at, objectsOf } from '../mesh/json';
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
import { isForProxy, type ProxyScope } from './virtual-service-rules';

/** A connection that a sidecar does not read as HTTP; undefined where it is for no service of the mesh. */
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
  // Where rules take server names, no other name leads to the service.
  const isNamed = isTls && rule === undefined && candidates.some((one) => hasTlsRule(mesh, one, scope));
  if (isNamed) return undefined;
  if (rule !== undefined) return sendBytes(mesh, sender, rule, request, port.number, [known]);
  const json = { route: [{ destination: { host: service.host, port: { number: port.number } } }] };
  const straight = { object: undefined, pointer: '', action: actionOf(json, '', '') };
  const reason = 'no VirtualService has a rule for the connection: sent straight to the service';
  return sendBytes(mesh, sender, straight, request, port.number, [
    known,
    entry('default-route', undefined, '', reason),
  ]);
}

function hasTlsRule(mesh: Mesh, virtualService: ManifestObject<unknown>, scope: ProxyScope): boolean {
  const namespace = mesh.namespaceOf(virtualService);
  return objectsOf(at(virtualService.spec, 'tls')).some(([, rule]) =>
    objectsOf(rule.match).some(([, match]) => isForProxy(match, scope, namespace)),
  );
}
