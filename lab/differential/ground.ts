import type { JsonObject } from '../../lib/manifest/manifest-object';
import { manifestObject } from '../../lib/manifest/object';
import { asObject, asString, at, objectsOf, stringMap, stringsOf } from '../../lib/mesh/json';
import { selects } from '../../lib/mesh/label-index';
import { Mesh } from '../../lib/mesh/mesh';
import { findClient, type Routed, type RoutedDestination, route } from '../../lib/routing';
import { nameOf } from './kube';
import { HUB_ADDRESS } from './network';
import { endpointSlice, type PlacedPod } from './placement';
import { COMMON_OBJECTS, type Probe, type Scenario } from './scenario';

/** What the API server makes of objects. */
export interface StoredFacts {
  /** By `NAMESPACE/NAME` of the Service. */
  readonly clusterIps: ReadonlyMap<string, string>;
  /** When each object was created; by `keyOf`. */
  readonly ages: ReadonlyMap<string, string>;
}

export function storedFacts(stored: readonly JsonObject[]): StoredFacts {
  const services = stored.filter(({ kind }) => kind === 'Service');
  return {
    clusterIps: new Map(services.map((one) => [nameOf(one), asString(at(one, 'spec', 'clusterIP')) ?? ''])),
    ages: new Map(stored.map((one) => [keyOf(one), asString(at(one, 'metadata', 'creationTimestamp')) ?? ''])),
  };
}

function keyOf(object: JsonObject): string {
  return `${String(object.apiVersion)}/${String(object.kind)}/${nameOf(object)}`;
}

/** Which of several objects counts is often a question of their age. */
function aged(object: JsonObject, creationTimestamp: string | undefined): JsonObject {
  if (creationTimestamp === undefined) return object;
  return { ...object, metadata: { ...(object.metadata as JsonObject), creationTimestamp } };
}

/** A scenario that stands in the lab: the engine's view of it, and the addresses of what is there. */
export class Ground {
  readonly mesh: Mesh;
  /** The endpoints of its Services. */
  readonly slices: readonly JsonObject[];

  constructor(
    readonly scenario: Scenario,
    meshConfig: JsonObject,
    readonly pods: readonly PlacedPod[],
    private readonly stored: StoredFacts,
  ) {
    const objects = [...COMMON_OBJECTS, ...scenario.objects]
      .map((object) => manifestObject(aged(object, stored.ages.get(keyOf(object)))))
      .filter((object) => object !== undefined);
    this.slices = scenario.objects
      .filter(({ kind }) => kind === 'Service')
      .map((service) => endpointSlice(service, pods))
      .filter((slice) => slice !== undefined);
    this.mesh = Mesh.of(objects, { meshConfig, assumeComplete: true });
  }

  /** What the engine says; an error where it knows no such client. */
  route(probe: Probe): Routed {
    const found = findClient(this.mesh, probe.client);
    if ('error' in found) throw new Error(found.error);
    // Requests come from the hub.
    const outside = probe.client.startsWith('gateway:') ? { sourceIp: HUB_ADDRESS, remoteIp: HUB_ADDRESS } : {};
    return route(this.mesh, found.client, { ...probe.request, ...outside });
  }

  /** The proxy that a probe goes through. */
  proxyOf({ client }: Probe): PlacedPod {
    const pod = client.startsWith('gateway:') ? this.gatewayPod(client.slice('gateway:'.length)) : this.pod(client);
    if (pod === undefined) throw new Error(`nothing is placed for ${client}`);
    return pod;
  }

  private pod(name: string): PlacedPod | undefined {
    return this.pods.find((pod) => `${pod.namespace}/${pod.name}` === name);
  }

  private gatewayPod(name: string): PlacedPod | undefined {
    const parts = name.split('/');
    const [gateway = '', namespace = ''] = [parts.at(-1), parts.at(-2)];
    const object = this.scenario.objects.find(
      (one) => one.kind === 'Gateway' && isNamed(one, namespace, gateway) && groupFits(one, parts.at(-3)),
    );
    const selector = stringMap(at(object, 'spec', 'selector'));
    const wanted = selector ?? this.selectorOfAddress(object, namespace);
    return this.pods.find((pod) => pod.proxy === 'router' && wanted !== undefined && selects(wanted, pod.labels));
  }

  private selectorOfAddress(gateway: JsonObject | undefined, namespace: string) {
    const [first] = objectsOf(at(gateway, 'spec', 'addresses'));
    const [name = '', ofService = namespace] = (asString(first?.[1].value) ?? '').split('.');
    return stringMap(at(this.service(`${ofService}/${name}`), 'spec', 'selector'));
  }

  private service(name: string): JsonObject | undefined {
    return this.scenario.objects.find((one) => {
      const [namespace = '', ownName = ''] = name.split('/');
      return one.kind === 'Service' && isNamed(one, namespace, ownName);
    });
  }

  /** The address that a name stands for; that of nobody for a name that is in no registry. */
  dialled(host: string, from: PlacedPod): string {
    const [name = '', namespace = from.namespace] = host.split('.');
    return this.stored.clusterIps.get(`${namespace}/${name}`) ?? this.entryAddress(host) ?? '10.81.0.1';
  }

  /** The port of a gateway's pod behind a port of its Service. */
  gatewayPort(pod: PlacedPod, port: number): number {
    for (const object of this.scenario.objects) {
      if (object.kind !== 'Service' || asString(at(object, 'metadata', 'namespace')) !== pod.namespace) continue;
      const selector = stringMap(at(object, 'spec', 'selector')) ?? {};
      if (!selects(selector, pod.labels)) continue;
      const offered = objectsOf(at(object, 'spec', 'ports')).find(([, one]) => one.port === port);
      if (offered !== undefined) return Number(offered[1].targetPort ?? port);
    }
    return port;
  }

  private entryAddress(host: string): string | undefined {
    const entry = this.entry(host);
    return stringsOf(at(entry, 'spec', 'addresses'))[0];
  }

  private entry(host: string): JsonObject | undefined {
    return this.scenario.objects.find(
      (one) => one.kind === 'ServiceEntry' && stringsOf(at(one, 'spec', 'hosts')).includes(host),
    );
  }

  /** `ADDRESS:PORT` of all that a destination may be served by. */
  addressesOf(destination: RoutedDestination): ReadonlySet<string> {
    return this.addressesBehind(
      destination.host,
      destination.port ?? 0,
      destination.endpoints.map(({ namespace, name }) => `${namespace}/${name}`),
    );
  }

  /** Of some pods of a host, or of all where none are named. */
  addressesBehind(host: string, port: number, pods: readonly string[] | undefined): ReadonlySet<string> {
    const [name = '', namespace = ''] = host.split('.');
    const service = host.endsWith('.svc.cluster.local') ? this.service(`${namespace}/${name}`) : undefined;
    if (service === undefined) return this.entryAddresses(host, port);
    const offered = objectsOf(at(service, 'spec', 'ports')).find(([, one]) => one.port === port)?.[1];
    const target = Number(offered?.targetPort ?? port);
    const selector = stringMap(at(service, 'spec', 'selector')) ?? {};
    const behind = this.pods.filter((pod) =>
      pods === undefined
        ? pod.namespace === namespace && selects(selector, pod.labels)
        : pods.includes(`${pod.namespace}/${pod.name}`),
    );
    return new Set(behind.map(({ address }) => `${address}:${target}`));
  }

  /** The pods of a host that the DestinationRules for a client put into a subset. */
  podsOfSubset(host: string, subset: string | null, client: string): readonly string[] | undefined {
    if (subset === null) return undefined;
    const [name = '', namespace = ''] = host.split('.');
    const selector = stringMap(at(this.service(`${namespace}/${name}`), 'spec', 'selector')) ?? {};
    const rules = this.mesh.destinationRulesFor(host, client).flatMap(({ rules: merged }) => merged);
    const [labels] = rules.flatMap((rule) =>
      objectsOf(at(rule.spec, 'subsets'))
        .filter(([, one]) => one.name === subset)
        .map(([, one]) => ({ ...selector, ...stringMap(one.labels) })),
    );
    if (labels === undefined) return [];
    return this.pods
      .filter((pod) => pod.namespace === namespace && selects(labels, pod.labels))
      .map((pod) => `${pod.namespace}/${pod.name}`);
  }

  private entryAddresses(host: string, port: number): ReadonlySet<string> {
    const entry = this.entry(host);
    const offered = objectsOf(at(entry, 'spec', 'ports')).find(([, one]) => one.number === port)?.[1];
    return new Set(
      objectsOf(at(entry, 'spec', 'endpoints')).map(([, endpoint]) => {
        const own = asObject(endpoint.ports)?.[asString(offered?.name) ?? ''];
        return `${asString(endpoint.address)}:${own ?? offered?.targetPort ?? port}`;
      }),
    );
  }
}

function isNamed(object: JsonObject, namespace: string, name: string): boolean {
  return at(object, 'metadata', 'namespace') === namespace && at(object, 'metadata', 'name') === name;
}

function groupFits({ apiVersion }: JsonObject, group: string | undefined): boolean {
  return group === undefined || String(apiVersion).startsWith(`${group}/`);
}
