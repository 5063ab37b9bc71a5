import type { KubeConfig, V1EndpointSlice, V1Service } from '@kubernetes/client-node';
import { type Watched, watch } from './informer';
import { balancingRules, serviceHosts } from './service-names';

/** The services and endpoints of the cluster, as names and as rules. */
export interface ServiceDirectory {
  hosts(namespace: string): string;
  rules(): string;
  /** Calls back soon after something changed. */
  onChange(listener: () => void): void;
  stop(): Promise<void>;
}

export async function watchServices(client: KubeConfig): Promise<ServiceDirectory> {
  const { CoreV1Api, DiscoveryV1Api } = await import('@kubernetes/client-node');
  const core = client.makeApiClient(CoreV1Api);
  const discovery = client.makeApiClient(DiscoveryV1Api);
  const listeners: (() => void)[] = [];
  let due: NodeJS.Timeout | undefined;
  const changed = () => {
    // Changes come in bursts.
    due ??= setTimeout(() => {
      due = undefined;
      for (const listener of listeners) listener();
    }, 20);
  };
  const changes = { changed, deleted: changed };
  const services: Watched<V1Service> = await watch(
    client,
    '/api/v1/services',
    () => core.listServiceForAllNamespaces(),
    changes,
  );
  const slices: Watched<V1EndpointSlice> = await watch(
    client,
    '/apis/discovery.k8s.io/v1/endpointslices',
    () => discovery.listEndpointSliceForAllNamespaces(),
    changes,
  );
  return {
    hosts: (namespace) => serviceHosts(namespace, services.list(), slices.list()),
    rules: () => balancingRules(services.list(), slices.list()),
    onChange: (listener) => void listeners.push(listener),
    stop: async () => {
      clearTimeout(due);
      await Promise.all([services.stop(), slices.stop()]);
    },
  };
}
