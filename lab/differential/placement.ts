import type { Json, JsonObject } from '../../lib/manifest/manifest-object';
import { addressIn, POD_PREFIX, PROXY_PREFIX } from './network';

/** Marks pods that have a proxy in the lab; every other pod is nothing but a server. */
export const PROXY_LABEL = 'lab/proxy';

export interface PlacedPod {
  readonly object: JsonObject;
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [name: string]: string };
  readonly address: string;
  readonly proxy: 'sidecar' | 'router' | undefined;
}

/** Gives out addresses, each once. */
export class Addresses {
  private proxies = 0;
  private pods = 0;

  place(object: JsonObject): PlacedPod {
    const { name, namespace, labels } = object.metadata as {
      name: string;
      namespace: string;
      labels: { [name: string]: string };
    };
    const wish = labels[PROXY_LABEL];
    const proxy = wish === 'sidecar' || wish === 'router' ? wish : undefined;
    const address = proxy === undefined ? addressIn(POD_PREFIX, this.pods++) : addressIn(PROXY_PREFIX, this.proxies++);
    return { object, name, namespace, labels, address, proxy };
  }
}

/** What a node says of a pod that runs. */
export function podStatus({ name, namespace, address }: PlacedPod): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    status: {
      phase: 'Running',
      podIP: address,
      podIPs: [{ ip: address }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  };
}

interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly targetPort?: number;
}

/** What the controller of EndpointSlices would make for a Service. */
export function endpointSlice(service: JsonObject, pods: readonly PlacedPod[]): JsonObject | undefined {
  const { name, namespace } = service.metadata as { name: string; namespace: string };
  const spec = service.spec as unknown as { selector?: { [name: string]: string }; ports: readonly ServicePort[] };
  const { selector } = spec;
  if (selector === undefined) return undefined;
  const behind = pods.filter(
    (pod) => pod.namespace === namespace && Object.entries(selector).every(([key, text]) => pod.labels[key] === text),
  );
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-1`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    ports: spec.ports.map(({ name: portName, port, targetPort }) => ({
      ...(portName !== undefined && { name: portName }),
      port: targetPort ?? port,
      protocol: 'TCP',
    })),
    endpoints: behind.map((pod) => ({
      addresses: [pod.address],
      conditions: { ready: true, serving: true, terminating: false },
      targetRef: { kind: 'Pod', name: pod.name, namespace },
    })) as readonly Json[],
  };
}
