import type { ManifestObject } from '../../manifest/manifest-object';
import { at } from '../../mesh/json';
import { GATEWAY_API } from '../../mesh/kinds';
import type { Mesh } from '../../mesh/mesh';
import type { Client } from '../outcome';
import { askedLabels, identityOf } from '../proxy-class';

/** A client that both sides know. */
export interface ClientPair {
  /** `bookinfo/productpage-v1`, `gateway:bookinfo/bookinfo-gateway`. */
  readonly name: string;
  readonly clients: readonly [Client, Client];
}

export interface Clients {
  readonly pairs: readonly ClientPair[];
  /** Names of those that one side alone has. */
  readonly onlyIn: readonly [readonly string[], readonly string[]];
}

/** The clients of two meshes; of workloads that no rule and no policy tells apart, the first. */
export function clientsOf(meshes: readonly [Mesh, Mesh]): Clients {
  const [first, second] = meshes.map(clientsByName) as [ClientsByName, ClientsByName];
  const labels = new Set(meshes.flatMap(askedLabels));
  const known = new Set<string>();
  const pairs: ClientPair[] = [];
  for (const [name, client] of first) {
    const other = second.get(name);
    if (other === undefined) continue;
    const clients = [client, other] as const;
    const identity = clients.map((one, index) => distinguished(meshes[index] as Mesh, one, labels) ?? name).join('\n');
    if (known.has(identity)) continue;
    known.add(identity);
    pairs.push({ name, clients });
  }
  return {
    pairs,
    onlyIn: [
      [...first.keys()].filter((name) => !second.has(name)),
      [...second.keys()].filter((name) => !first.has(name)),
    ],
  };
}

type ClientsByName = ReadonlyMap<string, Client>;

/** A gateway of either API by its name; where both have it, that of Istio. */
function clientsByName(mesh: Mesh): ClientsByName {
  const clients = new Map<string, Client>();
  for (const pod of mesh.pods) {
    const name = `${pod.namespace}/${pod.name}`;
    if (!clients.has(name)) clients.set(name, { kind: 'workload', pod });
  }
  for (const gateway of [...mesh.gateways, ...mesh.kubernetesGateways] as readonly ManifestObject[]) {
    const isWaypoint = gateway.group === GATEWAY_API && at(gateway.spec, 'gatewayClassName') === 'istio-waypoint';
    const name = `gateway:${mesh.namespaceOf(gateway)}/${gateway.name}`;
    if (!isWaypoint && !clients.has(name)) clients.set(name, { kind: 'gateway', gateway });
  }
  return clients;
}

/** All that rules and policies can tell a workload by; undefined for a gateway. */
function distinguished(mesh: Mesh, client: Client, labels: ReadonlySet<string>): string | undefined {
  return client.kind === 'gateway' ? undefined : `${identityOf(mesh, client.pod, labels)} ${client.pod.serviceAccount}`;
}
