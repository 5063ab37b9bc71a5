import { asString, at } from '../mesh/json';
import type { Mesh, VirtualPod } from '../mesh/mesh';
import { act } from './act';
import { passedThrough, type Sender } from './destination';
import type { Forward } from './forward';
import { routeThroughGateway } from './gateway';
import { membership } from './membership';
import { type Client, NO_CHANGES, type Routed, type RouteRequest, type TraceEntry } from './outcome';
import type { PathNormalization } from './path';
import { hostOf, type Seen, seen } from './request';
import { answered } from './respond';
import { isHttpPort, send } from './send';
import {
  dialledBy,
  fullNames,
  hasHttpListener,
  hasOwnListener,
  serviceNamed,
  sidecarHost,
  unmatched,
} from './sidecar-host';
import { routeBytes } from './tcp';
import { entry, nameOf } from './trace';
import { findRule } from './virtual-host';
import { routeThroughWaypoint } from './waypoint';

/** What a request does in a mesh: where it ends, what happens to it on the way, and why. */
export function route(mesh: Mesh, client: Client, request: RouteRequest): Routed {
  const asSent = seen(request, normalizationOf(mesh));
  if (client.kind === 'gateway') return routeThroughGateway(mesh, client.gateway, asSent);
  const { pod } = client;
  switch (membership(mesh, pod)) {
    case 'sidecar':
      return fromSidecar(mesh, pod, asSent);
    case 'ambient':
      return fromAmbient(mesh, pod, asSent);
    default:
      return pass(mesh, { namespace: pod.namespace, pod, hasProxy: false, principal: undefined }, asSent, [
        entry(
          'client',
          pod.workload,
          '',
          `${pod.namespace}/${pod.name} has no sidecar: no rule of the mesh applies to what it sends`,
        ),
      ]);
  }
}

function normalizationOf(mesh: Mesh): PathNormalization {
  const written = asString(at(mesh.config.json, 'pathNormalization', 'normalization'));
  return written === 'NONE' || written === 'MERGE_SLASHES' || written === 'DECODE_AND_MERGE_SLASHES' ? written : 'BASE';
}

const senders = new WeakMap<VirtualPod, Sender>();

function sidecarSender(mesh: Mesh, pod: VirtualPod): Sender {
  let sender = senders.get(pod);
  if (sender === undefined) {
    sender = { namespace: pod.namespace, pod, hasProxy: true, principal: principalOf(mesh, pod) };
    senders.set(pod, sender);
  }
  return sender;
}

function ambientSender(mesh: Mesh, pod: VirtualPod): Sender {
  return { namespace: pod.namespace, pod, hasProxy: false, principal: principalOf(mesh, pod), isTunnel: true };
}

function principalOf(mesh: Mesh, { namespace, serviceAccount }: VirtualPod): string {
  return `${mesh.config.trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

function fromAmbient(mesh: Mesh, pod: VirtualPod, request: Seen): Routed {
  const routed = routeThroughWaypoint(mesh, pod, principalOf(mesh, pod), request);
  if (routed !== undefined) return routed;
  const reason = `${pod.namespace}/${pod.name} is in the ambient mesh, and what it calls has no waypoint: no rule for HTTP applies`;
  return pass(mesh, ambientSender(mesh, pod), request, [entry('client', pod.workload, '', reason)]);
}

function fromSidecar(mesh: Mesh, pod: VirtualPod, request: Seen): Routed {
  const sender = sidecarSender(mesh, pod);
  const meant = dialledBy(mesh, pod, request.host, request.port);
  const { service: dialled, port } = meant;
  if (request.protocol !== 'http' || (port !== undefined && !isHttpPort(port.protocol))) {
    const routed = routeBytes(mesh, sender, pod, request, dialled, port);
    if (routed !== undefined) return routed;
    return outside(mesh, sender, pod, request);
  }
  // At a listener of its own the service that is dialled counts, whatever the authority says.
  const named = dialled !== undefined && hasOwnListener(mesh, pod, meant) ? dialled.host : hostOf(request.authority);
  const host = sidecarHost(mesh, pod, named, request.port);
  if (host === undefined) return outside(mesh, sender, pod, request);
  const { rule, trace, undefinedOrder } = findRule(host, request);
  if (rule === undefined) {
    const none = entry('no-rule', undefined, '', `no rule for ${host.domain} fits the request: 404`);
    return answered(request, { status: 404 }, [...trace, none], undefinedOrder);
  }
  return act(mesh, sender, rule, { request, listenerPort: request.port, trace, undefinedOrder });
}

/** What no host of the mesh is for. */
function outside(mesh: Mesh, sender: Sender, pod: VirtualPod, request: Seen): Routed {
  const { how, object } = unmatched(mesh, pod);
  const target = `${request.sni ?? hostOf(request.authority)}:${request.port}`;
  const pointer = '/spec/outboundTrafficPolicy/mode';
  const trace = [...hiddenReason(mesh, pod, request)];
  const byHttp = request.protocol === 'http' && hasHttpListener(mesh, pod, request.port);
  if (how === 'passthrough') {
    const reason = `the proxy knows no ${target}, and the outbound traffic policy is ALLOW_ANY: passed through as it is`;
    // Without a listener for HTTP on the port nothing but bytes goes through: no answers are made, no path is changed.
    const through = byHttp ? sender : { ...sender, hasProxy: false };
    return pass(mesh, through, request, [...trace, entry('passthrough', object, pointer, reason)]);
  }
  const what = byHttp ? 'answered with 502' : 'the connection is closed';
  trace.push(
    entry(
      'blackhole',
      object,
      pointer,
      `the proxy knows no ${target}, and the outbound traffic policy is REGISTRY_ONLY: ${what}`,
    ),
  );
  return answered(request, byHttp ? { status: 502 } : { error: 'connection-reset' }, trace);
}

/** Why a service that exists is not known to the proxy. */
function hiddenReason(mesh: Mesh, pod: VirtualPod, request: Seen): readonly TraceEntry[] {
  for (const name of fullNames(hostOf(request.authority), pod.namespace)) {
    const service = mesh.lookupAnywhere(name, pod.namespace);
    if (service === undefined) continue;
    const { object } = service;
    if (mesh.lookup(name, pod.namespace) === undefined) {
      return [entry('visibility', object, '/metadata', `${nameOf(object)} is not exported to ${pod.namespace}`)];
    }
    if (!service.ports.some(({ number }) => number === request.port)) {
      const ports = service.ports.map(({ number }) => number).join(', ');
      return [
        entry('virtual-host', object, '/spec/ports', `${nameOf(object)} has no port ${request.port}, only ${ports}`),
      ];
    }
    const sidecar = mesh.sidecarOf(pod);
    if (sidecar !== undefined && !mesh.imports(pod, service.host, 'itself')) {
      return [entry('sidecar-scope', sidecar, '/spec/egress', `${nameOf(sidecar)} does not import ${service.host}`)];
    }
  }
  return [];
}

/** Sends to where the client dialled, past all rules. */
function pass(mesh: Mesh, sender: Sender, request: Seen, trace: readonly TraceEntry[]): Routed {
  const service = serviceNamed(mesh, request.host, sender.namespace);
  const host =
    service?.host ??
    fullNames(request.host, sender.namespace).find(
      (name) => mesh.lookupAnywhere(name, sender.namespace)?.host === name,
    ) ??
    request.host;
  const destination = passedThrough(mesh, sender, host, request.port);
  const forward: Forward = {
    targets: [{ destination, share: 1, headers: undefined, authority: undefined }],
    faults: {},
    retries: { attempts: 0, perTryTimeoutMs: null, on: [] },
    timeoutMs: null,
    mirrors: [],
    request: NO_CHANGES,
    response: NO_CHANGES,
    authority: undefined,
    trace: destination.trace,
    invalidShare: 0,
    statusOfUnknown: 503,
  };
  return send(mesh, sender, {
    forward,
    request,
    path: sender.hasProxy ? request.path : request.rawPath,
    isHttp: request.protocol === 'http',
    trace,
    undefinedOrder: [],
  });
}
