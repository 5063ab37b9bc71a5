import { isIP } from 'node:net';
import { serviceOfHost } from '../mesh/host-match';
import type { Mesh, RegistryPort, RegistryService, VirtualPod } from '../mesh/mesh';
import { type ClusterSettings, clusterSettings } from './cluster';
import { ChosenRules } from './destination-rule';
import { type Endpoints, endpointsOf } from './endpoints';
import type { EffectivePolicy, TraceEntry } from './outcome';
import { type Handshake, handshake } from './tls';
import { entry, nameOf } from './trace';

/** The proxy that sends: the DestinationRules of its namespace count. */
export interface Sender {
  readonly namespace: string;
  /** Undefined for a gateway whose pods are not given. */
  readonly pod: VirtualPod | undefined;
  /** Whether a proxy of the mesh sends. */
  readonly hasProxy: boolean;
  /** The SPIFFE identity without its scheme; undefined where there is no proxy. */
  readonly principal: string | undefined;
  readonly isGateway?: true;
  /** Whether it is a ztunnel, which reads no HTTP. */
  readonly isTunnel?: true;
}

/** Where a proxy has received what it sends on. */
export interface Listener {
  readonly port: number;
  /** Whether a destination without a port may be on the only port of its service; else it is on the listener's. */
  readonly knowsOthers: boolean;
}

/** Where a rule sends to, with all that is known of it. */
export interface Resolved {
  readonly host: string;
  readonly port: number | null;
  readonly subset: string | null;
  readonly service: RegistryService | undefined;
  readonly servicePort: RegistryPort | undefined;
  readonly endpoints: Endpoints;
  readonly policy: EffectivePolicy;
  /** Undefined where nothing can be sent. */
  readonly settings: ClusterSettings | undefined;
  readonly handshake: Handshake;
  /** Why nothing can be sent there. */
  readonly unavailable: string | undefined;
  /** Whether the proxy does not know the place at all; otherwise there is just no workload. */
  readonly isUnknown?: boolean;
  readonly trace: readonly TraceEntry[];
}

const NO_ENDPOINTS: Endpoints = { known: 'none', pods: [], outside: false };
const SOMEWHERE: Endpoints = { known: 'assumed', pods: [], outside: true };
const NO_HANDSHAKE: Handshake = { tls: 'DISABLE', error: null, trace: [] };

export interface Wanted {
  readonly host: string;
  readonly port: number | undefined;
  readonly subset: string | undefined;
}

/** Finds a destination for a sender. */
export function resolveDestination(mesh: Mesh, sender: Sender, wanted: Wanted, listener: Listener): Resolved {
  const { host } = wanted;
  const subset = wanted.subset || null;
  // Rules of a sidecar reach services of its own namespace even if these are not exported to it.
  const own = sender.isGateway
    ? undefined
    : mesh.offering(host).find(({ namespace }) => namespace === sender.namespace);
  const service = own ?? mesh.lookup(host, sender.namespace);
  const onlyPort = listener.knowsOthers && service?.ports.length === 1 ? service.ports[0]?.number : undefined;
  const port = wanted.port || onlyPort || listener.port;
  if (service === undefined) return withoutService(mesh, host, port, subset, sender);
  const servicePort = service.ports.find(({ number }) => number === port);
  const base = { host, port, subset, service, servicePort };
  if (servicePort === undefined) {
    const ports = service.ports.map(({ number }) => number).join(', ') || 'no port';
    return broken(
      base,
      [],
      `${nameOf(service.object)} has no port ${port}, only ${ports}`,
      service.object,
      '/spec/ports',
    );
  }
  const rules = new ChosenRules(mesh, host, sender.namespace, sender.pod);
  const found = subset === null ? undefined : rules.subset(subset);
  const trace: TraceEntry[] = [];
  if (subset !== null && found === undefined) {
    const why =
      rules.first === undefined
        ? `no DestinationRule for ${host} that the client uses defines the subset '${subset}'`
        : `${nameOf(rules.first)} defines no subset '${subset}'`;
    return broken(base, trace, why, rules.first, '/spec/subsets');
  }
  if (found !== undefined) {
    trace.push(
      entry('destination-rule', found.object, found.pointer, `subset '${subset}' is ${labelsText(found.labels)}`),
    );
  }
  const policy = rules.policy(port, found);
  for (const [name, { object, pointer }] of Object.entries(policy)) {
    trace.push(
      entry('traffic-policy', object, pointer, `${name} for ${host}${subset === null ? '' : ` subset '${subset}'`}`),
    );
  }
  const endpoints = endpointsOf(mesh, service, found?.labels ?? {});
  if (endpoints.known === 'none') {
    const which = subset === null ? host : `subset '${subset}' of ${host}`;
    return broken(
      { ...base, policy, isUnknown: false },
      trace,
      `no workload is behind ${which}`,
      service.object,
      '/spec/selector',
    );
  }
  const agreed = handshake(mesh, sender.hasProxy, policy, endpoints, servicePort);
  const settings = clusterSettings(mesh, policy, service, sender.pod, endpoints);
  return {
    ...base,
    ...{ endpoints, policy, settings, handshake: agreed, unavailable: undefined },
    trace: [...trace, ...agreed.trace],
  };
}

/** Where no rule of the mesh decides: the connection goes where the client dialled. */
export function passedThrough(mesh: Mesh, sender: Sender, host: string, port: number): Resolved {
  const service = mesh.lookupAnywhere(host, sender.namespace);
  const servicePort = service?.ports.find(({ number }) => number === port);
  const isGiven = service?.kind === 'Service' && !service.headless && !service.external && !service.generated;
  if (isGiven && servicePort === undefined) {
    const base = { host, port, subset: null, service, servicePort };
    return broken(
      base,
      [],
      `nothing listens on port ${port} of ${nameOf(service.object)}`,
      service.object,
      '/spec/ports',
    );
  }
  const endpoints = service === undefined || servicePort === undefined ? SOMEWHERE : endpointsOf(mesh, service, {});
  const agreed = handshake(mesh, sender.isTunnel === true, {}, endpoints, servicePort);
  return {
    host,
    port,
    subset: null,
    service,
    servicePort,
    endpoints,
    policy: {},
    settings: undefined,
    handshake: agreed,
    unavailable: undefined,
    trace: agreed.trace,
  };
}

function withoutService(mesh: Mesh, host: string, port: number, subset: string | null, sender: Sender): Resolved {
  const base = { host, port, subset, service: undefined, servicePort: undefined };
  const namespace = serviceOfHost(host)?.namespace;
  const hidden = mesh.lookupAnywhere(host, sender.namespace);
  if (hidden !== undefined) {
    return broken(
      base,
      [],
      `${nameOf(hidden.object)} is not exported to ${sender.namespace}`,
      hidden.object,
      '/metadata',
    );
  }
  if (namespace !== undefined && !mesh.isComplete(namespace) && isIP(host) === 0) {
    return assumed(mesh, sender, base, namespace);
  }
  return broken(base, [], `no Service or ServiceEntry offers ${host}`, undefined, '');
}

/** A service of a namespace that is not given: its DestinationRules may well be, and a sidecar is likely. */
function assumed(mesh: Mesh, sender: Sender, base: Place, namespace: string): Resolved {
  const { host, port, subset } = base;
  const rules = new ChosenRules(mesh, host, sender.namespace, sender.pod);
  const found = subset === null ? undefined : rules.subset(subset);
  if (subset !== null && found === undefined && rules.first !== undefined) {
    return broken(base, [], `${nameOf(rules.first)} defines no subset '${subset}'`, rules.first, '/spec/subsets');
  }
  const policy = rules.policy(port ?? undefined, found);
  const ruled = handshake(mesh, sender.hasProxy, policy, SOMEWHERE, undefined);
  const isAuto = policy.tls === undefined && sender.hasProxy && mesh.config.enableAutoMtls;
  const reason = `nothing of namespace ${namespace} is given: ${host} is assumed to exist${isAuto ? ', with proxies' : ''}`;
  const agreed: Handshake = isAuto ? { tls: 'ISTIO_MUTUAL', error: null, trace: [] } : ruled;
  const trace = [entry('destination', undefined, '', reason), ...agreed.trace];
  const settings = clusterSettings(mesh, policy, undefined, sender.pod, SOMEWHERE);
  return { ...base, endpoints: SOMEWHERE, policy, settings, handshake: agreed, unavailable: undefined, trace };
}

type Place = Pick<Resolved, 'host' | 'port' | 'subset' | 'service' | 'servicePort'>;

function broken(
  base: Place & { readonly policy?: EffectivePolicy; readonly isUnknown?: boolean },
  trace: readonly TraceEntry[],
  why: string,
  object: TraceEntry['source'],
  pointer: string,
): Resolved {
  return {
    policy: {},
    isUnknown: true,
    ...base,
    endpoints: NO_ENDPOINTS,
    settings: undefined,
    handshake: NO_HANDSHAKE,
    unavailable: why,
    trace: [...trace, entry('endpoints', object, pointer, why)],
  };
}

function labelsText(labels: { readonly [key: string]: string }): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}=${text}`);
  return pairs.length === 0 ? 'every workload of the service' : `the workloads with ${pairs.join(', ')}`;
}
