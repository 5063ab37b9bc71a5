import type { V1EndpointSlice, V1Service } from '@kubernetes/client-node';

/** What a namespace's /etc/hosts says of the services, in place of a DNS server. */
export function serviceHosts(
  namespace: string,
  services: readonly V1Service[],
  slices: readonly V1EndpointSlice[],
): string {
  const lines = services.flatMap((service) => {
    const names = namesOf(service, namespace).join(' ');
    const { clusterIP } = service.spec ?? {};
    // A headless service is its pods.
    const addresses =
      clusterIP === 'None' ? endpointsOf(service, slices).map(({ address }) => address) : clusterIP ? [clusterIP] : [];
    return [...new Set(addresses)].map((address) => `${address} ${names}\n`);
  });
  return lines.join('');
}

function namesOf({ metadata }: V1Service, from: string): readonly string[] {
  const { name = '', namespace = '' } = metadata ?? {};
  const short = namespace === from ? [name] : [];
  return [...short, `${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`];
}

export interface Endpoint {
  readonly address: string;
  /** The slice's ports: the service's port names with the pods' numbers. */
  readonly ports: ReadonlyMap<string, number>;
}

/** The endpoints of a service that are ready. */
export function endpointsOf(service: V1Service, slices: readonly V1EndpointSlice[]): readonly Endpoint[] {
  const { name, namespace } = service.metadata ?? {};
  return slices
    .filter(
      ({ metadata }) => metadata?.namespace === namespace && metadata?.labels?.['kubernetes.io/service-name'] === name,
    )
    .flatMap((slice) => {
      const ports = new Map((slice.ports ?? []).map((port) => [port.name ?? '', port.port ?? 0]));
      return (slice.endpoints ?? [])
        .filter(({ conditions }) => conditions?.ready !== false)
        .flatMap(({ addresses }) => addresses.map((address) => ({ address, ports })));
    });
}

/**
 * What kube-proxy would do, as rules for the namespace of a pod without a sidecar: each new connection to a ClusterIP
 * goes to a random endpoint, and is refused where there is none.
 */
export function balancingRules(services: readonly V1Service[], slices: readonly V1EndpointSlice[]): string {
  const nat: string[] = [];
  const filter: string[] = [];
  for (const service of services) {
    const { clusterIP, ports = [] } = service.spec ?? {};
    if (clusterIP === undefined || clusterIP === 'None' || clusterIP === '') continue;
    const endpoints = endpointsOf(service, slices);
    for (const { name, port } of ports) {
      const connections = `-A OUTPUT -d ${clusterIP}/32 -p tcp --dport ${port}`;
      if (endpoints.length === 0) filter.push(`${connections} -j REJECT`);
      for (const [index, endpoint] of endpoints.entries()) {
        const left = endpoints.length - index;
        const chance = left === 1 ? '' : ` -m statistic --mode random --probability ${(1 / left).toFixed(6)}`;
        const target = `${endpoint.address}:${endpoint.ports.get(name ?? '') ?? port}`;
        nat.push(`${connections}${chance} -j DNAT --to-destination ${target}`);
      }
    }
  }
  return ['*nat', ':OUTPUT ACCEPT', ...nat, 'COMMIT', '*filter', ':OUTPUT ACCEPT', ...filter, 'COMMIT', ''].join('\n');
}
