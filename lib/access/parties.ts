import type { ManifestObject } from '../manifest/manifest-object';
import { GATEWAY_CLASS_LABEL, WAYPOINT_CLASS } from '../mesh/generated-gateways';
import { asNumber, asString, at, objectsOf } from '../mesh/json';
import { GATEWAY_API } from '../mesh/kinds';
import type { Mesh, RegistryPort, RegistryService, VirtualPod } from '../mesh/mesh';
import { gatewayProxy } from '../routing/gateway-proxy';
import { membership, targetPortOf } from '../routing/membership';
import { isHttpPort } from '../routing/send';
import { type Identity, identityOf } from './identity';

/** The name of everybody who is in no mesh. */
export const OUTSIDE = 'outside';

/** Who calls. */
export interface AccessClient {
  /** `bookinfo/productpage-v1`; `outside` for everybody who is in no mesh. */
  readonly name: string;
  /** Undefined for everybody outside. */
  readonly pod: VirtualPod | undefined;
  /** Whether a proxy of the mesh sends for it, so that it has an identity to show. */
  readonly hasProxy: boolean;
  readonly identity: Identity | undefined;
}

/** Who is called. */
export interface AccessServer {
  readonly name: string;
  readonly pod: VirtualPod;
  readonly kind: 'sidecar' | 'ambient' | 'gateway' | 'outside';
  readonly doors: readonly ServerDoor[];
}

/** A port at which a server can be called. */
export interface ServerDoor {
  /** The workload's; undefined where nothing tells any. */
  readonly port: number | undefined;
  readonly isHttp: boolean;
  /** Undefined for a gateway, and where no service is in front of the workload. */
  readonly service: RegistryService | undefined;
  readonly servicePort: RegistryPort | undefined;
}

export interface Parties {
  readonly clients: readonly AccessClient[];
  readonly servers: readonly AccessServer[];
  /** Workloads of gateways that are not given, by their names. */
  readonly assumed: readonly string[];
}

/** Everybody who may call or be called, in the order of their names; whoever is outside comes last. */
export function partiesOf(mesh: Mesh): Parties {
  const gateways = [...mesh.gateways, ...mesh.kubernetesGateways] as readonly ManifestObject<unknown>[];
  const configured = new Map<VirtualPod, ManifestObject<unknown>[]>();
  const assumedPods = new Map<string, VirtualPod>();
  for (const gateway of gateways) {
    for (const pod of mesh.gatewayPods(gateway)) file(configured, pod, gateway);
    if (mesh.gatewayPods(gateway).length > 0 || at(gateway.spec, 'gatewayClassName') === WAYPOINT_CLASS) continue;
    const { pod } = gatewayProxy(mesh, gateway);
    const name = `${pod.namespace}/${pod.name}`;
    const known = assumedPods.get(name) ?? pod;
    assumedPods.set(name, known);
    file(configured, known, gateway);
  }
  const given = mesh.podsMatching({}).filter(({ labels }) => labels[GATEWAY_CLASS_LABEL] !== WAYPOINT_CLASS);
  const named = [...withNames([...given, ...assumedPods.values()])].sort(([one], [other]) => (one < other ? -1 : 1));
  const clients = named.map(([name, pod]): AccessClient => {
    const hasProxy = membership(mesh, pod) !== undefined;
    return { name, pod, hasProxy, identity: hasProxy ? identityOf(mesh, pod) : undefined };
  });
  return {
    clients: [...clients, { name: OUTSIDE, pod: undefined, hasProxy: false, identity: undefined }],
    servers: named.map(([name, pod]) => serverOf(mesh, name, pod, configured.get(pod))),
    assumed: [...assumedPods.keys()].sort(),
  };
}

function file<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

/** Workloads of several kinds may have one name. */
function* withNames(pods: readonly VirtualPod[]): Generator<readonly [string, VirtualPod]> {
  const taken = new Set<string>();
  for (const pod of pods) {
    const name = `${pod.namespace}/${pod.name}`;
    yield [taken.has(name) ? `${name} (${pod.workload.kind})` : name, pod];
    taken.add(name);
  }
}

function serverOf(
  mesh: Mesh,
  name: string,
  pod: VirtualPod,
  gateways: readonly ManifestObject<unknown>[] | undefined,
): AccessServer {
  if (gateways !== undefined) return { name, pod, kind: 'gateway', doors: gateways.flatMap(gatewayDoors) };
  return { name, pod, kind: membership(mesh, pod) ?? 'outside', doors: workloadDoors(mesh, pod) };
}

/** What services lead to; what the containers declare, where no service does. */
function workloadDoors(mesh: Mesh, pod: VirtualPod): readonly ServerDoor[] {
  const doors = mesh.servicesOf(pod).flatMap((service) =>
    service.ports
      .filter(({ protocol }) => protocol !== 'UDP')
      .flatMap((servicePort) => {
        const port = targetPortOf(pod, servicePort.targetPort);
        return protocolsOf(servicePort.protocol).map((isHttp) => ({ port, isHttp, service, servicePort }));
      }),
  );
  if (doors.length > 0) return doors;
  const declared = pod.ports.filter(({ protocol }) => protocol === 'TCP').map(({ containerPort }) => containerPort);
  const ports = declared.length > 0 ? [...new Set(declared)] : [undefined];
  return ports.flatMap((port) =>
    protocolsOf(undefined).map((isHttp) => ({ port, isHttp, service: undefined, servicePort: undefined })),
  );
}

/** A port without a protocol takes both. */
function protocolsOf(protocol: string | undefined): readonly boolean[] {
  return protocol === undefined ? [true, false] : [isHttpPort(protocol)];
}

const BYTES = ['TCP', 'TLS', 'MONGO', 'MYSQL', 'REDIS'];

function gatewayDoors(gateway: ManifestObject<unknown>): readonly ServerDoor[] {
  const isKubernetes = gateway.group === GATEWAY_API;
  return objectsOf(at(gateway.spec, isKubernetes ? 'listeners' : 'servers')).map(([, server]) => {
    const protocol = asString(isKubernetes ? server.protocol : at(server, 'port', 'protocol')) ?? 'HTTP';
    const mode = asString(at(server, 'tls', 'mode'))?.toUpperCase() ?? '';
    const isHttp = !BYTES.includes(protocol.toUpperCase()) && !mode.endsWith('PASSTHROUGH');
    const port = asNumber(isKubernetes ? server.port : at(server, 'port', 'number'));
    return { port, isHttp, service: undefined, servicePort: undefined };
  });
}
