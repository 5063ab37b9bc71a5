import type { ManifestObject } from '../manifest/manifest-object';
import { byAge } from '../mesh/age';
import { at, stringMap } from '../mesh/json';
import { GATEWAY_API } from '../mesh/kinds';
import { selects } from '../mesh/label-index';
import type { Labels, Mesh, VirtualPod } from '../mesh/mesh';
import type { Sender } from './destination';
import { remember } from './remember';

/** The proxy that a gateway configures. */
export interface GatewayProxy {
  readonly pod: VirtualPod;
  /** Whether its workload is not given, so that it is assumed. */
  readonly assumed: boolean;
  readonly sender: Sender;
  /** The Istio Gateways that configure the same proxy, the oldest first. */
  readonly gateways: readonly ManifestObject<unknown>[];
}

const caches = new WeakMap<Mesh, Map<ManifestObject<unknown>, GatewayProxy>>();

export function gatewayProxy(mesh: Mesh, gateway: ManifestObject<unknown>): GatewayProxy {
  const proxies = remember(caches, mesh, () => new Map());
  return remember(proxies, gateway, () => build(mesh, gateway));
}

function build(mesh: Mesh, gateway: ManifestObject<unknown>): GatewayProxy {
  const [known] = mesh.gatewayPods(gateway);
  const pod = known ?? assumedPod(mesh, gateway);
  const principal = `${mesh.config.trustDomain}/ns/${pod.namespace}/sa/${pod.serviceAccount}`;
  const shared = mesh.gateways.filter(
    (other) => (other as unknown) === gateway || selects(stringMap(at(other.spec, 'selector')) ?? {}, pod.labels),
  );
  return {
    pod,
    assumed: known === undefined,
    sender: { namespace: pod.namespace, pod, hasProxy: true, principal, isGateway: true },
    gateways:
      gateway.group === GATEWAY_API ? [gateway] : ([...shared].sort(byAge) as readonly ManifestObject<unknown>[]),
  };
}

/** What Istio installs by itself is in the root namespace; other gateways are assumed beside their Gateway. */
function assumedPod(mesh: Mesh, gateway: ManifestObject<unknown>): VirtualPod {
  const labels: Labels = stringMap(at(gateway.spec, 'selector')) ?? {};
  const own = labels.istio;
  const isInstalled = own === 'ingressgateway' || own === 'egressgateway';
  const name = isInstalled ? `istio-${own}` : gateway.name;
  return {
    name,
    namespace: isInstalled ? mesh.config.rootNamespace : mesh.namespaceOf(gateway),
    labels,
    annotations: {},
    containers: [],
    ports: [],
    serviceAccount: isInstalled ? `${name}-service-account` : name,
    hostNetwork: false,
    workload: gateway as ManifestObject,
    replicas: undefined,
    inMesh: 'sidecar',
    podPointer: '',
    generated: true,
  };
}

/** The ports of the proxy that a port of its Service leads to. */
export function proxyPorts(mesh: Mesh, { pod, assumed }: GatewayProxy, port: number): readonly number[] {
  if (assumed)
    return pod.workload.group === GATEWAY_API ? [port] : [port, ...(port === 80 ? [8080] : port === 443 ? [8443] : [])];
  const found = [port];
  for (const service of mesh.servicesOf(pod)) {
    const offered = service.ports.find(({ number }) => number === port);
    const target = offered?.targetPort;
    const number = typeof target === 'string' ? pod.ports.find(({ name }) => name === target)?.containerPort : target;
    if (number !== undefined) found.push(number);
  }
  return [...new Set(found)];
}

/** The port on which the proxy itself listens for a port of its Service; policies mean this one. */
export function listeningPort(mesh: Mesh, proxy: GatewayProxy, port: number): number {
  return proxyPorts(mesh, proxy, port).at(-1) ?? port;
}
