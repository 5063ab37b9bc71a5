import type { ManifestObject } from '../manifest/manifest-object';
import { WAYPOINT_CLASS } from '../mesh/generated-gateways';
import { at } from '../mesh/json';
import { GATEWAY_API } from '../mesh/kinds';
import type { Mesh, RegistryService, VirtualPod } from '../mesh/mesh';
import { authorize } from './authorization';
import type { Sender } from './destination';
import { actAtGateway } from './gateway-act';
import { gatewayProxy } from './gateway-proxy';
import type { Routed } from './outcome';
import type { Seen } from './request';
import { answered } from './respond';
import { isHttpPort } from './send';
import { dialledBy, sidecarHost } from './sidecar-host';
import { entry, nameOf } from './trace';

const USE = 'istio.io/use-waypoint';
const USE_NAMESPACE = 'istio.io/use-waypoint-namespace';
const FOR = 'istio.io/waypoint-for';

/** A request from the ambient mesh to a service that has a waypoint, which reads HTTP; undefined where it has none. */
export function routeThroughWaypoint(
  mesh: Mesh,
  client: VirtualPod,
  principal: string | undefined,
  request: Seen,
): Routed | undefined {
  const { service, port } = dialledBy(mesh, client, request.host, request.port);
  if (service === undefined || port === undefined || request.protocol !== 'http' || !isHttpPort(port.protocol)) {
    return undefined;
  }
  const waypoint = waypointOf(mesh, service);
  if (waypoint === undefined) return undefined;
  const { pod, sender } = gatewayProxy(mesh, waypoint);
  const known = entry(
    'waypoint',
    waypoint,
    '',
    `${nameOf(service.object)} is reached by the waypoint ${nameOf(waypoint)}`,
  );
  const arrival = { pod, port: port.number, principal, isHttp: true, target: service.object };
  const verdict = authorize(mesh, request, arrival);
  const trace = [known, ...verdict.trace];
  if (verdict.authorization === 'deny') {
    return answered(request, { status: verdict.status, authorization: 'deny' }, trace);
  }
  const host = sidecarHost(mesh, pod, service.host, port.number);
  if (host === undefined) return undefined;
  const own: Sender = { namespace: sender.namespace, pod, hasProxy: true, principal: sender.principal };
  return actAtGateway(mesh, own, host, verdict, port.number, trace);
}

/** What the Service asks for by a label, else its Namespace; only a waypoint for services counts. */
function waypointOf(mesh: Mesh, service: RegistryService): ManifestObject | undefined {
  const own = service.object.labels;
  const namespace = mesh.namespaces.get(service.namespace)?.labels ?? {};
  const labels = own[USE] === undefined ? namespace : own;
  const name = labels[USE];
  if (name === undefined || name === 'none') return undefined;
  const gateway = mesh.find('Gateway', GATEWAY_API, labels[USE_NAMESPACE] ?? service.namespace, name);
  if (at(gateway?.spec, 'gatewayClassName') !== WAYPOINT_CLASS) return undefined;
  return ['service', 'all'].includes(gateway?.labels[FOR] ?? 'service') ? gateway : undefined;
}
