import type { JsonObject } from '../../../lib/manifest/manifest-object';
import { PROXY_LABEL } from '../placement';
import type { Random } from '../random';
import { SERVICE_NAMES } from './vocabulary';

export interface TownPort {
  readonly port: number;
  readonly name: string;
  readonly protocol: 'http' | 'grpc' | 'tcp' | 'tls' | 'sniffed';
}

export interface TownService {
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  readonly ports: readonly TownPort[];
  readonly versions: readonly string[];
  readonly exportedTo: readonly string[];
}

export interface TownClient {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [name: string]: string };
}

/** Services, their workloads and clients: what rules are about. */
export interface Town {
  readonly id: string;
  readonly namespaces: readonly string[];
  readonly services: readonly TownService[];
  readonly clients: readonly TownClient[];
  readonly objects: JsonObject[];
  /** Hosts of ServiceEntries. */
  readonly entries: { readonly host: string; readonly port: number }[];
  /** What HTTPRoutes ask for, in the terms of a VirtualService. */
  readonly routes: { readonly hosts: readonly string[]; readonly matches: readonly JsonObject[] }[];
  /** How many Sidecars there are. */
  sidecars: number;
  /** What the generator made use of, for the count. */
  readonly features: Set<string>;
}

const HTTP_TARGETS = [8080, 9080, 8000, 9090];

export function town(random: Random, id: string): Town {
  const namespaces = ['a', 'b', 'c'].slice(0, random.pick([1, 2, 2, 3])).map((letter) => `${id}${letter}`);
  const objects: JsonObject[] = namespaces.map((name) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'istio-injection': 'enabled' } },
  }));
  const many = random.weighted([
    [6, () => random.integer(1, 3)],
    [3, () => random.integer(4, 8)],
    [1, () => random.integer(9, 20)],
  ]);
  const services = SERVICE_NAMES.slice(0, many).map((name) => service(random, name, namespaces, objects));
  const clients = Array.from({ length: random.pick([1, 1, 2]) }, (_, index) =>
    client(random, index === 0 ? 'shopper' : 'robot', random.pick(namespaces), objects),
  );
  return { id, namespaces, services, clients, objects, entries: [], routes: [], sidecars: 0, features: new Set() };
}

function service(random: Random, name: string, namespaces: readonly string[], objects: JsonObject[]): TownService {
  const namespace = random.pick(namespaces);
  const ports = portsOf(random);
  const exportTo = random.weighted([
    [8, () => namespaces.join(',')],
    [1, () => '.'],
    [1, () => [...new Set([namespace, random.pick(namespaces)])].join(',')],
  ]);
  const versions = ['v1', 'v2', 'v3'].slice(0, random.pick([1, 2, 2, 3]));
  objects.push({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, annotations: { 'networking.istio.io/exportTo': exportTo } },
    spec: {
      selector: { app: name },
      ports: ports.map(({ port, name: portName, protocol }) => ({
        name: portName,
        port,
        protocol: 'TCP',
        targetPort: targetOf(random, protocol),
      })),
    },
  });
  for (const version of versions) {
    for (let copy = 1; copy <= random.pick([1, 1, 2]); copy++) {
      objects.push(pod(`${name}-${version}-${copy}`, namespace, { app: name, version }));
    }
  }
  const exportedTo = exportTo === '.' ? [namespace] : exportTo.split(',');
  return { name, namespace, host: `${name}.${namespace}.svc.cluster.local`, ports, versions, exportedTo };
}

function portsOf(random: Random): TownPort[] {
  const [first, second] = random.some([80, 8080, 9080], 2) as [number, number];
  const main: TownPort = random.chance(0.15)
    ? { port: first, name: 'web', protocol: 'sniffed' }
    : { port: first, name: random.pick(['http', 'http-web']), protocol: 'http' };
  return random.weighted<TownPort[]>([
    [6, () => [main]],
    [2, () => [main, { port: second, name: 'http-admin', protocol: 'http' }]],
    [1, () => [main, { port: 50051, name: 'grpc', protocol: 'grpc' }]],
    [1, () => [main, { port: 3306, name: 'tcp-data', protocol: 'tcp' }]],
    [1, () => [main, { port: 443, name: 'tls', protocol: 'tls' }]],
  ]);
}

function targetOf(random: Random, protocol: TownPort['protocol']): number {
  if (protocol === 'grpc') return 50051;
  if (protocol === 'tcp') return random.pick([3306, 6379]);
  if (protocol === 'tls') return random.pick([443, 8443]);
  return random.pick(HTTP_TARGETS);
}

function client(random: Random, name: string, namespace: string, objects: JsonObject[]): TownClient {
  const labels = { app: name, tier: random.pick(['front', 'back']), [PROXY_LABEL]: 'sidecar' };
  objects.push(pod(name, namespace, labels));
  return { name, namespace, labels };
}

export function pod(name: string, namespace: string, labels: { readonly [name: string]: string }): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [{ name: 'app', image: 'app' }] },
  };
}

/** A host as somebody in a namespace may write it in a rule. */
export function written(random: Random, { name, namespace, host }: TownService, from: string): string {
  return from === namespace && random.chance(0.5) ? name : host;
}

/** A host as a client may dial it. */
export function dialled(random: Random, { name, namespace, host }: TownService, from: string): string {
  const forms = [host, `${name}.${namespace}`, `${name}.${namespace}.svc`];
  return random.pick(from === namespace ? [name, name, ...forms] : forms);
}
