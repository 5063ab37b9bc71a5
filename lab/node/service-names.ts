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
 * goes to a random endpoint.
 */
export function balancingRules(services: readonly V1Service[], slices: readonly V1EndpointSlice[]): string {
  const rules = services.flatMap((service) => {
    const { clusterIP } = service.spec ?? {};
    if (clusterIP === undefined || clusterIP === 'None' || clusterIP === '') return [];
    const endpoints = endpointsOf(service, slices);
    return (service.spec?.ports ?? []).flatMap(({ name, port }) =>
      endpoints.map((endpoint, index) => {
        const left = endpoints.length - index;
        const chance = left === 1 ? '' : ` -m statistic --mode random --probability ${(1 / left).toFixed(6)}`;
        const target = `${endpoint.address}:${endpoint.ports.get(name ?? '') ?? port}`;
        return `-A OUTPUT -d ${clusterIP}/32 -p tcp --dport ${port}${chance} -j DNAT --to-destination ${target}`;
      }),
    );
  });
  return ['*nat', ':OUTPUT ACCEPT', ...rules, 'COMMIT', ''].join('\n');
}
